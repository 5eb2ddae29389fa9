import { copyColumns } from '@supply-hub/subgraph-kit';
import { pgSchema, text, timestamp } from 'drizzle-orm/pg-core';

/** Cases as their schedules last gave them. */
export const surgicalCases = pgSchema('procedures').table('surgical_case', {
  ...copyColumns(),
  number: text().notNull(),
  facilityId: text(),
  scheduledAt: timestamp({ withTimezone: true, mode: 'string', precision: 3 }).notNull(),
  status: text().notNull(),
});
