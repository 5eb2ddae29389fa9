import type { Db, Tx } from '@supply-hub/postgres';
import { textArray, type VisibleIds } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { supplierReach } from '../schema.ts';

/** Items are master data, which everybody sees; a partner sees those its own documents name (R72). */
export const visibleItems: VisibleIds = (viewer, id) =>
  viewer.role === 'partner'
    ? sql`exists (
        select from ${supplierReach} as reach
        where reach.item_id = ${id} and reach.supplier_id = any(${textArray(viewer.suppliers)}))`
    : sql`true`;

/** A document of the supplier's names these items. Nothing is ever taken back: the document stays. */
export async function addReach(tx: Db | Tx, supplierId: string, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return;
  await tx.execute(sql`
    insert into ${supplierReach} (supplier_id, item_id)
    select ${supplierId}, item_id from unnest(${textArray(new Set(itemIds))}) as named(item_id)
    on conflict do nothing`);
}
