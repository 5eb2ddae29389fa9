import { lineageThing } from '../domain/lineage-node.ts';
import type { MessageRecordResolvers } from '../generated/graphql.ts';
import { readPayload } from '../services/read-payload.ts';
import { instantText } from './instant-text.ts';
import { partnerReference, reference } from './reference.ts';

const protocols = { hl7v2: 'HL7V2', x12: 'X12' } as const;

export const MessageRecord: MessageRecordResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.message.load(id),
  sender: ({ senderName, sender }) => senderName ?? sender,
  partner: ({ partner }) => partnerReference(partner),
  protocol: ({ protocol }) => protocols[protocol],
  receivedAt: ({ receivedAt }) => instantText(receivedAt),
  settledAt: ({ settledAt }) => instantText(settledAt),
  sentAt: ({ sentAt }) => (sentAt === null ? null : instantText(sentAt)),
  acknowledgedAt: ({ acknowledgedAt }) => (acknowledgedAt === null ? null : instantText(acknowledgedAt)),
  async steps({ id, direction, receivedAt }, _, { loaders }) {
    const first = {
      messageId: id,
      state: direction === 'IN' ? 'RECEIVED' : 'QUEUED',
      at: receivedAt,
      note: null,
    } as const;
    return [first, ...(await loaders.steps.load(id))];
  },
  duplicateOf: ({ duplicateOf }, _, { loaders }) => (duplicateOf === null ? null : loaders.message.load(duplicateOf)),
  parent: ({ parentId }, _, { loaders }) => (parentId === null ? null : loaders.message.load(parentId)),
  facility: ({ facilityIds }, _, { viewer }) => (viewer.role === 'partner' ? null : reference(facilityIds[0])),
  supplier: ({ supplierIds }) => reference(supplierIds[0]),
  about: ({ about }) => about.map(lineageThing),
  unknownKeys: ({ id }, _, { viewer, loaders }) => (viewer.role === 'partner' ? [] : loaders.unknownKeys.load(id)),
  payload: ({ id }, _, context) => readPayload(context, id),
  exceptions: ({ id }, _, { loaders }) => loaders.openExceptionsByMessage.load(id),
};
