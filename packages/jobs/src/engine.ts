import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';

/** The schema of pg-boss' tables. */
export const schema = 'jobs';

/** What pg-boss does its statements on. */
export const boundTo = (db: Db | Tx) => fromDrizzle(db, sql);

/**
 * pg-boss, as far as it is used here: its tables, its queues in strict order a key, and the one statement that takes
 * the next job of each key. Its loops are not: a poll of half a second at best, and a job of a killed process that
 * waits for its expiry, are too slow for who waits in an operating room.
 */
export function engine(db: Db, { installs }: { installs: boolean }): PgBoss {
  return new PgBoss({
    db: boundTo(db),
    schema,
    createSchema: false,
    migrate: installs,
    supervise: false,
    schedule: false,
  });
}
