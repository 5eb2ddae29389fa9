import type { AuditEntryResolvers } from '../generated/graphql.ts';
import { instantText } from './instant-text.ts';

export const AuditEntry: AuditEntryResolvers = {
  at: ({ at }) => instantText(at),
  message: ({ messageId }, _, { loaders }) => (messageId === null ? null : loaders.message.load(messageId)),
};
