import type { QueryResolvers } from '../generated/graphql.ts';
import { listLineMatches } from '../services/list-line-matches.ts';

export const Query: QueryResolvers = {
  lineMatch: (_, { id }, { loaders }) => loaders.matchById.load(id),
  lineMatches: (_, { filter, first, after }, context) => listLineMatches(context, filter ?? {}, { first, after }),
};
