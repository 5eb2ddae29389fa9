import type { QueryResolvers } from '../generated/graphql.ts';
import { listCrosswalks } from '../services/list-crosswalks.ts';
import { listExceptions } from '../services/list-exceptions.ts';
import { listLineMatches } from '../services/list-line-matches.ts';
import { listMessages } from '../services/list-messages.ts';
import { dryRunRule, listPartnerRules } from '../services/partner-rules.ts';
import { readLedger } from '../services/read-ledger.ts';
import { readLineage } from '../services/read-lineage.ts';

export const Query: QueryResolvers = {
  lineMatch: (_, { id }, { loaders }) => loaders.matchById.load(id),
  lineMatches: (_, { filter, first, after }, context) => listLineMatches(context, filter ?? {}, { first, after }),
  message: (_, { id }, { loaders }) => loaders.message.load(id),
  messages: (_, { filter, first, after }, context) => listMessages(context, filter ?? {}, { first, after }),
  supplyException: (_, { id }, { loaders }) => loaders.exception.load(id),
  supplyExceptions: (_, { filter, first, after }, context) => listExceptions(context, filter ?? {}, { first, after }),
  exchangeLedger: (_, span, context) => readLedger(context, span),
  crosswalk: (_, { id }, { viewer, loaders }) => (viewer.role === 'partner' ? null : loaders.crosswalk.load(id)),
  crosswalks: (_, { filter, first, after }, context) => listCrosswalks(context, filter ?? {}, { first, after }),
  partnerRules: (_, { partner = null, includeEnded, first, after }, context) =>
    listPartnerRules(context, { partner, includeEnded: includeEnded ?? false }, { first, after }),
  partnerRuleDryRun: (_, { input }, context) => dryRunRule(context, input),
  lineage: (_, { of }, context) => readLineage(context, of),
};
