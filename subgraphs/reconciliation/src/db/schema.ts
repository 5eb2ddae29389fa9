import { bigint, boolean, numeric, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';

const schema = pgSchema('reconciliation');
const version = () => bigint({ mode: 'number' }).notNull();

/** Order lines as the events of orders last gave them. */
export const orderLines = schema.table('order_line', {
  id: text().primaryKey(),
  orderId: text().notNull(),
  version: version(),
  facilityId: text(),
  supplierId: text().notNull(),
  quantity: numeric().notNull(),
  unit: text().notNull(),
  baseQuantity: numeric(),
  baseUnit: text(),
  unitPrice: numeric().notNull(),
  currency: text().notNull(),
  isCancelled: boolean().notNull(),
});

/** What arrived for an order line; a reversal counts down. */
export const receiptLines = schema.table('receipt_line', {
  id: text().primaryKey(),
  receiptId: text().notNull(),
  version: version(),
  orderLineId: text().notNull(),
  quantity: numeric().notNull(),
  unit: text().notNull(),
  baseQuantity: numeric(),
});

/** What was claimed for an order line; a credit counts down. */
export const invoiceLines = schema.table('invoice_line', {
  id: text().primaryKey(),
  invoiceId: text().notNull(),
  version: version(),
  orderLineId: text().notNull(),
  quantity: numeric().notNull(),
  unit: text().notNull(),
  amount: numeric().notNull(),
  currency: text().notNull(),
});

/** The newest version taken in of each order, receipt and invoice. */
export const documents = schema.table('document', { id: text().primaryKey(), version: version() });

/** Outcomes, stored and never computed on read. */
export const lineMatches = schema.table('line_match', {
  id: text().primaryKey(),
  orderLineId: text().notNull(),
  facilityIds: text().array().notNull(),
  supplierIds: text().array().notNull(),
  status: text({
    enum: ['NOT_INVOICED', 'AWAITING_RECEIPT', 'MATCHED', 'QUANTITY_VARIANCE', 'PRICE_VARIANCE'],
  }).notNull(),
  baseUnit: text().notNull(),
  ordered: numeric().notNull(),
  received: numeric().notNull(),
  invoiced: numeric().notNull(),
  orderPrice: numeric().notNull(),
  invoicePrice: numeric(),
  variance: numeric().notNull(),
  currency: text().notNull(),
  changedAt: timestamp({ withTimezone: true, mode: 'string', precision: 3 }).notNull(),
});
export type LineMatchRow = typeof lineMatches.$inferSelect;
