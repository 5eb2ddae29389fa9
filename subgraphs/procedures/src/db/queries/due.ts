import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Pair } from '../../domain/pair-state.ts';
import { allocationsDue, demandsDue } from '../schema.ts';

/** How far a step looks ahead for what is due more than once. */
const lookAhead = 5000;

/**
 * Takes the cases that were due first. What is taken is named by its own rows, so that what was noted meanwhile, by
 * whoever commits later, stays due; and what is read after this statement is at least as new as what it took.
 */
export async function takeDueCases(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with head as materialized (select seq, case_id from ${demandsDue} order by seq limit ${lookAhead}),
      chosen as materialized (select case_id from head group by case_id order by min(seq) limit ${limit}),
      taken as (delete from ${demandsDue} where seq in (select seq from head join chosen using (case_id)))
    select case_id as id from chosen`);
  return rows.map(({ id }) => id);
}

/** The same for pairs. */
export async function takeDuePairs(tx: Tx, limit: number): Promise<Pair[]> {
  const rows = await tx.execute<{ item_id: string; facility_id: string }>(sql`
    with head as materialized (
        select seq, item_id, facility_id from ${allocationsDue} order by seq limit ${lookAhead}),
      chosen as materialized (
        select item_id, facility_id from head group by item_id, facility_id order by min(seq) limit ${limit}),
      taken as (
        delete from ${allocationsDue} where seq in (select seq from head join chosen using (item_id, facility_id)))
    select item_id, facility_id from chosen`);
  return rows.map(({ item_id: itemId, facility_id: facilityId }) => ({ itemId, facilityId }));
}

/** Notes pairs as due, for a later step. */
export async function noteDuePairs(tx: Tx, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  const given = pairs.map(({ itemId, facilityId }) => ({ item_id: itemId, facility_id: facilityId }));
  await tx.execute(sql`
    insert into ${allocationsDue} (item_id, facility_id)
    select distinct item_id, facility_id from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
      as given(item_id text, facility_id text)`);
}
