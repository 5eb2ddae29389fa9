import { bigint, pgSchema, text } from 'drizzle-orm/pg-core';

/** Items at facilities whose stock is to be read at once. */
export const readingsDue = pgSchema('inventory').table('reading_due', {
  seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
});
