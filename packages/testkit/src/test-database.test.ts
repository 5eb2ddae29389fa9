import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type MigrationModule } from '@supply-hub/postgres';
import { testDatabase } from './test-database.ts';

let folder: string;
let modules: MigrationModule[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'testkit-'));
  await writeFile(join(folder, '0001-note.sql'), 'create table note (id int primary key, text text not null);');
  modules = [{ name: 'testkit', schema: 'testkit', directory: pathToFileURL(`${folder}/`) }];
});

afterAll(() => rm(folder, { recursive: true }));

describe('testDatabase', () => {
  it('gives each caller a migrated, empty database of its own', async () => {
    await using first = await testDatabase(modules);
    await using second = await testDatabase(modules);
    await using one = connect({ url: first.url, schema: 'testkit', name: 'one' });
    await using two = connect({ url: second.url, schema: 'testkit', name: 'two' });
    await one.sql`insert into note values (1, 'in the first')`;
    expect(await two.sql`select * from note`).toEqual([]);
  });

  it('builds one template for any number of callers at once', async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, () => testDatabase(modules)));
    expect(new Set(databases.map((database) => database.url)).size).toBe(4);
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('names the connection that a test forgot to close, and drops the database all the same', async () => {
    const database = await testDatabase(modules);
    const forgotten = connect({ url: database.url, schema: 'testkit', name: 'forgetful' });
    await forgotten.sql`select 1`;
    await expect(database.drop()).rejects.toThrow(/forgetful \(1\)/);
    await forgotten.close();
    await database.drop();
  });
});
