import { bigint, boolean, jsonb, numeric, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';
import { messageStates, severities, supplyExceptionKinds } from '../domain/supply-exception.ts';

const schema = pgSchema('reconciliation');
const version = () => bigint({ mode: 'number' }).notNull();
const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 });

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
  changedAt: instant().notNull(),
});
export type LineMatchRow = typeof lineMatches.$inferSelect;

/** Messages as the exchange last told of them. */
export const messages = schema.table('message', {
  id: text().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  version: version(),
  sender: text(),
  senderName: text(),
  protocol: text({ enum: ['hl7v2', 'x12'] }).notNull(),
  messageType: text(),
  controlId: text(),
  businessKey: text(),
  receivedAt: instant().notNull(),
  state: text({ enum: messageStates }).notNull(),
  reason: text(),
  remedy: text(),
  isControlIdReused: boolean().notNull(),
  about: text().array().notNull(),
  facilityIds: text().array().notNull(),
  supplierIds: text().array().notNull(),
});
export type MessageRow = typeof messages.$inferSelect;

/** What a person must look at, or had to. */
export const supplyExceptions = schema.table('supply_exception', {
  id: text().primaryKey(),
  kind: text({ enum: supplyExceptionKinds }).notNull(),
  subject: text().notNull(),
  severity: text({ enum: severities }).notNull(),
  sentence: text().notNull(),
  remedy: text().notNull(),
  caseId: text(),
  messageId: text(),
  openedAt: instant().notNull(),
  closedAt: instant(),
  facilityIds: text().array().notNull(),
  supplierIds: text().array().notNull(),
});
export type SupplyExceptionRow = typeof supplyExceptions.$inferSelect;

/** What was done under an idempotency key. */
export const deeds = schema.table('deed', {
  operation: text().notNull(),
  subject: text().notNull(),
  key: text().notNull(),
  input: jsonb().notNull(),
  doneAt: instant().notNull(),
});
