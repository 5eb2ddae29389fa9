import { copyColumns } from '@supply-hub/subgraph-kit';
import { boolean, date, pgSchema, smallint, text } from 'drizzle-orm/pg-core';

const schema = pgSchema('orders');

export const purchaseOrders = schema.table('purchase_order', {
  ...copyColumns(),
  supplierId: text().notNull(),
  orderedOn: date({ mode: 'string' }).notNull(),
  /** Of the least advanced line: `progressOf` its status. */
  progress: smallint().notNull(),
  hasOutstanding: boolean().notNull(),
});

export const purchaseOrderLines = schema.table('purchase_order_line', {
  id: text().primaryKey(),
  orderId: text().notNull(),
  itemId: text(),
  facilityId: text(),
  progress: smallint().notNull(),
  isOutstanding: boolean().notNull(),
  /** Null when nothing is expected, or nobody gave a day. */
  expectedOn: date({ mode: 'string' }),
});

export const requisitions = schema.table('requisition', {
  ...copyColumns(),
  /** The first day there is where its system keeps none. */
  requestedOn: date({ mode: 'string' }).notNull(),
});

export const requisitionLines = schema.table('requisition_line', {
  id: text().primaryKey(),
  requisitionId: text().notNull(),
  itemId: text(),
  facilityId: text(),
  isOpen: boolean().notNull(),
});

export const receipts = schema.table('receipt', {
  ...copyColumns(),
  postedOn: date({ mode: 'string' }).notNull(),
});

export const receiptLines = schema.table('receipt_line', {
  id: text().primaryKey(),
  receiptId: text().notNull(),
  orderId: text(),
  facilityId: text(),
  supplierId: text(),
});

export const invoices = schema.table('invoice', {
  ...copyColumns(),
  supplierId: text().notNull(),
  invoicedOn: date({ mode: 'string' }).notNull(),
  postedOn: date({ mode: 'string' }).notNull(),
  isBlocked: boolean().notNull(),
});

export const invoiceLines = schema.table('invoice_line', {
  id: text().primaryKey(),
  invoiceId: text().notNull(),
  orderId: text(),
  facilityId: text(),
});
