import type { SupplyExceptionResolvers } from '../generated/graphql.ts';
import { instantText } from './instant-text.ts';
import { reference } from './reference.ts';

export const SupplyException: SupplyExceptionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.exception.load(id),
  facility: ({ facilityIds }) => reference(facilityIds[0]),
  surgicalCase: ({ caseId }) => reference(caseId),
  message: ({ messageId }, _, { loaders }) => (messageId === null ? null : loaders.message.load(messageId)),
  openedAt: ({ openedAt }) => instantText(openedAt),
  closedAt: ({ closedAt }) => (closedAt === null ? null : instantText(closedAt)),
  isOpen: ({ closedAt }) => closedAt === null,
};
