import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';

/** One item at one facility, by hub id. */
export interface Pair {
  readonly itemId: string;
  readonly facilityId: string;
}

export const pairKey = ({ itemId, facilityId }: Pair): string => `${facilityId}:${itemId}`;

/** Pairs as a relation `pair(item_id, facility_id)`. */
export const pairRows = (pairs: readonly Pair[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(
    pairs.map(({ itemId, facilityId }) => ({ item_id: itemId, facility_id: facilityId })),
  )}::text::jsonb) as pair(item_id text, facility_id text)`;

/**
 * Takes some of what is due, under {@link lockReplenishment}; it is due again when the transaction does not commit. Each
 * note is a row of its own, so one by who has not committed yet stays.
 */
export async function takeNeedsDue(tx: Tx, limit: number): Promise<Pair[]> {
  const rows = await tx.execute<{ item_id: string; facility_id: string }>(sql`
    with taken as (
      delete from orders.need_due where (item_id, facility_id) in (
        select distinct item_id, facility_id from orders.need_due order by 1, 2 limit ${limit})
      returning item_id, facility_id
    )
    select distinct item_id, facility_id from taken order by 1, 2`);
  return rows.map(({ item_id: itemId, facility_id: facilityId }) => ({ itemId, facilityId }));
}

/** Of these orders and requisitions, the pairs that the hub asked for or keeps to a level. */
export async function noteTouchedPairs(tx: Tx, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.execute(sql`
    insert into orders.need_due (item_id, facility_id)
    select distinct item_id, facility_id from ${pairRows(pairs)}
    where exists (select from orders.asked_line as asked
        where (asked.item_id, asked.facility_id) = (pair.item_id, pair.facility_id) and state in ('ASKED', 'STANDS'))
      or exists (select from orders.case_need as wanted
        where (wanted.item_id, wanted.facility_id) = (pair.item_id, pair.facility_id))
      or exists (select from orders.par_level_copy as par
        where (par.item_id, par.facility_id) = (pair.item_id, pair.facility_id) and not is_gone)`);
}

/** Has all looked at again that is still to be asked for: a contract, a policy or the time may have made it otherwise. */
export async function noteOpenNeedsDue(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into orders.need_due (item_id, facility_id)
    select item_id, facility_id from orders.need where quantity > 0`);
}
