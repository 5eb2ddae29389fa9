import { systemName } from '@supply-hub/subgraph-kit';
import type { FacilityResolvers } from '../generated/graphql.ts';

export const Facility: FacilityResolvers = {
  __resolveReference: ({ id }, { facility }) => facility(id),
  id: ({ id }) => id,
  name: ({ config }) => config.name,
  gln: ({ config }) => config.gln ?? null,
  timeZone: ({ config }) => config.timeZone,
  bufferBeforeCaseMinutes: ({ config }) => config.bufferBeforeCaseMinutes,
  locations: ({ id }, _, { loaders }) => loaders.locationsOfFacility.load(id),
  theatres: ({ theatres }) => theatres,
  codes: (facility, _, { config }) =>
    Object.entries(facility.config.codes).map(([system, code]) => ({
      system: systemName(config.systems, system),
      code,
      display: null,
    })),
};
