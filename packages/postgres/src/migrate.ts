import type postgres from 'postgres';
import { Misconfigured } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import { openClient } from './client.ts';
import { readMigrations, type MigrationFile, type MigrationModule } from './migration-files.ts';
import { ensureSchemas, grantAll } from './roles.ts';
import { splitStatements } from './statements.ts';

/** Any number, as long as every migrator of a database uses the same: 'hub' in ASCII. */
const lockKey = 0x687562;

interface Pending {
  module: MigrationModule;
  file: MigrationFile;
}

/**
 * Brings the database to what the modules describe: schemas, roles, then each module's files that were not
 * applied yet, modules in the order given, each file in a transaction of its own. One process works at a
 * time, others wait and find it done. After a failure the files before the failing one stay applied, and
 * the next run goes on from there.
 * @throws Misconfigured  naming file, line and statement; or a file that was edited after it was applied
 */
export async function migrate(url: string, modules: readonly MigrationModule[], { log }: { log: Log }): Promise<void> {
  const files = await Promise.all(modules.map(async (module) => ({ module, files: await readMigrations(module) })));
  if (new Set(modules.map((module) => module.name)).size < modules.length)
    throw new Misconfigured('two migration modules have one name');
  const sql = openClient(url, { name: 'hub-migrate', max: 1 });
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
    await prepare(
      sql,
      modules.map((module) => module.schema),
    );
    const pending: Pending[] = [];
    for (const { module, files: known } of files) pending.push(...(await outstanding(sql, module, known, log)));
    for (const { module, file } of pending) {
      await apply(sql, module, file);
      log.info({ module: module.name, file: file.name }, 'migrated');
    }
  } finally {
    await sql.end({ timeout: 5 }); // the lock ends with the session
  }
}

async function prepare(sql: postgres.Sql, schemas: readonly string[]): Promise<void> {
  try {
    await ensureSchemas(sql, schemas);
    await sql`
      create table if not exists hub.migration (
        module text not null,
        file text not null,
        checksum text not null,
        applied_at timestamptz not null default transaction_timestamp(),
        primary key (module, file)
      )`;
  } catch (error) {
    if (!hasCode(error, '42501')) throw error;
    throw new Misconfigured(
      'the user of DATABASE_URL may not create schemas in its database: GRANT CREATE ON DATABASE … TO that user.',
      { cause: error },
    );
  }
}

/** The files to apply; refuses a history that the files no longer tell. */
async function outstanding(
  sql: postgres.Sql,
  module: MigrationModule,
  files: readonly MigrationFile[],
  log: Log,
): Promise<Pending[]> {
  const rows = await sql<{ file: string; checksum: string }[]>`
    select file, checksum from hub.migration where module = ${module.name} order by file`;
  const applied = new Map(rows.map((row) => [row.file, row.checksum]));
  const last = rows.at(-1)?.file ?? '';
  for (const file of files) {
    const checksum = applied.get(file.name);
    if (checksum !== undefined && checksum !== file.checksum)
      throw new Misconfigured(
        `${module.name}/${file.name} was applied to this database and edited afterwards. ` +
          'Put it back as it was, and make the change in a new file.',
      );
    if (checksum === undefined && file.name < last)
      throw new Misconfigured(
        `${module.name}/${file.name} comes before ${last}, which is applied: give it the next number.`,
      );
    applied.delete(file.name);
  }
  if (applied.size > 0)
    log.warn({ module: module.name, files: [...applied.keys()] }, 'the database was migrated by a newer release');
  const done = new Set(rows.map((row) => row.file));
  return files.filter((file) => !done.has(file.name)).map((file) => ({ module, file }));
}

async function apply(sql: postgres.Sql, module: MigrationModule, file: MigrationFile): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(`set local search_path to "${module.schema}"`);
    for (const statement of splitStatements(file.text)) {
      try {
        await tx.unsafe(statement.text);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Misconfigured(
          `${module.name}/${file.name}, line ${statement.line}: ${reason}. Nothing of this file was kept. ` +
            `The statement: ${abridged(statement.text)}`,
          { cause },
        );
      }
    }
    await grantAll(tx, module.schema);
    await tx`insert into hub.migration (module, file, checksum) values (${module.name}, ${file.name}, ${file.checksum})`;
  });
}

function abridged(statement: string): string {
  const line = statement.replaceAll(/\s+/g, ' ');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
