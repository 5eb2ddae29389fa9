import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { positionCopies } from '../db/position-copies.ts';
import { recalledLots, stockPositions } from '../db/schema.ts';
import type { StockPosition } from '../domain/stock.ts';

/** A lot of an item, wherever it is. */
export interface LotOfItem {
  readonly itemId: string;
  readonly lot: string;
}

/**
 * Marks lots as recalled and tells the others of each position that holds one, in the caller's transaction. Marking
 * again says nothing. Recalls are still to come: until then only tests mark lots.
 *
 * @param at when it became known
 */
export async function recallLots(tx: Tx, lots: readonly LotOfItem[], at: Temporal.Instant): Promise<void> {
  // Whoever writes a position meanwhile either is seen below, or waits here and then sees the mark when it publishes.
  await tx.execute(sql`lock table ${stockPositions} in share row exclusive mode`);
  const marked = await tx.execute<{ itemId: string; lot: string }>(sql`
    insert into ${recalledLots} (item_id, lot)
    select "itemId", lot from jsonb_to_recordset(${JSON.stringify(lots)}::text::jsonb) as given("itemId" text, lot text)
    on conflict do nothing returning item_id as "itemId", lot`);
  const changed = await tx.execute<{ id: string; version: number; state: StockPosition }>(sql`
    update ${stockPositions} as position set version = version + 1
    where not is_gone and exists (
      select from jsonb_to_recordset(${JSON.stringify(marked)}::text::jsonb) as marked("itemId" text, lot text)
      where marked."itemId" = position.item_id
        and state -> 'lots' @> jsonb_build_array(jsonb_build_object('lot', marked.lot)))
    returning id, version::integer, state`);
  await positionCopies.publish?.(
    tx,
    changed.map(({ id, version, state: value }) => ({ id, version, value, asOf: at })),
  );
}
