import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { parLevels, stockAlertRounds, stockAlertsDue, stockPositions } from '../schema.ts';

/** An item at a facility. */
export interface ItemAtFacility {
  readonly itemId: string;
  readonly facilityId: string;
}

/** Notes in the caller's transaction that alerts about these are to be judged anew. Rows are only added: nobody waits. */
export async function noteAlertsDue(tx: Tx, pairs: readonly ItemAtFacility[]): Promise<void> {
  if (pairs.length === 0) return;
  const given = pairs.map(({ itemId, facilityId }) => ({ itemId, facilityId }));
  await tx.execute(sql`
    insert into ${stockAlertsDue} (item_id, facility_id)
    select distinct "itemId", "facilityId"
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given("itemId" text, "facilityId" text)`);
}

/**
 * Takes what was noted first. What is taken is named by its own rows, so what is noted meanwhile, by whoever commits later,
 * stays due; and what is read after this is at least as new as what it took.
 */
export async function takeAlertsDue(tx: Tx, limit: number): Promise<{ pairs: ItemAtFacility[]; areMore: boolean }> {
  const rows = await tx.execute<{ itemId: string; facilityId: string }>(sql`
    delete from ${stockAlertsDue} where seq = any(array(select seq from ${stockAlertsDue} order by seq limit ${limit}))
    returning item_id as "itemId", facility_id as "facilityId"`);
  const pairs = new Map(rows.map((pair) => [`${pair.itemId} ${pair.facilityId}`, pair]));
  return { pairs: [...pairs.values()], areMore: rows.length === limit };
}

/** Notes all that a facility has or plans, and that it was done on this day there. */
export async function beginAlertRound(tx: Tx, facilityId: string, day: string): Promise<void> {
  await tx.execute(sql`
    insert into ${stockAlertRounds} (facility_id, day) values (${facilityId}, ${day})
    on conflict (facility_id) do update set day = excluded.day`);
  await tx.execute(sql`
    insert into ${stockAlertsDue} (item_id, facility_id)
    select item_id, facility_id from ${stockPositions} where facility_id = ${facilityId}
    union
    select state ->> 'itemId', state ->> 'facilityId' from ${parLevels} where state ->> 'facilityId' = ${facilityId}`);
}
