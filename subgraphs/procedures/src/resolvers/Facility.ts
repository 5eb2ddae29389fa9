import type { FacilityResolvers } from '../generated/graphql.ts';

export const Facility: FacilityResolvers = {
  cases: ({ id }, { from, to, first, after }, { cases }) => cases.ofFacility(id, { from, to }, { first, after }),
};
