import { systemName } from '@supply-hub/subgraph-kit';
import type { FacilityResolvers } from '../generated/graphql.ts';

export const Facility: FacilityResolvers = {
  __resolveReference: ({ id }, { facility }) => facility(id),
  id: ({ id }) => id,
  name: ({ name }) => name,
  gln: ({ gln }) => gln,
  timeZone: ({ timeZone }) => timeZone,
  bufferBeforeCaseMinutes: ({ bufferBeforeCaseMinutes }) => bufferBeforeCaseMinutes,
  locations: ({ id }, _, { loaders }) => loaders.locationsOfFacility.load(id),
  theatres: ({ theatres }) => theatres,
  codes: ({ codes }, _, { config }) =>
    Object.entries(codes).map(([system, code]) => ({
      system: systemName(config.systems, system),
      code,
      display: null,
    })),
  stockAlerts: ({ id }, page, { alertPage }) => alertPage({ facilityIds: [id], isOpen: true }, page),
};
