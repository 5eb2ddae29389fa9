import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import postgres from 'postgres';

/**
 * Where drizzle tables differ from what the migrations made: a column's name, type or nullability. One sentence a
 * difference; empty when they agree.
 */
export async function tableDrift(url: string, tables: readonly PgTable[]): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const drift = await Promise.all(
      tables.map(async (table) => {
        const { schema = 'public', name, columns } = getTableConfig(table);
        const rows = await sql<{ name: string; type: string }[]>`
          select attname as name, format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end as type
          from pg_attribute where attrelid = to_regclass(${`${schema}.${name}`}) and attnum > 0 and not attisdropped`;
        const made = new Map(rows.map((row) => [row.name, row.type]));
        const meant = new Map(
          columns.map((column) => [
            snake(column.name),
            // drizzle writes "timestamp (3)", PostgreSQL "timestamp(3)".
            `${column.getSQLType().replace(' (', '(')}${column.notNull ? ' not null' : ''}`,
          ]),
        );
        return [...new Set([...made.keys(), ...meant.keys()])].flatMap((column) =>
          made.get(column) === meant.get(column)
            ? []
            : `${schema}.${name}.${column}: ${made.get(column) ?? 'nothing'} in the database, ${meant.get(column) ?? 'nothing'} in the code`,
        );
      }),
    );
    return drift.flat();
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
