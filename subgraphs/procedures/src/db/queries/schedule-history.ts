import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { textArray, visibleTo } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import type { ScheduleEffect } from '../../domain/schedule.ts';
import type { CaseStatus } from '../../domain/surgical-case.ts';

/** One entry of a case's schedule history. Times are ISO 8601, UTC. */
export interface ScheduleChangeRow {
  readonly id: string;
  readonly caseId: string;
  readonly at: string;
  readonly receivedAt: string;
  readonly protocol: 'hl7v2' | 'fhir';
  /** The sender's or the system's id. */
  readonly source: string;
  readonly event: string;
  readonly effect: ScheduleEffect;
  readonly scheduledAt: string | null;
  readonly status: CaseStatus | null;
  readonly theatreId: string | null;
  readonly messageId: string | null;
}

/** What was said of each of these cases, the newest first; one statement. @returns by the case's id */
export async function historyOf(
  db: Db,
  viewer: Viewer,
  caseIds: readonly string[],
): Promise<Map<string, ScheduleChangeRow[]>> {
  const rows = await read(db, viewer, sql`case_id = any(${textArray(caseIds)})`);
  return Map.groupBy(rows, ({ caseId }) => caseId);
}

/** The entries of these ids that the viewer may see. */
export async function scheduleChangesById(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, ScheduleChangeRow>> {
  const rows = await read(db, viewer, sql`id = any(${textArray(ids)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

async function read(db: Db, viewer: Viewer, which: SQL): Promise<ScheduleChangeRow[]> {
  const rows = await db.execute<
    Omit<ScheduleChangeRow, 'at' | 'receivedAt' | 'scheduledAt'> & {
      at: number;
      receivedAt: number;
      scheduledAt: number | null;
    }
  >(sql`
    select id, case_id as "caseId", ${epoch('at')} as at, ${epoch('received_at')} as "receivedAt", protocol, source,
      event, effect, ${epoch('scheduled_at')} as "scheduledAt", status, theatre_id as "theatreId",
      message_id as "messageId"
    from procedures.schedule_change where ${which} and ${visibleTo(viewer, columns)}
    order by case_id, at desc, received_at desc, id`);
  return rows.map(({ at, receivedAt, scheduledAt, ...rest }) => ({
    ...rest,
    at: iso(at),
    receivedAt: iso(receivedAt),
    scheduledAt: scheduledAt === null ? null : iso(scheduledAt),
  }));
}

const columns = { facilityIds: sql.raw('facility_ids'), supplierIds: sql.raw('supplier_ids') };

function epoch(column: string): SQL {
  return sql.raw(`(extract(epoch from ${column}) * 1000)::float8`);
}

function iso(epochMilliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(epochMilliseconds)).toString();
}
