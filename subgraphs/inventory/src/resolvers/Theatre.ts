import type { TheatreResolvers } from '../generated/graphql.ts';
import { facilityOf } from './facility-of.ts';

export const Theatre: TheatreResolvers = {
  __resolveReference({ id }, { directory, facility }) {
    const theatre = directory.theatre(id);
    return theatre === undefined || facility(theatre.facilityId) === null ? null : theatre;
  },
  id: ({ id }) => id,
  name: ({ name }) => name,
  facility: facilityOf,
  suppliedBy: ({ suppliedBy }) => suppliedBy,
};
