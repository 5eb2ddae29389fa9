import type { InvoiceLineResolvers } from '../generated/graphql.ts';
import { lineById } from '../services/line-by-id.ts';
import { orderLineOf } from './order-line-of.ts';

export const InvoiceLine: InvoiceLineResolvers = {
  __resolveReference: ({ id }, context) => lineById(id, context.loaders.invoice, context),
  id: ({ line }) => line.id,
  invoice: ({ document }) => document,
  purchaseOrderLine: ({ line }, _, context) => orderLineOf(line, context),
  quantity: ({ line }) => line.quantity,
  amount: ({ line }) => line.amount,
};
