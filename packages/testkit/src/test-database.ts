import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { inject } from 'vitest';
import { silentLog } from '@supply-hub/log';
import { migrate, type MigrationModule } from '@supply-hub/postgres';

/** A migrated, empty database of one test (or file), gone when disposed. */
export interface TestDatabase extends AsyncDisposable {
  /** For `connect({ url, schema, name })`. */
  url: string;
  /**
   * Drops it. @throws when a connection is still open, naming who holds it: close what you opened first
   * (`await using` does, in reverse order).
   */
  drop(): Promise<void>;
}

/**
 * Clones a database that has these modules' migrations. The template is made once a run for each distinct
 * list, by whichever worker comes first.
 * @example
 * await using database = await testDatabase([eventsMigrations, ordersMigrations]);
 * await using connection = connect({ url: database.url, schema: 'orders', name: 'test' });
 */
export async function testDatabase(modules: readonly MigrationModule[]): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const prefix = inject('databasePrefix');
  const name = `${prefix}${randomUUID().slice(0, 12)}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  try {
    const template = await templateFor(admin, server, prefix, modules);
    await admin.unsafe(`create database "${name}" template "${template}"`);
  } finally {
    await admin.end({ timeout: 5 });
  }
  const drop = () => dropDatabase(server, name);
  return { url: databaseUrl(server, name), drop, [Symbol.asyncDispose]: drop };
}

/** Made under another name and renamed, so that a killed worker leaves no half-migrated template. */
async function templateFor(
  admin: postgres.Sql,
  server: string,
  prefix: string,
  modules: readonly MigrationModule[],
): Promise<string> {
  const identity = modules.map((module) => [module.name, module.schema, module.directory.href]);
  const hash = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 12);
  const name = `${prefix}t_${hash}`;
  const lock = Number.parseInt(hash.slice(0, 8), 16);
  await admin`select pg_advisory_lock(${lock})`;
  try {
    const [made] = await admin`select from pg_database where datname = ${name}`;
    if (made === undefined) {
      const draft = `${name}_draft`;
      await admin.unsafe(`drop database if exists "${draft}" with (force)`);
      await admin.unsafe(`create database "${draft}" template template0`);
      await migrate(databaseUrl(server, draft), modules, { log: silentLog });
      await admin.unsafe(`alter database "${draft}" rename to "${name}"`);
    }
    return name;
  } finally {
    await admin`select pg_advisory_unlock(${lock})`;
  }
}

async function dropDatabase(server: string, name: string): Promise<void> {
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  try {
    const open = await stillOpen(admin, name);
    await admin.unsafe(`drop database if exists "${name}" with (force)`);
    if (open.length > 0)
      throw new Error(
        `connections are still open when the test database is dropped: ${open.join(', ')}. Close them first.`,
      );
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** Who is connected, after a closed connection had a moment to leave the server's list. */
async function stillOpen(admin: postgres.Sql, name: string): Promise<string[]> {
  const end = performance.now() + 2_000;
  for (;;) {
    const rows = await admin<{ who: string; count: number }[]>`
      select application_name as who, count(*)::int as count from pg_stat_activity
      where datname = ${name} and backend_type = 'client backend' group by 1 order by 1`;
    if (rows.length === 0 || performance.now() > end)
      return rows.map(({ who, count }) => `${who || 'a connection without a name'} (${count})`);
    await wait(10);
  }
}

function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
