import type { QueryResolvers } from '../generated/graphql.ts';
import { listAuditEntries, verifyChain } from '../services/list-audit-entries.ts';
import { listCrosswalks } from '../services/list-crosswalks.ts';
import { listExceptions } from '../services/list-exceptions.ts';
import { listLineMatches } from '../services/list-line-matches.ts';
import { listMessages } from '../services/list-messages.ts';
import { dryRunRule, listPartnerRules } from '../services/partner-rules.ts';
import { readLedger } from '../services/read-ledger.ts';
import { readLineage } from '../services/read-lineage.ts';
import { readPartnerHealth } from '../services/read-partner-health.ts';
import { findReplay, listReplays } from '../services/replays.ts';

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
  auditEntries: (_, { filter, first, after }, context) => listAuditEntries(context, filter ?? {}, { first, after }),
  async auditVerification(_, { notedHead = null }, context) {
    const { entries, unchained, broken, ...verdict } = await verifyChain(context, notedHead);
    return {
      ...verdict,
      entryCount: Number(entries),
      unchainedCount: Number(unchained),
      brokenAt: broken === null ? null : Number(broken.position),
      sentence: broken?.sentence ?? null,
    };
  },
  partnerHealth: (_, { partner = null }, context) => readPartnerHealth(context, partner),
  replay: (_, { id }, context) => findReplay(context, id),
  replays: (_, page, context) => listReplays(context, page),
};
