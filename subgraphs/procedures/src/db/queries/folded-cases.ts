import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { CaseIdentifier, KnownIdentifier } from '../../domain/case-identity.ts';
import type { CaseState, ScheduleEffect } from '../../domain/schedule.ts';
import type { CaseProblem, CaseStatus, SurgicalCase } from '../../domain/surgical-case.ts';
import type { Readiness } from '../../domain/readiness.ts';

/** A case as the fold keeps it, with what else an event tells of it. */
export interface FoldedCase {
  readonly id: string;
  readonly state: CaseState;
  readonly version: number;
  readonly readiness: Readiness | null;
  readonly problems: readonly CaseProblem[];
}

/** What these identifiers name, and all identifiers of the cases they name. */
export async function knownIdentifiers(
  db: Db | Tx,
  identifiers: readonly CaseIdentifier[],
): Promise<KnownIdentifier[]> {
  return db.execute<{ system: string; authority: string; value: string; caseId: string }>(sql`
    select system, authority, value, case_id as "caseId" from procedures.case_identifier where case_id in (
      select known.case_id from procedures.case_identifier as known
      join jsonb_to_recordset(${JSON.stringify(identifiers)}::text::jsonb)
        as given(system text, authority text, value text) using (system, authority, value))`);
}

/**
 * Says which case identifiers name. One that another transaction is claiming is waited for.
 * @returns how many were free
 */
export async function claimIdentifiers(tx: Tx, claims: readonly KnownIdentifier[]): Promise<number> {
  if (claims.length === 0) return 0;
  const claimed = await tx.execute(sql`
    insert into procedures.case_identifier (system, authority, value, case_id)
    select system, authority, value, "caseId" from jsonb_to_recordset(${JSON.stringify(claims)}::text::jsonb)
      as given(system text, authority text, value text, "caseId" text)
    -- In one order, so that two writers of the same identifiers wait for each other and never deadlock.
    order by system, authority, value
    on conflict do nothing returning 1`);
  return claimed.length;
}

/** The cases of these ids that there are, locked in the order of their ids. */
export async function lockCases(tx: Tx, ids: Iterable<string>): Promise<Map<string, FoldedCase>> {
  const rows = await tx.execute<{
    id: string;
    state: CaseState;
    version: string;
    readiness: Readiness | null;
    problems: CaseProblem[];
  }>(sql`
    select id, registers as state, version, readiness, problems from procedures.surgical_case
    where id = any(${textArray(ids)}) order by id for update`);
  return new Map(rows.map((row) => [row.id, { ...row, version: Number(row.version) }]));
}

/** A case to write. */
export interface CaseRow {
  readonly id: string;
  readonly value: SurgicalCase;
  readonly state: CaseState;
  readonly system: string;
  /** Null: nobody sent it; the sender that did before stands. */
  readonly sender: string | null;
  readonly version: number;
  readonly asOf: Temporal.Instant;
}

/** Writes cases that the caller has locked, or has just begun. What the allocation task writes is left as it is. */
export async function saveCases(tx: Tx, rows: readonly CaseRow[]): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map(({ id, value, state, system, sender, version, asOf }) => ({
    id,
    number: value.number,
    facility_id: value.facilityId,
    theatre_id: value.theatreId,
    scheduled_at: value.scheduledAt,
    ends_at: value.endsAt,
    status: value.status,
    procedure: value.procedure,
    procedure_code: value.procedure?.code ?? null,
    surgeon: value.surgeon,
    surgeon_id: value.surgeon?.code ?? null,
    card_number: value.cardNumber,
    urgency: value.urgency,
    registers: state,
    system,
    sender,
    version,
    as_of: asOf.toString(),
    // A case at a place the hub does not know is nobody's but those who see every facility (R17).
    facility_ids: value.facilityId === null ? [] : [value.facilityId],
  }));
  await tx.execute(sql`
    insert into procedures.surgical_case as kept (id, number, facility_id, theatre_id, scheduled_at, ends_at, status,
      procedure, procedure_code, surgeon, surgeon_id, card_number, urgency, registers, system, sender, version, as_of,
      facility_ids)
    select id, number, facility_id, theatre_id, scheduled_at, ends_at, status,
      nullif(procedure, 'null'), procedure_code, nullif(surgeon, 'null'), surgeon_id, card_number, urgency, registers,
      system, sender, version, as_of, facility_ids
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(id text, number text, facility_id text,
      theatre_id text, scheduled_at timestamptz, ends_at timestamptz, status text, procedure jsonb, procedure_code text,
      surgeon jsonb, surgeon_id text, card_number text, urgency integer, registers jsonb, system text, sender text,
      version bigint, as_of timestamptz, facility_ids text[])
    order by id
    on conflict (id) do update set number = excluded.number, facility_id = excluded.facility_id,
      theatre_id = excluded.theatre_id, scheduled_at = excluded.scheduled_at, ends_at = excluded.ends_at,
      status = excluded.status, procedure = excluded.procedure, procedure_code = excluded.procedure_code,
      surgeon = excluded.surgeon, surgeon_id = excluded.surgeon_id, card_number = excluded.card_number,
      urgency = excluded.urgency, registers = excluded.registers, sender = coalesce(excluded.sender, kept.sender),
      version = excluded.version, as_of = greatest(kept.as_of, excluded.as_of), facility_ids = excluded.facility_ids`);
}

/** Cases whose demands must be looked at again. */
export async function markDemandsDue(tx: Tx, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  await tx.execute(sql`
    insert into procedures.demand_due (case_id) select unnest(${textArray(caseIds)})`);
}

/** An entry of a case's schedule history. */
export interface HistoryEntry {
  readonly id: string;
  readonly caseId: string;
  readonly at: Temporal.Instant;
  readonly receivedAt: Temporal.Instant;
  readonly protocol: 'hl7v2' | 'fhir';
  /** The sender's or the system's id. */
  readonly source: string;
  readonly event: string;
  readonly effect: ScheduleEffect;
  readonly scheduledAt: string | null;
  readonly status: CaseStatus | null;
  readonly theatreId: string | null;
  readonly messageId: string | null;
  readonly facilityId: string | null;
}

/** What became of these entries, for those that there are. */
export async function knownEntries(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { caseId: string; effect: ScheduleEffect }>> {
  const rows = await tx.execute<{ id: string; caseId: string; effect: ScheduleEffect }>(sql`
    select id, case_id as "caseId", effect from procedures.schedule_change where id = any(${textArray(ids)})`);
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

export async function saveHistory(tx: Tx, entries: readonly HistoryEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const given = entries.map(({ at, receivedAt, facilityId, ...rest }) => ({
    ...rest,
    at: at.toString(),
    receivedAt: receivedAt.toString(),
    facilityIds: facilityId === null ? [] : [facilityId],
  }));
  await tx.execute(sql`
    insert into procedures.schedule_change (id, case_id, at, received_at, protocol, source, event, effect, scheduled_at,
      status, theatre_id, message_id, facility_ids)
    select id, "caseId", at, "receivedAt", protocol, source, event, effect, "scheduledAt", status, "theatreId",
      "messageId", "facilityIds"
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(id text, "caseId" text, at timestamptz,
      "receivedAt" timestamptz, protocol text, source text, event text, effect text, "scheduledAt" timestamptz,
      status text, "theatreId" text, "messageId" text, "facilityIds" text[])
    on conflict (id) do nothing`);
}
