import { sql as raw } from 'drizzle-orm';
import { integer, pgTable, timestamp } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { silentLog } from '@supply-hub/log';
import { emptyDatabase } from '../test/empty-database.ts';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';

async function orders() {
  const database = await emptyDatabase();
  await migrate(database.url, [{ name: 'orders', schema: 'orders', directory: new URL('../test/', import.meta.url) }], {
    log: silentLog,
  });
  return database;
}

describe('connect', () => {
  it('has role, schema and name from its first statement on, in both clients', async () => {
    await using database = await orders();
    await using connection = connect({ url: database.url, schema: 'orders', name: 'orders-service' });
    const facts = `select current_user::text as role, current_schema()::text as schema, application_name as name
      from pg_stat_activity where pid = pg_backend_pid()`;
    const expected = [{ role: 'hub_orders', schema: 'orders', name: 'orders-service' }];
    expect(await connection.sql.unsafe(facts)).toEqual(expected);
    expect([...(await connection.db.execute(raw.raw(facts)))]).toEqual(expected);
  });

  it('is not talked out of them by what the URL carries', async () => {
    await using database = await orders();
    const url = `${database.url}?search_path=public&role=hub_hub&application_name=other&channel_binding=prefer`;
    await using connection = connect({ url, schema: 'orders', name: 'mine' });
    const [row] = await connection.sql`select current_user::text as role, current_schema()::text as schema`;
    expect(row).toEqual({ role: 'hub_orders', schema: 'orders' });
  });

  it('maps camelCase to snake_case, and leaves the dates of the other client alone', async () => {
    await using database = await orders();
    await using connection = connect({ url: database.url, schema: 'orders', name: 'test' });
    const { db, sql } = connection;
    await sql`create table line (line_number int, due_at timestamptz)`;
    const line = pgTable('line', { lineNumber: integer(), dueAt: timestamp({ withTimezone: true, mode: 'string' }) });
    await db.transaction(async (tx) => {
      await tx.insert(line).values({ lineNumber: 7, dueAt: '2026-03-09T06:00:00Z' });
    });
    expect(await db.select().from(line)).toEqual([{ lineNumber: 7, dueAt: '2026-03-09 06:00:00+00' }]);
    expect(await sql`select due_at from line`).toEqual([{ due_at: new Date('2026-03-09T06:00:00Z') }]);
  });

  it('tells of every statement, BEGIN and COMMIT too, and of no value', async () => {
    await using database = await orders();
    const statements: string[] = [];
    const onStatement = (statement: string) => statements.push(statement);
    await using connection = connect({ url: database.url, schema: 'orders', name: 'test', onStatement });
    await connection.db.transaction((tx) => tx.execute(raw`select ${'a secret'}::text`));
    await connection.sql`select ${1}::int`;
    expect(statements.map((statement) => statement.trim())).toEqual([
      'begin',
      'select $1::text',
      'commit',
      'select $1::int',
    ]);
  });

  it('closes with a listener, a running statement and a connection half made, and may close twice', async () => {
    await using database = await orders();
    const connection = connect({ url: database.url, schema: 'orders', name: 'closing' });
    await connection.sql.listen('something', () => {});
    const running = connection.sql`select pg_sleep(0.2)`.execute();
    const halfMade = connection.db.execute(raw`select 1`).then(
      () => 'done',
      () => 'refused',
    );
    await Promise.all([connection.close(), connection.close()]);
    await running;
    expect(['done', 'refused']).toContain(await halfMade);
    await using other = connect({ url: database.url, schema: 'orders', name: 'other' });
    await expect
      .poll(() => other.sql`select application_name as name from pg_stat_activity where application_name = 'closing'`)
      .toEqual([]);
  });

  it('refuses a schema that is no name', () => {
    expect(() => connect({ url: 'postgres://127.0.0.1/x', schema: 'a"b', name: 'test' })).toThrow('cannot be a schema');
  });
});
