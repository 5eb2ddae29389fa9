import type postgres from 'postgres';

/** Folded tables and what of their rows is told by when the hub heard, and not by what it heard. */
const tables: Readonly<Record<string, readonly string[]>> = {
  'orders.order_life': [],
  'orders.order_line_life': [],
  'orders.order_line_promise': ['is_noticed'],
  'orders.backorder': [],
  'orders.backorder_promise': [],
  'orders.substitution_request': [],
  'procedures.surgical_case': ['version', 'as_of', 'registers', 'sender'],
  'procedures.case_demand': ['version', 'decided_at', 'as_of'],
};

/** By table: its rows in the order of their content, technical times and counts aside. */
export type FoldedTables = Readonly<Record<string, readonly string[]>>;

export async function foldedTables(sql: postgres.Sql): Promise<FoldedTables> {
  const dumps = await Promise.all(
    Object.entries(tables).map(async ([table, technical]) => {
      const rows = await sql<{ row: string }[]>`
        select (to_jsonb(held) - ${sql.array([...technical])}::text[])::text as row from ${sql(table)} as held order by 1`;
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(dumps);
}
