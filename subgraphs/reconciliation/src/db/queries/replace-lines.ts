import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

/** A table of documents' lines: which column names the document, and which the order line it is about. */
export interface LineTable<T extends PgTable> {
  readonly table: T;
  readonly documentId: PgColumn;
  readonly orderLineId: PgColumn;
}

/**
 * Documents say these lines now, whatever they said before. Two statements, however many documents.
 * @returns the order lines they said something of, before or now
 */
export async function replaceLines<T extends PgTable>(
  tx: Tx,
  { table, documentId, orderLineId }: LineTable<T>,
  documents: readonly string[],
  lines: readonly T['$inferInsert'][],
): Promise<{ documentId: string; orderLineId: string }[]> {
  if (documents.length === 0) return [];
  const touched = sql`${documentId} as "documentId", ${orderLineId} as "orderLineId"`;
  const before = await tx.execute<{ documentId: string; orderLineId: string }>(
    sql`delete from ${table} where ${documentId} = any(${textArray(documents)}) returning ${touched}`,
  );
  // One parameter whatever the number of lines; names as the columns have them.
  const rows = JSON.stringify(lines, (_, value: unknown) => (isRecord(value) ? snakeKeys(value) : value));
  const now = await tx.execute<{ documentId: string; orderLineId: string }>(sql`
    insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${rows}::text::jsonb) returning ${touched}`);
  return [...before, ...now];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function snakeKeys(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
