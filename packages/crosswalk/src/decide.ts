import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { $Crosswalk, crosswalkId, type Crosswalk, type Meaning } from './crosswalk-row.ts';
import { lockKeys } from './lock-keys.ts';

/** Who decides, when and why. */
export interface Decision {
  readonly by: string;
  readonly at: Temporal.Instant;
  /** Null: nothing was said. */
  readonly note: string | null;
}

/**
 * Decides what keys mean from now on. Each gets this meaning whatever it had: what was confirmed before is refused, and
 * so are the candidates that were not chosen. A meaning nobody proposed is as good: the steward is the evidence.
 *
 * @param meanings each key once
 * @returns the rows that were changed, in the order of their ids; empty when all of it was so
 */
export async function confirmCrosswalks(
  tx: Tx,
  meanings: readonly Meaning[],
  { by, at, note }: Decision,
): Promise<Crosswalk[]> {
  if (meanings.length === 0) return [];
  await lockKeys(tx, meanings);
  const rows = meanings.map((one) => ({ ...one, id: crosswalkId(one) }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
    as given(id text, kind text, party text, key text, target text)`;
  // Before the rows that take their place: a key has one meaning at any time.
  const refused = await tx.execute(sql`
    update hub.crosswalk as held set status = 'REFUSED', decided_by = ${by}, decided_at = ${at.toString()}::timestamptz,
      note = ${note}, version = version + 1
    from ${given}
    where held.kind = given.kind and held.party = given.party and held.key = given.key and held.id <> given.id
      and held.status <> 'REFUSED'
    returning held.*`);
  const confirmed = await tx.execute(sql`
    insert into hub.crosswalk as held
      (id, kind, party, key, target, status, confidence, evidence, proposed_at, decided_by, decided_at, note)
    select id, kind, party, key, target, 'CONFIRMED', 100,
      jsonb_build_array(jsonb_build_object('fact', 'STEWARD', 'sentence', ${`${by} said so.`}::text)),
      ${at.toString()}::timestamptz, ${by}, ${at.toString()}::timestamptz, ${note}
    from ${given} order by id
    on conflict (id) do update set status = 'CONFIRMED', decided_by = excluded.decided_by,
      decided_at = excluded.decided_at, note = excluded.note, version = held.version + 1
    where held.status <> 'CONFIRMED'
    returning held.*`);
  return crosswalksOf([...refused, ...confirmed]);
}

/**
 * Decides that keys do not mean what these crosswalks say: candidates that are wrong, or confirmed ones that are taken
 * back. They are not proposed again.
 *
 * @returns the rows that were changed; empty when all were refused before
 */
export async function refuseCrosswalks(
  tx: Tx,
  ids: readonly string[],
  { by, at, note }: Decision,
): Promise<Crosswalk[]> {
  await lockKeys(tx, await crosswalksById(tx, ids));
  const refused = await tx.execute(sql`
    update hub.crosswalk set status = 'REFUSED', decided_by = ${by}, decided_at = ${at.toString()}::timestamptz,
      note = ${note}, version = version + 1
    where id = any(${sql.param([...ids])}::text[]) and status <> 'REFUSED'
    returning *`);
  return crosswalksOf([...refused]);
}

/** Crosswalks by their ids, in the order of these; unknown ids are absent. */
export async function crosswalksById(tx: Tx, ids: readonly string[]): Promise<Crosswalk[]> {
  return crosswalksOf([
    ...(await tx.execute(sql`select * from hub.crosswalk where id = any(${sql.param([...ids])}::text[])`)),
  ]);
}

function crosswalksOf(rows: readonly unknown[]): Crosswalk[] {
  return $Crosswalk
    .array()
    .parse(rows)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
