import { sentenceOf, stateOf } from '../domain/partner-health.ts';
import type { PartnerHealthResolvers } from '../generated/graphql.ts';
import { instantText } from './instant-text.ts';

export const PartnerHealth: PartnerHealthResolvers = {
  partner: ({ id: partnerId }) => ({ id: partnerId }),
  state: (facts) => stateOf(facts),
  sentence: (facts) => sentenceOf(facts),
  lastReceivedAt: ({ lastReceivedAt }) => (lastReceivedAt === null ? null : instantText(lastReceivedAt)),
  lastSentAt: ({ lastSentAt }) => (lastSentAt === null ? null : instantText(lastSentAt)),
  answers: ({ punctuality }) =>
    punctuality.map(({ kind, expected, onTime, late, missing }) => ({
      kind,
      expectedCount: expected,
      onTimeCount: onTime,
      lateCount: late,
      missingCount: missing,
    })),
  waitingToSendCount: ({ waitingToSend }) => waitingToSend,
  parkedCount: ({ parked }) => parked,
  oldestWaiting: ({ oldestWaitingId }, _, { loaders }) =>
    oldestWaitingId === null ? null : loaders.message.load(oldestWaitingId),
  ordersAtStake: ({ orderIds }) => orderIds.map((id) => ({ id })),
  valueAtStake: ({ amount, currency }) => (amount === null || currency === null ? null : { amount, currency }),
  casesAtStake: ({ caseIds }) => caseIds.map((id) => ({ id })),
};
