import { integer, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const schema = pgSchema('orders');

/** What suppliers were told of orders, by the 850 and by each 860. */
export const ordersTold = schema.table(
  'order_told',
  {
    orderId: text().notNull(),
    sequence: integer().notNull(),
    messageId: text().notNull(),
    told: jsonb().notNull(),
    changes: jsonb().notNull(),
    at: timestamp({ withTimezone: true, mode: 'string', precision: 3 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.sequence] })],
);

/** Orders whose supplier may have to be told of changes. */
export const changesDue = schema.table('change_due', { orderId: text().primaryKey() });
