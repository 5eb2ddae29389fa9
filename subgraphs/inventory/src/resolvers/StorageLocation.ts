import type { StorageLocationResolvers } from '../generated/graphql.ts';
import { findLocation } from '../services/find-location.ts';
import { facilityOf } from './facility-of.ts';

export const StorageLocation: StorageLocationResolvers = {
  __resolveReference: ({ id }, context) => findLocation(id, 'location', context),
  id: ({ id }) => id,
  code: ({ code }) => code,
  name: ({ name }) => name,
  facility: facilityOf,
  crosswalks: (location) => [location],
};
