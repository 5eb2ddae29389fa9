import { bigint, date, integer, jsonb, numeric, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';
import type { CardLine } from '../domain/preference-card.ts';
import type { Shares } from '../domain/demand.ts';
import type { Readiness } from '../domain/readiness.ts';

const procedures = pgSchema('procedures');
const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 });

/** Preference cards as their file last gave them. */
export const preferenceCards = procedures.table('preference_card', {
  id: text().primaryKey(),
  number: text().notNull(),
  procedureCode: text().notNull(),
  /** Null: for any surgeon. */
  surgeonId: text(),
  facilityId: text().notNull(),
  validFrom: date({ mode: 'string' }).notNull(),
  validTo: date({ mode: 'string' }),
  lines: jsonb().$type<readonly CardLine[]>().notNull(),
});

/** Where a new card file is put together before it takes the place of the old one. */
export const stagedCardLines = procedures.table('card_line_staged', {
  cardId: text().notNull(),
  line: integer().notNull(),
  number: text().notNull(),
  procedureCode: text().notNull(),
  surgeonId: text(),
  facilityId: text().notNull(),
  validFrom: date({ mode: 'string' }).notNull(),
  validTo: date({ mode: 'string' }),
  content: jsonb().notNull(),
});

/** How the last reading of the card file ended. */
export const cardFiles = procedures.table('card_file', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  state: text().$type<'LOADED' | 'REFUSED'>().notNull(),
  refused: text(),
  sentence: text(),
});

/** What an item is counted in. */
export const itemCopies = procedures.table('item_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  number: text().notNull(),
  baseUnit: text().notNull(),
  units: jsonb().notNull(),
});

/** All lots of an item at a facility. */
export const stockCopies = procedures.table('stock_copy', {
  itemId: text().notNull(),
  facilityId: text().notNull(),
  version: bigint({ mode: 'number' }).notNull(),
  lots: jsonb().notNull(),
});

/** Facilities whose stock was heard of at all. */
export const stockHeard = procedures.table('stock_heard', { facilityId: text().primaryKey() });

/** Which version of an order its lines are of. */
export const orderCopies = procedures.table('order_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
});

/** Order lines with something still to come. */
export const inboundCopies = procedures.table('inbound_copy', {
  id: text().primaryKey(),
  orderId: text().notNull(),
  orderNumber: text().notNull(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
  baseUnit: text().notNull(),
  promises: jsonb().notNull(),
});

/** What a case needs of one item, and what was decided for it. */
export const caseDemands = procedures.table('case_demand', {
  id: text().primaryKey(),
  caseId: text().notNull(),
  facilityId: text().notNull(),
  itemId: text().notNull(),
  cardId: text().notNull(),
  cardSystem: text().notNull(),
  cardKey: text().notNull(),
  unmapped: text().$type<'UNKNOWN_ITEM' | 'UNKNOWN_UNIT'>(),
  unit: text().notNull(),
  open: numeric().notNull(),
  hold: numeric().notNull(),
  startsAt: instant().notNull(),
  urgency: integer().notNull(),
  theatreId: text(),
  neededBy: instant(),
  actBy: instant(),
  usable: numeric().notNull(),
  short: numeric().notNull(),
  holdShort: numeric().notNull(),
  readiness: text().$type<Readiness>().notNull(),
  reason: text().notNull(),
  shares: jsonb().$type<Shares>().notNull(),
  digest: text().notNull(),
});

/** A case that something was decided for. */
export const allocations = procedures.table('allocation', {
  id: text().primaryKey(),
  caseId: text().notNull(),
  version: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
  changedAt: instant(),
});

/** Up to when what follows the clock was followed. */
export const sweeps = procedures.table('sweep', { name: text().primaryKey(), sweptAt: instant().notNull() });
