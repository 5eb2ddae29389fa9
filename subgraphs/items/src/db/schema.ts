import { copyColumns } from '@supply-hub/subgraph-kit';
import { boolean, pgSchema, text } from 'drizzle-orm/pg-core';

const schema = pgSchema('items');

/** Copies of the item master's lines. */
export const items = schema.table('item', {
  ...copyColumns(),
  number: text().notNull(),
  /** The description in lower case, for the search; empty when there is none. */
  words: text().notNull(),
  isActive: boolean().notNull(),
  isLotControlled: boolean().notNull(),
});

/** Which item a GTIN names, at any packaging level. */
export const gtins = schema.table('gtin', {
  gtin: text().notNull(),
  itemId: text().notNull(),
});

/** The items each supplier's documents name: all that a partner may see (R72). */
export const supplierReach = schema.table('supplier_reach', {
  supplierId: text().notNull(),
  itemId: text().notNull(),
});
