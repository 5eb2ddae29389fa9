import type { Log } from '@supply-hub/log';
import { connect, type MigrationModule } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { engine, schema } from './engine.ts';

/** The schema `jobs`, and the function that subgraphs enqueue by. `prepareJobs` makes the rest. */
export const jobsMigrations: MigrationModule = {
  name: 'jobs',
  schema,
  directory: new URL('../migrations/', import.meta.url),
};

/** Any number, as long as every process uses the same: 'jobs' in ASCII. */
const lockKey = 0x6a6f6273;

/**
 * Makes or updates pg-boss' own tables, in the form the installed version has. One process works at a time, others wait
 * and find it done. After `migrate` with {@link jobsMigrations}, before the first job.
 */
export async function prepareJobs(url: string, { log }: { log: Log }): Promise<void> {
  // One connection: pg-boss sends a text of many statements that opens a transaction, and the lock is the session's.
  await using connection = connect({ url, schema, name: 'hub-prepare-jobs', max: 1 });
  const boss = engine(connection.db, { installs: true });
  boss.on('error', (error) => log.error({ err: error }, 'preparing the tables of jobs'));
  try {
    await connection.db.execute(sql`select pg_advisory_lock(${lockKey})`);
    await boss.start();
  } finally {
    await boss.stop({ graceful: false });
  }
}
