import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import {
  afterPosition,
  decodeCursor,
  pageOf,
  pageSize,
  textArray,
  type Page,
  type PageArguments,
} from '@supply-hub/subgraph-kit';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { ItemConditions } from '../../domain/item.ts';
import { gtins, items } from '../schema.ts';
import { visibleItems } from './supplier-reach.ts';

/** A page of the ids of the viewer's items, in the order of their numbers. */
export async function itemPage(
  db: Db,
  viewer: Viewer,
  conditions: ItemConditions,
  page: PageArguments,
): Promise<Page<string>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const { search, isActive, isLotControlled } = conditions;
  const rows = await db
    .select({ id: items.id, sortKey: items.number })
    .from(items)
    .where(
      and(
        eq(items.isGone, false),
        visibleItems(viewer, items.id),
        isActive == null ? undefined : eq(items.isActive, isActive),
        isLotControlled == null ? undefined : eq(items.isLotControlled, isLotControlled),
        search == null ? undefined : matches(search),
        afterPosition(after, items.number, 'text', items.id),
      ),
    )
    .orderBy(items.number, items.id)
    .limit(size + 1);
  return pageOf(rows, size, after, ({ id }) => id);
}

/** The start of the number, or every word somewhere in the description; in any case. */
function matches(search: string): SQL {
  const text = search.trim().toLowerCase();
  const words = text.split(/\s+/).map((word) => sql`${items.words} like ${`%${literally(word)}%`}`);
  return sql`(lower(${items.number}) collate "C" like ${`${literally(text)}%`} or (${and(...words)}))`;
}

/** LIKE's own signs, meant as themselves. */
function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

/**
 * The item each GTIN names, of those the viewer may see. Where two items carry one GTIN, the active one before the
 * other, then the lower number.
 */
export async function itemsByGtin(db: Db, viewer: Viewer, asked: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.execute<{ gtin: string; id: string }>(sql`
    select distinct on (named.gtin) named.gtin, item.id
    from ${gtins} as named join ${items} as item on item.id = named.item_id
    where named.gtin = any(${textArray(asked)}) and ${visibleItems(viewer, sql`item.id`)}
    order by named.gtin, item.is_active desc, item.number, item.id`);
  return new Map(rows.map(({ gtin, id }) => [gtin, id]));
}
