import { reaches, type Viewer } from '@supply-hub/identity';
import { remediesOf } from '../domain/exception-kinds.ts';
import { supplierRemedyOf } from '../domain/told-to-suppliers.ts';
import type { SupplyExceptionResolvers } from '../generated/graphql.ts';
import { instantOf, instantText } from './instant-text.ts';
import { partnerReference, reference } from './reference.ts';

export const SupplyException: SupplyExceptionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.exception.load(id),
  remedy: ({ kind, remedy }, _, { viewer }) => (isPartner(viewer) ? (supplierRemedyOf(kind) ?? '') : remedy),
  facility: ({ facilityIds }, _, { viewer }) => (isPartner(viewer) ? null : reference(facilityIds[0])),
  surgicalCase: ({ caseId }, _, { viewer }) => (isPartner(viewer) ? null : reference(caseId)),
  message: ({ messageId }, _, { loaders }) => (messageId === null ? null : loaders.message.load(messageId)),
  item: ({ itemId }) => reference(itemId),
  purchaseOrderLines: ({ orderLineIds }) => orderLineIds.map((id) => ({ id })),
  team: ({ team }, _, { viewer }) => (isPartner(viewer) ? null : team),
  partner: ({ partner }) => partnerReference(partner),
  sharedWith: ({ supplierIds }, _, { viewer }) =>
    supplierIds.filter((id) => !isPartner(viewer) || reaches(viewer.suppliers, id)).map((id) => ({ id })),
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
  owner: ({ owner }, _, { viewer }) => (isPartner(viewer) ? null : owner),
  resolvedBy: ({ resolvedBy }, _, { viewer }) => (isPartner(viewer) ? null : resolvedBy),
  resolution: ({ resolution }, _, { viewer }) => (isPartner(viewer) ? null : resolution),
  notes: ({ id }, _, { loaders, viewer }) => (isPartner(viewer) ? [] : loaders.notes.load(id)),
  suggestedRemedies: ({ kind, messageId, closedAt }, _, { viewer }) =>
    closedAt === null && !isPartner(viewer)
      ? remediesOf(kind).filter(({ action }) => messageId !== null || !needsAMessage.has(action))
      : [],
  valueAtStake: async ({ id }, _, { loaders, viewer }) =>
    isPartner(viewer) ? null : (await loaders.stakes.load(id)).value,
  casesAtStake: async ({ id }, _, { loaders, viewer }) =>
    isPartner(viewer) ? [] : (await loaders.stakes.load(id)).caseIds.map((caseId) => ({ id: caseId })),
  unknownKeys: ({ messageId, closedAt }, _, { loaders, viewer }) =>
    messageId === null || closedAt !== null || isPartner(viewer) ? [] : loaders.unknownKeys.load(messageId),
};

/** What the hospital does about it, and whom it hangs on, is no partner's to see (R72). */
const isPartner = ({ role }: Viewer): boolean => role === 'partner';

/** Of a case's card, nobody can confirm a key or re-drive anything. */
const needsAMessage: ReadonlySet<string> = new Set([
  'CONFIRM_CROSSWALK',
  'ADD_PARTNER_RULE',
  'REDRIVE_MESSAGES',
  'CALL_PARTNER',
]);
