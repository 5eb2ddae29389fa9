import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Pair } from '../../domain/pair-state.ts';
import { allocationsDue, demandsDue } from '../schema.ts';

/** How far a step looks ahead for what is due more than once. */
const lookAhead = 1000;

/**
 * Takes the cases that were due first. What is taken is named by its own rows, so that what was noted meanwhile, by
 * whoever commits later, stays due; and what is read after this statement is at least as new as what it took.
 *
 * No joins: what the database knows of a table that is mostly empty makes it join row by row.
 */
export async function takeDueCases(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with head as (select seq, case_id from ${demandsDue} order by seq limit ${lookAhead}),
      grouped as (select *, min(seq) over (partition by case_id) as first from head),
      ranked as materialized (select *, dense_rank() over (order by first) as turn from grouped),
      taken as (delete from ${demandsDue} where seq = any(array(select seq from ranked where turn <= ${limit})))
    select case_id as id from ranked where turn <= ${limit} and seq = first order by turn`);
  return rows.map(({ id }) => id);
}

/** The same for pairs. */
export async function takeDuePairs(tx: Tx, limit: number): Promise<Pair[]> {
  const rows = await tx.execute<{ item_id: string; facility_id: string }>(sql`
    with head as (select seq, item_id, facility_id from ${allocationsDue} order by seq limit ${lookAhead}),
      grouped as (select *, min(seq) over (partition by item_id, facility_id) as first from head),
      ranked as materialized (select *, dense_rank() over (order by first) as turn from grouped),
      taken as (delete from ${allocationsDue} where seq = any(array(select seq from ranked where turn <= ${limit})))
    select item_id, facility_id from ranked where turn <= ${limit} and seq = first order by turn`);
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
