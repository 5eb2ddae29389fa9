import { systemName } from '@supply-hub/subgraph-kit';
import { crosswalkIdOf } from '../services/facilities.ts';
import type { LocationCrosswalkResolvers } from '../generated/graphql.ts';
import { findLocation } from '../services/find-location.ts';

export const LocationCrosswalk: LocationCrosswalkResolvers = {
  __resolveReference: ({ id }, context) => findLocation(id, 'locationcrosswalk', context),
  id: (location) => crosswalkIdOf(location),
  system: ({ system }, _, { config }) => systemName(config.systems, system),
  key: ({ facilityCode, code }) => `${facilityCode}/${code}`,
  location: (location) => location,
};
