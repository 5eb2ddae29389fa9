import type { ReceiptLineResolvers } from '../generated/graphql.ts';
import { lineById } from '../services/line-by-id.ts';
import { orderLineOf } from './order-line-of.ts';
import { reference } from './reference.ts';

export const ReceiptLine: ReceiptLineResolvers = {
  __resolveReference: ({ id }, context) => lineById(id, context.loaders.receipt, context),
  id: ({ line }) => line.id,
  receipt: ({ document }) => document,
  purchaseOrderLine: ({ line }, _, context) => orderLineOf(line, context),
  item: ({ line }) => reference(line.itemId),
  quantity: ({ line }) => line.quantity,
  lot: ({ line }) => line.lot,
  expiresOn: ({ line }) => line.expiresOn,
  isReversal: ({ line }) => line.isReversal,
};
