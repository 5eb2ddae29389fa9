import { bigint, boolean, integer, jsonb, numeric, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';
import { crosswalkKinds } from '../domain/crosswalk-evidence.ts';
import { severities, type SupplyExceptionKind } from '../domain/exception-kinds.ts';
import { directions, messageStates } from '../domain/message-facts.ts';
import type { PartnerRule } from '../domain/partner-rule.ts';

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
  direction: text({ enum: directions }).notNull(),
  partner: text(),
  partnerName: text(),
  documentType: text(),
  documentNumber: text(),
  parentId: text(),
  duplicateOf: text(),
  interchangeControl: text(),
  groupControl: text(),
  setControl: text(),
  via: text(),
  timesReceived: integer().notNull(),
  code: text(),
  overdue: text().array().notNull(),
  route: text(),
  settledAt: instant().notNull(),
  sentAt: instant(),
  acknowledgedAt: instant(),
});
export type MessageRow = typeof messages.$inferSelect;

/** What a person must look at, or had to. */
export const supplyExceptions = schema.table('supply_exception', {
  id: text().primaryKey(),
  kind: text().$type<SupplyExceptionKind>().notNull(),
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
  partner: text(),
  businessKey: text(),
  supplierId: text(),
  orderIds: text().array().notNull(),
  dueAt: instant().notNull(),
  owner: text(),
  ownedAt: instant(),
  resolvedBy: text(),
  resolution: text(),
  isWaived: boolean().notNull(),
  caseIds: text().array().notNull(),
  orderLineIds: text().array().notNull(),
  itemId: text(),
  team: text(),
  version: version().default(0),
});
export type SupplyExceptionRow = typeof supplyExceptions.$inferSelect;

/** What people did about exceptions, and said of them. */
export const exceptionNotes = schema.table('exception_note', {
  exceptionId: text().notNull(),
  number: integer().notNull(),
  kind: text({ enum: ['NOTE', 'ASSIGNED', 'GIVEN_BACK', 'RESOLVED'] }).notNull(),
  byWhom: text().notNull(),
  at: instant().notNull(),
  text: text(),
});
export type ExceptionNoteRow = typeof exceptionNotes.$inferSelect;

/** Orders as the events of orders last gave them: what a document about one is worth. */
export const purchaseOrders = schema.table('purchase_order', {
  id: text().primaryKey(),
  version: version(),
  number: text().notNull(),
  supplierId: text().notNull(),
  value: numeric(),
  currency: text(),
});

/** What keys of others can mean. */
export const knownThings = schema.table('known_thing', {
  id: text().primaryKey(),
  version: version(),
  kind: text({ enum: ['ITEM', 'SUPPLIER', 'LOCATION'] }).notNull(),
  number: text().notNull(),
  name: text(),
  codes: text().array().notNull(),
  gtins: text().array().notNull(),
  gln: text(),
  words: text().array().notNull(),
});

/** Suppliers' part numbers of items. */
export const supplierParts = schema.table('supplier_part', {
  id: text().primaryKey(),
  version: version(),
  supplierId: text().notNull(),
  itemId: text().notNull(),
  partNumber: text(),
  code: text(),
});

/** Keys that messages named and nobody had given a meaning. */
export const crosswalkWants = schema.table('crosswalk_want', {
  messageId: text().notNull(),
  kind: text({ enum: crosswalkKinds }).notNull(),
  party: text().notNull(),
  key: text().notNull(),
  facts: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
  supplierId: text(),
  gtin: text(),
  codes: text().array().notNull(),
  isWaiting: boolean().notNull(),
  isRetried: boolean().notNull(),
  wantedAt: instant().notNull(),
});
export type CrosswalkWantRow = typeof crosswalkWants.$inferSelect;

/** Rules that give a partner's keys their meaning. */
export const partnerRules = schema.table('partner_rule', {
  id: text().primaryKey(),
  partner: text().notNull(),
  kind: text({ enum: crosswalkKinds }).notNull(),
  rule: jsonb().$type<PartnerRule>().notNull(),
  note: text().notNull(),
  addedBy: text().notNull(),
  addedAt: instant().notNull(),
  endedBy: text(),
  endedAt: instant(),
  endNote: text(),
});
export type PartnerRuleRow = typeof partnerRules.$inferSelect;
