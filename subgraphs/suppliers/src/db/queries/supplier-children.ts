import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { childPageLoader, textArray, visibleTo, type ChildPage, type Page } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { sql } from 'drizzle-orm';
import { contracts, supplierItems } from '../schema.ts';

/** Pages of what suppliers sell, in the order of part numbers. */
export const supplierItemPages = (db: Db, viewer: Viewer): DataLoader<ChildPage, Page<string>, string> =>
  childPageLoader(
    db,
    sql`select id, part_number as sort_key from ${supplierItems}
      where supplier_id = asked.parent_id and not is_gone and ${visibleTo(viewer, supplierItems)}
        and (part_number, id) > (coalesce(asked.after_key, ''), coalesce(asked.after_id, ''))
      order by part_number, id limit asked.size`,
  );

/** Pages of suppliers' contracts, the newest first. */
export const contractPages = (db: Db, viewer: Viewer): DataLoader<ChildPage, Page<string>, string> =>
  childPageLoader(
    db,
    sql`select id, valid_from::text as sort_key from ${contracts}
      where supplier_id = asked.parent_id and not is_gone and ${visibleTo(viewer, contracts)}
        and (asked.after_id is null or (valid_from, id) < (asked.after_key::date, asked.after_id))
      order by valid_from desc, id desc limit asked.size`,
  );

/** Ids of supplier items of each item, in the order of part numbers. */
export async function supplierItemsOfItems(
  db: Db,
  viewer: Viewer,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .select({ id: supplierItems.id, itemId: supplierItems.itemId })
    .from(supplierItems)
    .where(
      sql`${supplierItems.itemId} = any(${textArray(itemIds)}) and not ${supplierItems.isGone}
        and ${visibleTo(viewer, supplierItems)}`,
    )
    .orderBy(supplierItems.itemId, supplierItems.partNumber, supplierItems.id);
  return new Map([...Map.groupBy(rows, (row) => row.itemId)].map(([itemId, own]) => [itemId, own.map(({ id }) => id)]));
}
