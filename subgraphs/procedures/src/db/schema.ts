import { copyColumns } from '@supply-hub/subgraph-kit';
import { bigint, integer, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const procedures = pgSchema('procedures');
const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 });

/** Appointments as a FHIR schedule last gave them: one of the voices a case is folded from. */
export const appointments = procedures.table('appointment', {
  ...copyColumns(),
  number: text().notNull(),
  facilityId: text(),
  scheduledAt: instant(),
  status: text().notNull(),
  /** Written by the fold; null while the identifiers of the appointment name two cases. */
  caseId: text(),
});

/** Cases: what all that was said of each comes to. `readiness`, `problems` and `cardId` are the allocation task's. */
export const surgicalCases = procedures.table('surgical_case', {
  id: text().primaryKey(),
  number: text().notNull(),
  facilityId: text(),
  theatreId: text(),
  scheduledAt: instant(),
  endsAt: instant(),
  status: text().notNull(),
  procedure: jsonb(),
  procedureCode: text(),
  surgeon: jsonb(),
  surgeonId: text(),
  cardNumber: text(),
  urgency: integer().notNull().default(0),
  registers: jsonb().notNull(),
  system: text().notNull(),
  sender: text(),
  version: bigint({ mode: 'number' }).notNull(),
  asOf: instant().notNull(),
  facilityIds: text().array(),
  supplierIds: text().array().notNull(),
  readiness: text(),
  problems: jsonb().notNull(),
  cardId: text(),
});

/** R24: which case an identifier of a schedule names. */
export const caseIdentifiers = procedures.table(
  'case_identifier',
  {
    system: text().notNull(),
    /** Empty for the case number of the system itself. */
    authority: text().notNull(),
    value: text().notNull(),
    caseId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.system, t.authority, t.value] })],
);

/** Each thing a schedule said of a case, and what it did to it. */
export const scheduleChanges = procedures.table('schedule_change', {
  id: text().primaryKey(),
  caseId: text().notNull(),
  at: instant().notNull(),
  receivedAt: instant().notNull(),
  protocol: text().notNull(),
  source: text().notNull(),
  event: text().notNull(),
  effect: text().notNull(),
  scheduledAt: instant(),
  status: text(),
  theatreId: text(),
  messageId: text(),
  facilityIds: text().array(),
  supplierIds: text().array().notNull(),
});

/** Cases whose demands must be looked at again. */
export const demandsDue = procedures.table('demand_due', {
  seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  caseId: text().notNull(),
});

/** Items at facilities whose allocation must be decided again. */
export const allocationsDue = procedures.table('allocation_due', {
  seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  itemId: text().notNull(),
  facilityId: text().notNull(),
});

/** Facilities as inventory last told them. */
export const facilityCopies = procedures.table('facility_copy', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  state: jsonb().notNull(),
});
