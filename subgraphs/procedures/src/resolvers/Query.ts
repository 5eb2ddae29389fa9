import type { QueryResolvers } from '../generated/graphql.ts';

export const Query: QueryResolvers = {
  surgicalCase: (_, { id }, { loaders }) => loaders.caseById.load(id),
  surgicalCaseByNumber: (_, { facilityId, number }, { cases }) => cases.byNumber(facilityId, number),
  surgicalCases: (_, { filter, first, after }, { cases }) => cases.list(filter ?? {}, { first, after }),
  preferenceCard: (_, { id }, { loaders }) => loaders.cardById.load(id),
};
