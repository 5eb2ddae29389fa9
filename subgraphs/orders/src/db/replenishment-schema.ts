import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  numeric,
  pgSchema,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

const schema = pgSchema('orders');
const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 });

export const needingCases = schema.table('needing_case', {
  caseId: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  number: text().notNull(),
  startsAt: instant(),
});

export const caseNeedVersions = schema.table('case_need_version', {
  caseId: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
});

export const caseNeeds = schema.table('case_need', {
  demandId: text().primaryKey(),
  caseId: text().notNull(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
  unit: text().notNull(),
  short: numeric().notNull(),
  inbound: jsonb().notNull(),
});

export const parLevelCopies = schema.table('par_level_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
  unit: text().notNull(),
  reorderPoint: numeric(),
  fillTo: numeric(),
  isGone: boolean().notNull(),
});

export const stockCopies = schema.table(
  'stock_copy',
  {
    itemId: text().notNull(),
    facilityId: text().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    usable: numeric().notNull(),
  },
  (t) => [primaryKey({ columns: [t.itemId, t.facilityId] })],
);

export const needsDue = schema.table('need_due', { itemId: text().notNull(), facilityId: text().notNull() }, (t) => [
  primaryKey({ columns: [t.itemId, t.facilityId] }),
]);

export const needs = schema.table('need', {
  id: text().primaryKey(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
  unit: text().notNull(),
  forCases: numeric().notNull(),
  forPar: numeric().notNull(),
  onItsWay: numeric().notNull(),
  quantity: numeric().notNull(),
  neededOn: date({ mode: 'string' }),
  isUrgent: boolean().notNull(),
  since: instant(),
  closesAt: instant(),
  stoppedBy: text(),
});

export const askedLines = schema.table(
  'asked_line',
  {
    commandId: text().notNull(),
    position: integer().notNull(),
    system: text().notNull(),
    itemId: text().notNull(),
    facilityId: text().notNull(),
    unit: text().notNull(),
    quantity: numeric().notNull(),
    surplus: numeric().notNull(),
    neededOn: date({ mode: 'string' }).notNull(),
    supplierId: text(),
    contractId: text(),
    isUrgent: boolean().notNull(),
    priceMark: text(),
    askedBy: text().notNull(),
    askedAt: instant().notNull(),
    state: text().notNull(),
    requisitionId: text(),
    requisitionLineId: text(),
    changeCommandId: text(),
    changes: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.commandId, t.position] })],
);

export const needCovers = schema.table(
  'need_cover',
  {
    demandId: text().notNull(),
    caseId: text().notNull(),
    commandId: text().notNull(),
    position: integer().notNull(),
    quantity: numeric().notNull(),
    endedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.demandId, t.commandId, t.position] })],
);
