import type { Log } from '@supply-hub/log';
import { connect, type Db, type MigrationModule } from '@supply-hub/postgres';
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
    await dropKeysToQueue(connection.db);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/**
 * pg-boss proves for each new job that its queue exists, and locks the queue's row to do so: one row, on which all who
 * enqueue meet, and a quarter of what a job costs. `jobs.enqueue` makes a job from that very row, and nobody deletes a queue.
 */
async function dropKeysToQueue(db: Db): Promise<void> {
  const there = await db.execute(sql`
    select conname from pg_constraint
    where conrelid = 'jobs.job_common'::regclass and conname in ('q_fkey', 'dlq_fkey')`);
  // Only when there is one: whoever alters a table waits until nobody uses it.
  if (there.length === 0) return;
  await db.execute(sql`
    alter table jobs.job_common drop constraint if exists q_fkey, drop constraint if exists dlq_fkey`);
}
