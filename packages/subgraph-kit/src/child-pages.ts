import type { Db } from '@supply-hub/postgres';
import type DataLoader from 'dataloader';
import { sql, type SQL } from 'drizzle-orm';
import { decodeCursor, pageOf, pageSize, type Page, type PageArguments } from './connection.ts';
import { statementLoader } from './waves.ts';

/** A page of the children of one parent. */
export interface ChildPage extends PageArguments {
  readonly parentId: string;
}

/**
 * Pages of children of many parents in one statement, each with its own size and cursor.
 *
 * @param children selects `id` and `sort_key` (text) of one parent's children, in order, from `asked.parent_id`,
 *   behind `asked.after_key` (text) and `asked.after_id`, both null on a first page, at most `asked.size` of them
 * @example
 * childPageLoader(db, sql`
 *   select id, name as sort_key from part where parent_id = asked.parent_id
 *   and (name, id) > (coalesce(asked.after_key, ''), coalesce(asked.after_id, '')) order by name, id limit asked.size`)
 */
export function childPageLoader(db: Db, children: SQL): DataLoader<ChildPage, Page<string>, string> {
  return statementLoader(
    async (pages: readonly ChildPage[]) => {
      const asked = pages.map((page, index) => {
        const after = decodeCursor(page);
        // One more than a page holds tells whether more follow.
        const size = pageSize(page) + 1;
        return { index, parent_id: page.parentId, size, after_key: after?.sortKey, after_id: after?.id };
      });
      const rows = await db.execute<{ index: number; id: string; sort_key: string }>(sql`
        select asked.index, child.id, child.sort_key
        from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
          as asked(index integer, parent_id text, size integer, after_key text, after_id text)
        cross join lateral (select *, row_number() over () as place from (${children}) as ordered) as child
        order by asked.index, child.place`);
      const byPage = Map.groupBy(rows, (row) => row.index);
      return pages.map((page, index) =>
        pageOf(
          (byPage.get(index) ?? []).map(({ id, sort_key: sortKey }) => ({ id, sortKey })),
          pageSize(page),
          decodeCursor(page),
          (row) => row.id,
        ),
      );
    },
    { cacheKeyFn: ({ parentId, first, after }) => JSON.stringify([parentId, first, after]) },
  );
}
