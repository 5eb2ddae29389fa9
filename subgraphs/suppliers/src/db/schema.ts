import { copyColumns } from '@supply-hub/subgraph-kit';
import { boolean, date, jsonb, pgSchema, text } from 'drizzle-orm/pg-core';

const schema = pgSchema('suppliers');

/** Copies of the supplier master. */
export const suppliers = schema.table('supplier', {
  ...copyColumns(),
  number: text().notNull(),
  /** The name in lower case: the order of the list, and its search. */
  sortName: text().notNull(),
  isBlocked: boolean().notNull(),
});

/** Copies of purchase contracts, each whole. */
export const contracts = schema.table('contract', {
  ...copyColumns(),
  supplierId: text().notNull(),
  validFrom: date().notNull(),
});

/** What contracts' lines say of how their supplier sells an item; rows follow their contract. */
export const contractLines = schema.table('contract_line', {
  contractId: text().notNull(),
  number: text().notNull(),
  system: text().notNull(),
  supplier: text().notNull(),
  supplierId: text().notNull(),
  item: text().notNull(),
  itemId: text().notNull(),
  supplierItemId: text().notNull(),
  facilityId: text(),
  partNumber: text(),
  orderUnit: jsonb(),
  validFrom: date().notNull(),
});

/** Contracts' prices, to be found by item; rows follow their contract. */
export const contractPrices = schema.table('contract_price', {
  id: text().primaryKey(),
  contractId: text().notNull(),
  itemId: text().notNull(),
  facilityId: text(),
  validFrom: date().notNull(),
  validTo: date().notNull(),
  /** The price as its contract's state holds it. */
  state: jsonb().notNull(),
});

/** How suppliers sell items: what their contracts' lines say together. */
export const supplierItems = schema.table('supplier_item', {
  ...copyColumns(),
  supplierId: text().notNull(),
  itemId: text().notNull(),
  /** Empty when no document names one. */
  partNumber: text().notNull(),
});
