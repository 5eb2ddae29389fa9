import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { RecalledLots } from '../../domain/stock.ts';
import { recalledLots } from '../schema.ts';

/** The recalled lots of each of these items that has any. One statement. */
export async function recalledLotsOf(
  db: Db | Tx,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, RecalledLots>> {
  const { itemId, lot } = recalledLots;
  const rows = await db
    .select({ itemId, lot })
    .from(recalledLots)
    .where(sql`${itemId} = any(${textArray(itemIds)})`);
  return new Map(
    [...Map.groupBy(rows, (row) => row.itemId)].map(([id, own]) => [id, new Set(own.map((row) => row.lot))]),
  );
}
