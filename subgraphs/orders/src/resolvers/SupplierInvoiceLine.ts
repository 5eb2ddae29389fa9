import type { SupplierInvoiceLineResolvers } from '../generated/graphql.ts';
import { documentLineById } from '../services/supplier-documents.ts';
import { shownParts, shownPrice } from './coded.ts';
import { sentLineOf } from './order-line-of.ts';

export const SupplierInvoiceLine: SupplierInvoiceLineResolvers = {
  __resolveReference: ({ id }, context) => documentLineById('INVOICE', id, context),
  id: ({ line }) => line.id,
  supplierInvoice: ({ document }) => document,
  purchaseOrderLine: ({ line }, _, context) => sentLineOf(line, context),
  numberAsSent: ({ line }) => line.number,
  parts: ({ line }) => shownParts(line.parts),
  quantity: ({ line }) => line.quantity,
  price: ({ line, document }) => shownPrice(line.price, document.value.currency),
};
