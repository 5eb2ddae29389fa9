import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';

/** Rows of one table that were added, changed or removed. */
export type ChangedRows = z.infer<typeof $ChangedRows>;
export const $ChangedRows = z.object({
  /** `orders.acknowledgement`. */
  table: z.string(),
  added: z.coerce.number(),
  changed: z.coerce.number(),
  removed: z.coerce.number(),
});

/** What records messages, replays, audit and what is told of them says nothing of an effect in the world. */
const records = /^(jobs\.|hub\.(message|replay|audit|outbox|partner_line|control_number))/;

/**
 * All that this session has changed so far, by table, as PostgreSQL counts it: whatever a receiver does is in it, also
 * what was undone again.
 */
export async function changedRows(tx: Tx): Promise<Map<string, ChangedRows>> {
  const rows = await tx.execute(sql`
    select schemaname || '.' || relname as table, n_tup_ins as added, n_tup_upd as changed, n_tup_del as removed
    from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0`);
  return new Map(rows.map((row) => [$ChangedRows.parse(row).table, $ChangedRows.parse(row)]));
}

/** What came between two counts, without the records. */
export function changesBetween(
  before: ReadonlyMap<string, ChangedRows>,
  after: ReadonlyMap<string, ChangedRows>,
): ChangedRows[] {
  return [...after.values()]
    .map(({ table, added, changed, removed }) => {
      const was = before.get(table);
      return {
        table,
        added: added - (was?.added ?? 0),
        changed: changed - (was?.changed ?? 0),
        removed: removed - (was?.removed ?? 0),
      };
    })
    .filter(({ table, added, changed, removed }) => !records.test(table) && added + changed + removed > 0)
    .toSorted((a, b) => (a.table < b.table ? -1 : 1));
}
