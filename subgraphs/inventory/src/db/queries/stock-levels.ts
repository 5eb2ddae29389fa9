import type { Db } from '@supply-hub/postgres';
import { decodeCursor, pageOf, pageSize, textArray, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import { and, sql } from 'drizzle-orm';
import { stockLevels } from '../schema.ts';

/** What must hold of a stock level; absent or null is no condition. */
export interface StockLevelConditions {
  /** Hub ids: those the viewer may see, or fewer. */
  readonly facilityIds: readonly string[];
  readonly locationId?: string | null | undefined;
  readonly itemIds?: readonly string[] | null | undefined;
}

/** A page of ids, in the order of the ids: a level's id holds for ever, so a page neither repeats nor hides one. */
export async function stockLevelPage(
  db: Db,
  { facilityIds, locationId, itemIds }: StockLevelConditions,
  page: PageArguments,
): Promise<Page<string>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const rows = await db
    .select({ id: stockLevels.id, sortKey: stockLevels.id })
    .from(stockLevels)
    .where(
      and(
        sql`${stockLevels.facilityId} = any(${textArray(facilityIds)})`,
        locationId == null ? undefined : sql`${stockLevels.locationId} = ${locationId}`,
        itemIds == null ? undefined : sql`${stockLevels.itemId} = any(${textArray(itemIds)})`,
        after === undefined ? undefined : sql`${stockLevels.id} > ${after.id}`,
      ),
    )
    .orderBy(stockLevels.id)
    .limit(size + 1);
  return pageOf(rows, size, after, ({ id }) => id);
}
