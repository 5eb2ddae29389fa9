import { bigint, boolean, customType, date, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const schema = pgSchema('orders');
const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 });
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Trading partners as they were last told. */
export const partnerCopies = schema.table('partner_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  slug: text().notNull(),
  supplierId: text(),
  profile: jsonb().notNull(),
  isGone: boolean().notNull(),
});

/** Orders that may have to be sent. */
export const transmissionsDue = schema.table('transmission_due', { orderId: text().primaryKey() });

/** Orders that were sent, or could not be. */
export const transmissions = schema.table('transmission', {
  orderId: text().primaryKey(),
  partnerId: text().notNull(),
  partner: text().notNull(),
  /** Null: it was not sent. With a reason: it could not be written; without: it is no longer to be sent. */
  messageId: text(),
  reason: text(),
  remedy: text(),
  at: instant().notNull(),
  orderNumber: text().notNull(),
  supplierId: text().notNull(),
  facilityId: text(),
  /** Why there is a reason: it cannot be written, or a price stops it. */
  stoppedBy: text({ enum: ['WRITING', 'PRICE'] }),
  /** Counts what became of it; events carry it. */
  version: bigint({ mode: 'number' }).notNull().default(1),
});

/** What suppliers sent of orders, of whatever kind. */
export const supplierDocuments = schema.table('supplier_document', {
  id: text().primaryKey(),
  kind: text({ enum: ['ACKNOWLEDGEMENT', 'CHANGE_ANSWER', 'SHIP_NOTICE', 'INVOICE'] }).notNull(),
  /** Null of an answer by the graph from a supplier without a profile. */
  partner: text(),
  supplierId: text().notNull(),
  number: text().notNull(),
  contentHash: bytes().notNull(),
  dated: date({ mode: 'string' }),
  /** When it was written, in the partner's zone; null where its envelope does not say. */
  sentAt: text(),
  state: jsonb().notNull(),
  /** Null of an answer by the graph. */
  messageId: text(),
  /** Who gave an answer by the graph: a token's subject. Null of a document. */
  answeredBy: text(),
  receivedAt: instant().notNull(),
  facilityIds: text().array(),
  supplierIds: text().array().notNull(),
});

export const supplierDocumentOrders = schema.table(
  'supplier_document_order',
  { documentId: text().notNull(), orderId: text().notNull() },
  (table) => [primaryKey({ columns: [table.documentId, table.orderId] })],
);

export const supplierDocumentLines = schema.table('supplier_document_line', {
  id: text().primaryKey(),
  documentId: text().notNull(),
  orderId: text().notNull(),
  orderLineId: text().notNull(),
  facilityId: text(),
});
