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

/** What documents of a supplier's name. */
export interface Reach {
  readonly supplierId: string;
  readonly itemIds: readonly string[];
}

/** Documents name these items: their suppliers may see them from now on. Nothing is ever taken back: a document stays. */
export async function addReach(tx: Db | Tx, reached: readonly Reach[]): Promise<void> {
  const pairs = reached.flatMap(({ supplierId, itemIds }) =>
    itemIds.map((item_id) => ({ supplier_id: supplierId, item_id })),
  );
  if (pairs.length === 0) return;
  await tx.execute(sql`
    insert into ${supplierReach} (supplier_id, item_id)
    select distinct supplier_id, item_id
    from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb) as named(supplier_id text, item_id text)
    on conflict do nothing`);
}
