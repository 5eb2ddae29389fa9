import { bigint, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';
import { troubleKinds } from '../domain/trouble.ts';

const schema = pgSchema('orders');
const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 });

/** What is wrong now, and what was. */
export const troubles = schema.table('trouble', {
  id: text().primaryKey(),
  scope: text().notNull(),
  kind: text({ enum: troubleKinds }).notNull(),
  key: text().notNull(),
  sentence: text().notNull(),
  remedy: text().notNull(),
  team: text().notNull(),
  orderId: text(),
  orderNumber: text(),
  orderLineIds: text().array().notNull(),
  itemId: text(),
  facilityId: text(),
  supplierId: text(),
  caseIds: text().array().notNull(),
  severity: text({ enum: ['CRITICAL', 'WARNING', 'NOTICE'] }),
  raisedAt: instant().notNull(),
  /** Null: it holds. */
  endedAt: instant(),
  version: bigint({ mode: 'number' }).notNull(),
});
