import { hubId } from '@supply-hub/identifiers';
import type { Log } from '@supply-hub/log';
import type { Tx } from '@supply-hub/postgres';
import { DataFaults, textArray, type Changed, type CopySpec } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { Appointment } from '../domain/appointment.ts';
import type { ScheduleSnapshot } from '../domain/schedule.ts';
import { foldMissingCases, foldSchedule, type Heard } from '../services/fold-schedule.ts';
import { appointments } from './schema.ts';

/**
 * How an appointment that was read is kept. It is one voice of its case: what it says is folded into the case with
 * the copy, and the case is what is listed, told and narrowed to who may see it.
 */
export function appointmentCopy(log: Pick<Log, 'warn'>): CopySpec<Appointment> {
  const faults = new Map<string, DataFaults>();
  return {
    name: 'appointment',
    idType: 'case',
    table: appointments,
    aging: 'cases',
    shape: 2,
    scopeOf: ({ facts: { place } }) => ({
      facilityIds: place === undefined || place.facilityId === null ? [] : [place.facilityId],
      supplierIds: [],
    }),
    columns: ({ name, facts: { place, startsAt, status } }) => ({
      number: name.key.value,
      facilityId: place?.facilityId ?? null,
      scheduledAt: startsAt ?? null,
      status: status ?? 'SCHEDULED',
    }),
    async saveParts(tx, changed) {
      const foldings = await foldSchedule(tx, changed.map(heardOf));
      const cases = changed.map(({ id, value: { name } }, at) => {
        const folding = foldings[at];
        if (folding?.kind === 'folded') return { id, case_id: folding.caseId };
        const { system, value: key } = name.key;
        const ofSystem = faults.get(system) ?? new DataFaults(log, system);
        faults.set(system, ofSystem);
        ofSystem.report({
          thing: 'case',
          key,
          field: 'Appointment.identifier',
          reason: 'its identifiers name two cases; correct them in the EHR',
        });
        return { id, case_id: null };
      });
      await tx.execute(sql`
        update procedures.appointment as kept set case_id = given.case_id
        from jsonb_to_recordset(${JSON.stringify(cases)}::text::jsonb) as given(id text, case_id text)
        where kept.id = given.id and kept.case_id is distinct from given.case_id`);
    },
    forgetParts: forgetAppointments,
  };
}

/** What an appointment says, as read. One without a change time speaks for the time it was read at. */
export function snapshotOf({ changedAt, facts }: Appointment, asOf: Temporal.Instant): ScheduleSnapshot {
  const eventAt = changedAt === null ? asOf : Temporal.Instant.from(changedAt);
  return { eventAt: eventAt.epochMilliseconds, receivedAt: asOf.epochMilliseconds, isRead: true, facts };
}

function heardOf({ value, version, asOf }: Changed<Appointment>): Heard {
  const { system, value: number } = value.name.key;
  return {
    // The version counts the states of the copy: this one is folded once.
    changeId: hubId('schedulechange', system, ['Appointment', number, String(version)]),
    name: value.name,
    snapshot: snapshotOf(value, asOf),
    protocol: 'fhir',
    source: system,
    event: 'Appointment',
    messageId: null,
  };
}

async function forgetAppointments(tx: Tx, ids: readonly string[]): Promise<void> {
  // A case is missing when none of its appointments is there any more.
  const rows = await tx.execute<{ case_id: string; number: string; system: string; asked: number }>(sql`
    select distinct on (gone.case_id) gone.case_id, gone.number, gone.system,
      (extract(epoch from gone.as_of) * 1000)::float8 as asked
    from procedures.appointment as gone
    where gone.id = any(${textArray(ids)}) and gone.case_id is not null and not exists (
      select from procedures.appointment as other where other.case_id = gone.case_id and not other.is_gone)
    order by gone.case_id, gone.as_of desc`);
  await foldMissingCases(
    tx,
    rows.map(({ case_id: caseId, number, system, asked }) => ({
      changeId: hubId('schedulechange', system, ['gone', number, String(asked)]),
      caseId,
      system,
      asOf: Temporal.Instant.fromEpochMilliseconds(Math.round(asked)),
    })),
  );
}
