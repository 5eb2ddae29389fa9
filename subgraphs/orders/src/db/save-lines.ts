import type { Tx } from '@supply-hub/postgres';
import { textArray, type Changed } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

/** Rows of one statement; a statement takes at most 65,535 values. */
const rowsAStatement = 2_000;

/** Puts the lines of changed documents in the place of those they had. */
export async function saveLines<V, T extends PgTable>(
  tx: Tx,
  changed: readonly Changed<V>[],
  lines: { table: T; parent: PgColumn; rowsOf: (document: Changed<V>) => T['$inferInsert'][] },
): Promise<void> {
  const { table, parent, rowsOf } = lines;
  await tx.delete(table).where(sql`${parent} = any(${textArray(changed.map(({ id }) => id))})`);
  const rows = changed.flatMap(rowsOf);
  for (let from = 0; from < rows.length; from += rowsAStatement) {
    await tx.insert(table).values(rows.slice(from, from + rowsAStatement));
  }
}

/** The ids that are there, each once. */
export function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
