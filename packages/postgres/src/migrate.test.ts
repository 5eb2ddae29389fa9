import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog, type Log } from '@supply-hub/log';
import { emptyDatabase } from '../test/empty-database.ts';
import { openClient } from './client.ts';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';
import type { MigrationModule } from './migration-files.ts';

const log = silentLog;
let folder: string;
let orders: MigrationModule;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations '));
  orders = { name: 'orders', schema: 'orders', directory: pathToFileURL(`${folder}/`) };
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);

async function rows(url: string, statement: string): Promise<readonly unknown[]> {
  const sql = openClient(url, { name: 'test', max: 1 });
  return sql.unsafe(statement).finally(() => sql.end());
}

describe('migrate', () => {
  it('applies files in order, once, into the schema of their module', async () => {
    await using database = await emptyDatabase();
    await write(
      '0002-more.sql',
      `alter table purchase_order add column number text; insert into purchase_order values (1, 'x');`,
    );
    await write('0001-first.sql', 'create table purchase_order (id int primary key);');
    await migrate(database.url, [orders], { log });
    await migrate(database.url, [orders], { log });
    expect(await rows(database.url, 'select * from orders.purchase_order')).toEqual([{ id: 1, number: 'x' }]);
    expect(await rows(database.url, 'select module, file from hub.migration order by file')).toEqual([
      { module: 'orders', file: '0001-first.sql' },
      { module: 'orders', file: '0002-more.sql' },
    ]);
  });

  it('lets several start at once: one works, the others find it done', async () => {
    await using database = await emptyDatabase();
    await write('0001-first.sql', 'create table t (id int); insert into t values (1);');
    await Promise.all(Array.from({ length: 4 }, () => migrate(database.url, [orders], { log })));
    expect(await rows(database.url, 'select id from orders.t')).toEqual([{ id: 1 }]);
  });

  it('lets several databases of one server start at once, though roles belong to all of them', async () => {
    const schema = `race_${String.fromCodePoint(...Array.from({ length: 8 }, () => 97 + Math.floor(Math.random() * 26)))}`;
    await write('0001-first.sql', 'create table t (id int);');
    await using one = await emptyDatabase();
    await using two = await emptyDatabase();
    await using three = await emptyDatabase();
    await Promise.all([one, two, three].map(({ url }) => migrate(url, [{ ...orders, name: schema, schema }], { log })));
    expect(await rows(three.url, `select * from ${schema}.t`)).toEqual([]);
    for (const { url } of [one, two, three]) await rows(url, `drop owned by hub_${schema}`);
    await rows(one.url, `drop role hub_${schema}`);
  });

  it('names file, line and statement of a failure, keeps nothing of that file, and goes on when it is mended', async () => {
    await using database = await emptyDatabase();
    await write('0001-first.sql', 'create table kept (id int);');
    await write('0002-bad.sql', 'create table lost (id int);\n\n-- why\ncreate table kept (id text);');
    await expect(migrate(database.url, [orders], { log })).rejects.toThrow(
      /orders\/0002-bad\.sql, line 3: relation "kept" already exists.*create table kept \(id text\)/,
    );
    expect(await rows(database.url, `select tablename from pg_tables where schemaname = 'orders'`)).toEqual([
      { tablename: 'kept' },
    ]);
    await write('0002-bad.sql', 'create table mended (id int);');
    await migrate(database.url, [orders], { log });
    expect(await rows(database.url, 'select * from orders.mended')).toEqual([]);
  });

  it('refuses a file that was edited after it was applied', async () => {
    await using database = await emptyDatabase();
    await write('0001-first.sql', 'create table t (id int);');
    await migrate(database.url, [orders], { log });
    await write('0001-first.sql', 'create table t (id bigint);');
    await expect(migrate(database.url, [orders], { log })).rejects.toThrow(
      /orders\/0001-first\.sql was applied.*edited/,
    );
  });

  it('does not mind line ends', async () => {
    await using database = await emptyDatabase();
    await write('0001-first.sql', 'create table t (\n id int);\n');
    await migrate(database.url, [orders], { log });
    await write('0001-first.sql', 'create table t (\r\n id int);\r\n');
    await migrate(database.url, [orders], { log });
  });

  it('refuses a new file that comes before an applied one, a number used twice, and a name without one', async () => {
    await using database = await emptyDatabase();
    await write('0002-second.sql', 'select 1;');
    await migrate(database.url, [orders], { log });
    await write('0001-late.sql', 'select 1;');
    await expect(migrate(database.url, [orders], { log })).rejects.toThrow(
      /0001-late\.sql comes before 0002-second\.sql/,
    );
    await write('0001-other.sql', 'select 1;');
    await expect(migrate(database.url, [orders], { log })).rejects.toThrow(/another file has the number 0001/);
    await unlink(join(folder, '0001-other.sql'));
    await write('Fix.sql', 'select 1;');
    await expect(migrate(database.url, [orders], { log })).rejects.toThrow(/Fix\.sql: a migration is named like/);
  });

  it('runs on a database that a newer release migrated, and says so', async () => {
    await using database = await emptyDatabase();
    await write('0001-first.sql', 'select 1;');
    await write('0002-newer.sql', 'select 1;');
    await migrate(database.url, [orders], { log });
    await unlink(join(folder, '0002-newer.sql'));
    const warned: unknown[] = [];
    const listening: Log = Object.create(silentLog, { warn: { value: (fields: unknown) => warned.push(fields) } });
    await migrate(database.url, [orders], { log: listening });
    expect(warned).toEqual([{ module: 'orders', files: ['0002-newer.sql'] }]);
  });
});

describe('roles', () => {
  it('gives a schema’s role all of its own schema, and of schema hub only what hub’s migrations grant', async () => {
    await using database = await emptyDatabase();
    await write('0001-first.sql', 'create table t (id serial primary key); create function f() returns int return 1;');
    const hubFolder = await mkdtemp(join(tmpdir(), 'hub-migrations '));
    await writeFile(
      join(hubFolder, '0001-outbox.sql'),
      'create table outbox (id int); create table audit (id int); grant insert on outbox to hub_subgraph;',
    );
    const hub: MigrationModule = { name: 'events', schema: 'hub', directory: pathToFileURL(`${hubFolder}/`) };
    const inventory: MigrationModule = { ...orders, name: 'inventory', schema: 'inventory' };
    await migrate(database.url, [hub, orders, inventory], { log });
    await rm(hubFolder, { recursive: true });

    await using connection = connect({ url: database.url, schema: 'orders', name: 'test' });
    const { sql } = connection;
    expect(await sql`insert into t default values returning id, f()`).toEqual([{ id: 1, f: 1 }]);
    await sql`insert into hub.outbox values (1)`;
    await expect(sql`select * from hub.audit`).rejects.toThrow('permission denied');
    await expect(sql`select * from hub.outbox`).rejects.toThrow('permission denied');
    await expect(sql`select * from inventory.t`).rejects.toThrow('permission denied');
  });

  it('works for a user who is no superuser, and says what such a user lacks', async () => {
    await using database = await emptyDatabase();
    const user = `plain_${crypto.randomUUID().slice(0, 8)}`;
    const { pathname } = new URL(database.url);
    await rows(database.url, `create role ${user} login password 'secret'`);
    const asUser = new URL(database.url);
    asUser.username = user;
    asUser.password = 'secret';
    const schema = user.replaceAll(/[0-9]/g, 'x');
    const module = { ...orders, name: schema, schema };
    await write('0001-first.sql', 'create table t (id int);');
    await expect(migrate(asUser.href, [module], { log })).rejects.toThrow(/CREATEROLE/);
    await rows(database.url, `alter role ${user} createrole; grant hub_subgraph, hub_hub to ${user} with admin option`);
    await expect(migrate(asUser.href, [module], { log })).rejects.toThrow(/GRANT CREATE ON DATABASE/);
    await rows(database.url, `grant create on database "${pathname.slice(1)}" to ${user}`);
    await migrate(asUser.href, [module], { log });
    const connection = connect({ url: asUser.href, schema, name: 'test' });
    expect(await connection.sql`select current_user::text as role from t right join (select 1) x on true`).toEqual([
      { role: `hub_${schema}` },
    ]);
    await connection.close();
    await rows(database.url, `drop owned by hub_${schema}, ${user} cascade`);
    await rows(database.url, `drop role hub_${schema}`);
    await rows(database.url, `drop role ${user}`);
  });
});
