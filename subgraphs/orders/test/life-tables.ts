import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';

const folded = [
  'order_life',
  'order_line_life',
  'order_line_promise',
  'backorder',
  'backorder_promise',
  'substitution_request',
] as const;

/** The folded tables as they are, row by row, in the order of their keys; technical times and marks aside. */
export async function lifeTables(db: Db): Promise<Record<(typeof folded)[number], unknown[]>> {
  const tables = await Promise.all(
    folded.map(async (table) => {
      const rows = await db.execute<{ row: unknown }>(
        sql`select to_jsonb(t) - 'is_noticed' as row from ${sql.raw(`orders.${table}`)} as t order by to_jsonb(t)::text`,
      );
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(tables) as Record<(typeof folded)[number], unknown[]>;
}
