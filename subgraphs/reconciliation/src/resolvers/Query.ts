import type { QueryResolvers } from '../generated/graphql.ts';
import { listExceptions } from '../services/list-exceptions.ts';
import { listLineMatches } from '../services/list-line-matches.ts';
import { listMessages } from '../services/list-messages.ts';
import { readLineage } from '../services/read-lineage.ts';

export const Query: QueryResolvers = {
  lineMatch: (_, { id }, { loaders }) => loaders.matchById.load(id),
  lineMatches: (_, { filter, first, after }, context) => listLineMatches(context, filter ?? {}, { first, after }),
  message: (_, { id }, { loaders }) => loaders.message.load(id),
  messages: (_, { filter, first, after }, context) => listMessages(context, filter ?? {}, { first, after }),
  supplyException: (_, { id }, { loaders }) => loaders.exception.load(id),
  supplyExceptions: (_, { filter, first, after }, context) => listExceptions(context, filter ?? {}, { first, after }),
  lineage: (_, { of }, context) => readLineage(context, of),
};
