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
  demands: ({ id }, _, { loaders }) => loaders.demandsByCase.load(id),
  preferenceCard: ({ cardId }, _, { loaders }) => (cardId === null ? null : loaders.cardById.load(cardId)),
  scheduleHistory: ({ id }, _, { loaders }) => loaders.historyByCase.load(id),
};
