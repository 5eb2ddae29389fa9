import { bigint, boolean, date, integer, jsonb, numeric, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';
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

/** Facilities whose whole stock was told of: of an item that nothing was told of there is none. */
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
  /** Null: the base unit of the item itself. */
  baseUnit: text(),
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
  /** Of what the card asks for, how much a substitute takes the place of. */
  substituted: numeric().notNull(),
  /** The demand it stands in for. */
  substitutes: text(),
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

/** What suppliers owe of order lines. */
export const backorderCopies = procedures.table('backorder_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  orderNumber: text().notNull(),
  orderLineId: text().notNull(),
  supplierId: text().notNull(),
  itemId: text(),
  facilityId: text(),
  quantity: numeric().notNull(),
  unit: text().notNull(),
  promisedOn: date({ mode: 'string' }),
  isOpen: boolean().notNull(),
});

/** Stock on its way between facilities, and that was. */
export const transferCopies = procedures.table('transfer_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  reference: text().notNull(),
  itemId: text().notNull(),
  /** Where it goes. */
  facilityId: text().notNull(),
  locationId: text().notNull(),
  fromFacilityId: text().notNull(),
  expiresOn: date({ mode: 'string' }),
  quantity: numeric().notNull(),
  unit: text().notNull(),
  state: text().notNull(),
  askedAt: instant().notNull(),
  expectedAt: instant().notNull(),
  receivedAt: instant(),
});

/** What suppliers ask to send in the place of what was ordered. */
export const substitutionCopies = procedures.table('substitution_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  orderNumber: text().notNull(),
  orderLineId: text().notNull(),
  supplierId: text().notNull(),
  itemId: text(),
  facilityId: text(),
  substituteItemId: text(),
  quantity: numeric().notNull(),
  unit: text().notNull(),
  factor: numeric().notNull(),
  state: text().notNull(),
});

/** Which demands an approved substitute takes the place of. */
export const demandSubstitutions = procedures.table('demand_substitution', {
  substitutionId: text().notNull(),
  demandId: text().notNull(),
  caseId: text().notNull(),
  quantity: numeric().notNull(),
});

/** Who sells an item. */
export const supplierItemCopies = procedures.table('supplier_item_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  supplierId: text().notNull(),
  itemId: text().notNull(),
});
