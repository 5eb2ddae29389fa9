import { copyColumns } from '@supply-hub/subgraph-kit';
import {
  bigint,
  boolean,
  customType,
  date,
  integer,
  jsonb,
  numeric,
  pgSchema,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { stockAlertSeverities, type AlertFacts } from '../domain/stock-alert/stock-alert.ts';

const schema = pgSchema('inventory');
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Copies of stock: all lots of one item at one facility. */
export const stockPositions = schema.table('stock_position', {
  ...copyColumns(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
  isEmpty: boolean().notNull(),
});

/** What each position has in one storage location; none of an empty position. */
export const stockLevels = schema.table('stock_level', {
  id: text().primaryKey(),
  positionId: text().notNull(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
  locationId: text().notNull(),
});

/** Storage locations met in stock. */
export const storageLocations = schema.table('storage_location', {
  id: text().primaryKey(),
  facilityId: text().notNull(),
  /** The system that keeps its stock. */
  system: text().notNull(),
  /** The facility's code there. */
  facilityCode: text().notNull(),
  code: text().notNull(),
});

/** Copies of when a facility replenishes an item. */
export const parLevels = schema.table('par_level', copyColumns());

/** What the last run of a sweep met and could make no sense of. */
export const unreadable = schema.table('unreadable', {
  feed: text().notNull(),
  id: text().notNull(),
});

/** Facilities of which was told that all their stock was read. */
export const loadedStock = schema.table('stock_loaded', {
  facilityId: text().primaryKey(),
  loadedAt: timestamp({ withTimezone: true, mode: 'string', precision: 3 }).notNull(),
});

/** What was last published of each facility. */
export const publishedFacilities = schema.table('facility', {
  id: text().primaryKey(),
  stateHash: text().notNull(),
  version: bigint({ mode: 'number' }).notNull(),
});

/** The last decision that was kept of each pair of item and facility. */
export const allocations = schema.table('allocation', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
});

/** What of which lot is kept for which case, as last decided. */
export const reservations = schema.table('reservation', {
  id: text().primaryKey(),
  lotId: text().notNull(),
  demandId: text().notNull(),
  caseId: text().notNull(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
  /** In the item's base unit. */
  quantity: numeric().notNull(),
  purpose: text({ enum: ['OPEN', 'HOLD'] }).notNull(),
  /** Of the decision. */
  version: bigint({ mode: 'number' }).notNull(),
  /** When it was first decided with this quantity. */
  at: timestamp({ withTimezone: true, mode: 'string', precision: 3 }).notNull(),
});

/** Lots that must not be used, wherever they are. */
export const recalledLots = schema.table('recalled_lot', {
  itemId: text().notNull(),
  lot: text().notNull(),
});

/** What came before anybody approved it, as orders told it. */
export const quarantines = schema.table('quarantine', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  substitutionId: text().notNull(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
  lot: text(),
  /** In the item's base unit. */
  quantity: numeric().notNull(),
  state: text({ enum: ['HELD', 'TO_RETURN', 'RELEASED'] }).notNull(),
  at: timestamp({ withTimezone: true, mode: 'string', precision: 3 }).notNull(),
});

/** Copies of items, for their units and names. */
export const itemCopies = schema.table('item_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  number: text().notNull(),
  baseUnit: text().notNull(),
  units: jsonb().notNull(),
  gtins: text().array().notNull(),
  /** Null: it has none, or has not been told of since this is kept. */
  description: text(),
});

/** What warehouse partners sent of stock. */
export const warehouseDocuments = schema.table('warehouse_document', {
  id: text().primaryKey(),
  partner: text().notNull(),
  type: text({ enum: ['846', '944', '945', '947'] }).notNull(),
  number: text().notNull(),
  facilityId: text().notNull(),
  kind: text({ enum: ['COUNT', 'CHANGE'] }).notNull(),
  at: timestamp({ withTimezone: true, mode: 'string', precision: 3 }).notNull(),
  contentHash: bytes().notNull(),
  messageId: text().notNull(),
  isComplete: boolean().notNull(),
});

/** Their lines that may still decide what there is. */
export const warehouseLines = schema.table(
  'warehouse_line',
  {
    documentId: text().notNull(),
    line: integer().notNull(),
    facilityId: text().notNull(),
    itemId: text().notNull(),
    locationCode: text().notNull(),
    lot: text(),
    expiresOn: date({ mode: 'string' }),
    serials: text().array().notNull(),
    status: text({ enum: ['AVAILABLE', 'QUALITY', 'BLOCKED'] }).notNull(),
    quantity: numeric().notNull(),
    unit: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.line] })],
);

/** What cases lack, as procedures last decided. */
export const caseShortages = schema.table(
  'case_shortage',
  {
    caseId: text().notNull(),
    itemId: text().notNull(),
    facilityId: text().notNull(),
    quantity: numeric().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.itemId] })],
);

/** Items at facilities whose alerts are to be judged anew. */
export const stockAlertsDue = schema.table('stock_alert_due', {
  seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
});

/** The last day on which all of a facility was judged. */
export const stockAlertRounds = schema.table('stock_alert_round', {
  facilityId: text().primaryKey(),
  day: date({ mode: 'string' }).notNull(),
});

const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 });

/** Quantities of lots on their way from one storage location to another. */
export const stockTransfers = schema.table('stock_transfer', {
  id: text().primaryKey(),
  reference: text().notNull(),
  version: bigint({ mode: 'number' }).notNull(),
  state: text({ enum: ['REQUESTED', 'IN_TRANSIT', 'RECEIVED', 'REFUSED', 'CANCELLED'] }).notNull(),
  system: text().notNull(),
  itemId: text().notNull(),
  itemNumber: text().notNull(),
  lotId: text().notNull(),
  lot: text(),
  expiresOn: date({ mode: 'string' }),
  quantity: numeric().notNull(),
  unit: text().notNull(),
  fromFacilityId: text().notNull(),
  fromLocationId: text().notNull(),
  /** The facility's code and the location's, in `system`. */
  fromCode: text().array().notNull(),
  toFacilityId: text().notNull(),
  toLocationId: text().notNull(),
  toCode: text().array().notNull(),
  demandId: text(),
  reason: text().notNull(),
  askedBy: text().notNull(),
  askedAt: instant().notNull(),
  expectedAt: instant().notNull(),
  sentAt: instant(),
  receivedAt: instant(),
  sentDocument: text(),
  receivedDocument: text(),
  reversalDocument: text(),
  refusal: text(),
  doing: text({ enum: ['SEND', 'RECEIVE', 'REVERSE'] }),
  attempts: integer().notNull(),
  /** What its system was told last and nobody heard the end of. */
  toldDeed: text({ enum: ['SEND', 'RECEIVE', 'REVERSE'] }),
  toldTimes: integer().notNull().default(0),
  toldAt: instant(),
  nextAt: instant(),
  claimedUntil: instant(),
  isUnsettled: boolean().notNull(),
  facilityIds: text().array().notNull(),
  supplierIds: text().array().notNull(),
});

/** What about the stock a person should know, and should have known. */
export const stockAlerts = schema.table('stock_alert', {
  id: text().primaryKey(),
  concern: text({ enum: ['SUPPLY', 'EXPIRY', 'BALANCE', 'FEED'] }).notNull(),
  subject: text().notNull(),
  occurrence: integer().notNull(),
  version: bigint({ mode: 'number' }).notNull(),
  state: text({ enum: ['RAISED', 'ESCALATED', 'CLEARED'] }).notNull(),
  kind: text({ enum: ['BELOW_PAR', 'STOCK_OUT', 'EXPIRING', 'NEGATIVE', 'FEED_SILENT'] }).notNull(),
  severity: text({ enum: stockAlertSeverities }).notNull(),
  facilityId: text().notNull(),
  itemId: text(),
  lotId: text(),
  locationId: text(),
  about: jsonb().$type<AlertFacts>().notNull(),
  caseIds: text().array().notNull(),
  raisedAt: instant().notNull(),
  escalatedAt: instant(),
  clearedAt: instant(),
  facilityIds: text().array().notNull(),
  supplierIds: text().array().notNull(),
});
