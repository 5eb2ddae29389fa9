import type { SurgicalCaseResolvers } from '../generated/graphql.ts';

export const SurgicalCase: SurgicalCaseResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.caseById.load(id),
  number: ({ value }) => value.number,
  facility: ({ value }) => (value.facilityId === null ? null : { id: value.facilityId }),
  theatre: ({ value }) => (value.theatreId === null ? null : { id: value.theatreId }),
  scheduledAt: ({ value }) => value.scheduledAt,
  endsAt: ({ value }) => value.endsAt,
  status: ({ value }) => value.status,
  procedure: ({ value }) => value.procedure,
  surgeon: ({ value }) => value.surgeon,
  scheduleHistory: ({ id }, _, { loaders }) => loaders.historyByCase.load(id),
};
