import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { pairKey, type ItemAtFacility } from '../../domain/item-at-facility.ts';
import { parLevels, stockAlertRounds, stockAlertsDue, stockPositions } from '../schema.ts';

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
  const pairs = new Map(rows.map((pair) => [pairKey(pair), pair]));
  return { pairs: [...pairs.values()], areMore: rows.length === limit };
}

/** Beyond any number that a note gets by itself. */
const behindAll = sql.raw(String(2 ** 50));

/**
 * Notes what of a facility is to be judged on this day there, and that it was: the first time all that it has or plans,
 * later what time alone may have changed, and what is planned and of which no stock is known. It waits behind whatever
 * else is due, also what is noted later: a round of thousands delays no alert.
 *
 * @param expiringBy the first time null; else the day up to which a lot's last one may be
 */
export async function beginAlertRound(
  tx: Tx,
  { facilityId, day, expiringBy }: { facilityId: string; day: string; expiringBy: string | null },
): Promise<void> {
  await tx.execute(sql`
    insert into ${stockAlertRounds} (facility_id, day) values (${facilityId}, ${day})
    on conflict (facility_id) do update set day = excluded.day`);
  const concerned =
    expiringBy === null
      ? sql`select item_id from ${stockPositions} where facility_id = ${facilityId}
          union select state ->> 'itemId' from ${parLevels} where state ->> 'facilityId' = ${facilityId}`
      : sql`select item_id from ${stockPositions} where facility_id = ${facilityId} and not is_empty
          and exists (select from jsonb_array_elements(state -> 'lots') as lot where lot ->> 'expiresOn' <= ${expiringBy})
          union select state ->> 'itemId' from ${parLevels} as par where state ->> 'facilityId' = ${facilityId}
          and not exists (select from ${stockPositions} as position
            where position.item_id = par.state ->> 'itemId' and position.facility_id = ${facilityId})`;
  await tx.execute(sql`
    insert into ${stockAlertsDue} (seq, item_id, facility_id) overriding system value
    select ${behindAll} + nextval(pg_get_serial_sequence('inventory.stock_alert_due', 'seq')), item_id, ${facilityId}
    from (${concerned}) as concerned (item_id)`);
}
