import { remediesOf } from '../domain/exception-kinds.ts';
import type { SupplyExceptionResolvers } from '../generated/graphql.ts';
import { instantOf, instantText } from './instant-text.ts';
import { partnerReference, reference } from './reference.ts';

export const SupplyException: SupplyExceptionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.exception.load(id),
  facility: ({ facilityIds }) => reference(facilityIds[0]),
  surgicalCase: ({ caseId }) => reference(caseId),
  message: ({ messageId }, _, { loaders }) => (messageId === null ? null : loaders.message.load(messageId)),
  item: ({ itemId }) => reference(itemId),
  purchaseOrderLines: ({ orderLineIds }) => orderLineIds.map((id) => ({ id })),
  partner: ({ partner }) => partnerReference(partner),
  openedAt: ({ openedAt }) => instantText(openedAt),
  ageMinutes: ({ openedAt, closedAt }, _, { clock }) => {
    const end = closedAt === null ? clock.now() : instantOf(closedAt);
    return Math.max(0, Math.floor(instantOf(openedAt).until(end).total('minutes')));
  },
  dueAt: ({ dueAt }) => instantText(dueAt),
  isOverdue: ({ dueAt, closedAt }, _, { clock }) =>
    closedAt === null && Temporal.Instant.compare(instantOf(dueAt), clock.now()) < 0,
  closedAt: ({ closedAt }) => (closedAt === null ? null : instantText(closedAt)),
  isOpen: ({ closedAt }) => closedAt === null,
  notes: ({ id }, _, { loaders }) => loaders.notes.load(id),
  suggestedRemedies: ({ kind, messageId, closedAt }) =>
    closedAt === null ? remediesOf(kind).filter(({ action }) => messageId !== null || !needsAMessage.has(action)) : [],
  valueAtStake: async ({ id }, _, { loaders }) => (await loaders.stakes.load(id)).value,
  casesAtStake: async ({ id }, _, { loaders }) =>
    (await loaders.stakes.load(id)).caseIds.map((caseId) => ({ id: caseId })),
  unknownKeys: ({ messageId, closedAt }, _, { loaders }) =>
    messageId === null || closedAt !== null ? [] : loaders.unknownKeys.load(messageId),
};

/** Of a case's card, nobody can confirm a key or re-drive anything. */
const needsAMessage: ReadonlySet<string> = new Set([
  'CONFIRM_CROSSWALK',
  'ADD_PARTNER_RULE',
  'REDRIVE_MESSAGES',
  'CALL_PARTNER',
]);
