import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { textArray, visibleTo, type VisibleIds } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { CaseState } from '../../domain/schedule.ts';
import type { CaseProblem } from '../../domain/surgical-case.ts';
import type { Readiness } from '../../domain/readiness.ts';
import { appointments, surgicalCases } from '../schema.ts';

/** A case as it is kept, and by whom it is known. */
export interface CaseRecord {
  readonly id: string;
  readonly isVisible: boolean;
  readonly state: CaseState;
  readonly readiness: Readiness | null;
  readonly problems: readonly CaseProblem[];
  readonly cardId: string | null;
  readonly system: string;
  /** Null while no message spoke of it. */
  readonly sender: string | null;
  /** When anything was last said of it. */
  readonly asOf: Temporal.Instant;
  /** When its sender's last message came, of whatever case; null without a sender. */
  readonly heardAt: Temporal.Instant | null;
  /** What it is read by: its appointments' copies, those that their schedule has no more too. */
  readonly appointments: readonly { readonly id: string; readonly isGone: boolean }[];
}

/**
 * The cases of these ids, one statement. An id of an appointment that belongs to a case of another id is that case.
 * @returns by the id that was asked for
 */
export async function caseRecords(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, CaseRecord>> {
  const rows = await db.execute<
    Omit<CaseRecord, 'asOf' | 'heardAt'> & { asked: string; asOf: number; heardAt: number | null }
  >(sql`
    select asked.id as asked, c.id, (${visibleTo(viewer, scopeOf('c'))}) as "isVisible", c.registers as state,
      c.readiness, c.problems, c.card_id as "cardId", c.system, c.sender,
      (extract(epoch from c.as_of) * 1000)::float8 as "asOf",
      (select extract(epoch from max(heard.received_at)) * 1000 from procedures.schedule_change as heard
        where heard.protocol = 'hl7v2' and heard.source = c.sender)::float8 as "heardAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'isGone', a.is_gone) order by a.id)
        from procedures.appointment as a where a.case_id = c.id), '[]') as appointments
    from unnest(${textArray(ids)}) as asked(id)
    left join procedures.appointment as alias on alias.id = asked.id
    join procedures.surgical_case as c on c.id = coalesce(alias.case_id, asked.id)`);
  return new Map(
    rows.map(({ asked, asOf, heardAt, ...rest }) => [
      asked,
      {
        ...rest,
        asOf: Temporal.Instant.fromEpochMilliseconds(Math.round(asOf)),
        heardAt: heardAt === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(heardAt)),
      },
    ]),
  );
}

function scopeOf(alias: string) {
  return { facilityIds: sql.raw(`${alias}.facility_ids`), supplierIds: sql.raw(`${alias}.supplier_ids`) };
}

/** Who may see an appointment may see its case; one without a case is judged by what it says. */
export const visibleAppointments: VisibleIds = (viewer, id) => sql`coalesce((
  select ${visibleTo(viewer, scopeOf('its_case'))} from ${appointments} as asked_appointment
  join ${surgicalCases} as its_case on its_case.id = asked_appointment.case_id
  where asked_appointment.id = ${id}), true)`;
