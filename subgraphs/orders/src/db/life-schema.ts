import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  numeric,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

const schema = pgSchema('orders');
const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 });
const scope = () => ({ facilityIds: text().array(), supplierIds: text().array().notNull() });

/** What has become of orders as a whole. */
export const orderLives = schema.table('order_life', {
  orderId: text().primaryKey(),
  hasAnswer: boolean().notNull(),
  isRejected: boolean().notNull(),
  supplierOrderNumber: text(),
  changes: jsonb().notNull(),
  foldHash: text().notNull(),
});

/** What is expected when. */
export const orderLinePromises = schema.table(
  'order_line_promise',
  {
    orderLineId: text().notNull(),
    place: smallint().notNull(),
    orderId: text().notNull(),
    promisedOn: date({ mode: 'string' }),
    quantity: numeric().notNull(),
    isConfirmed: boolean().notNull(),
    itemId: text(),
    itemQuantity: numeric().notNull(),
    documentId: text(),
    dueAt: instant(),
    isNoticed: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderLineId, table.place] })],
);

/** What suppliers owe and do not send with the rest. */
export const backorders = schema.table('backorder', {
  id: text().primaryKey(),
  orderId: text().notNull(),
  orderLineId: text().notNull(),
  itemId: text(),
  facilityId: text(),
  supplierId: text().notNull(),
  quantity: numeric().notNull(),
  unit: text().notNull(),
  promisedOn: date({ mode: 'string' }),
  slipDays: integer(),
  code: text(),
  reason: text().notNull(),
  isOpen: boolean().notNull(),
  ...scope(),
});

export const backorderPromises = schema.table(
  'backorder_promise',
  {
    backorderId: text().notNull(),
    place: smallint().notNull(),
    promisedOn: date({ mode: 'string' }),
    saidOn: date({ mode: 'string' }),
    documentId: text(),
  },
  (table) => [primaryKey({ columns: [table.backorderId, table.place] })],
);

/** What suppliers want to send instead. */
export const substitutionRequests = schema.table('substitution_request', {
  id: text().primaryKey(),
  /** What the fold knows it by. */
  key: text().notNull(),
  orderId: text().notNull(),
  orderLineId: text().notNull(),
  itemId: text(),
  facilityId: text(),
  supplierId: text().notNull(),
  substituteItemId: text(),
  parts: jsonb().notNull(),
  quantity: numeric().notNull(),
  unit: text().notNull(),
  sentUnit: text(),
  factor: text().notNull(),
  state: text({ enum: ['REQUESTED', 'APPROVED', 'REFUSED'] }).notNull(),
  isQuarantined: boolean().notNull(),
  documentId: text().notNull(),
  ...scope(),
});

/** What people decided of them. */
export const substitutionDecisions = schema.table(
  'substitution_decision',
  {
    substitutionId: text().notNull(),
    key: text().notNull(),
    place: integer().notNull(),
    orderId: text().notNull(),
    state: text({ enum: ['APPROVED', 'REFUSED'] }).notNull(),
    substituteItemId: text(),
    reason: text().notNull(),
    decidedBy: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.substitutionId, table.place] })],
);

/** What the others were told last. */
export const livesTold = schema.table('life_told', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  orderId: text().notNull(),
  /** Null: it was told before lives were kept. */
  data: jsonb(),
});

/** Orders to be folded again: a row each time one is noted, so that nobody waits for who notes or takes it. */
export const refoldsDue = schema.table(
  'refold_due',
  { orderId: text().notNull(), seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity() },
  (table) => [primaryKey({ columns: [table.orderId, table.seq] })],
);

/** Items as they were last told. */
export const itemCopies = schema.table('item_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  number: text().notNull(),
  baseUnit: text().notNull(),
  units: jsonb().notNull(),
  gtins: text().array().notNull(),
});
