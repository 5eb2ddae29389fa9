import { lineageThing } from '../domain/lineage-node.ts';
import type { MessageRecordResolvers } from '../generated/graphql.ts';
import { instantText } from './instant-text.ts';
import { reference } from './reference.ts';

const protocols = { hl7v2: 'HL7V2', x12: 'X12' } as const;

export const MessageRecord: MessageRecordResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.message.load(id),
  sender: ({ senderName, sender }) => senderName ?? sender,
  protocol: ({ protocol }) => protocols[protocol],
  receivedAt: ({ receivedAt }) => instantText(receivedAt),
  facility: ({ facilityIds }) => reference(facilityIds[0]),
  about: ({ about }) => about.map(lineageThing),
};
