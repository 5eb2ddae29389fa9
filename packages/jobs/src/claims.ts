import type { Connection } from '@supply-hub/postgres';
import { sql, type SQL } from 'drizzle-orm';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { boundTo } from './engine.ts';

/** A job in this process' hands. */
export interface Claim {
  readonly id: string;
  readonly key: string;
  readonly data: unknown;
  /** How often it was taken before, by processes that lived and processes that died. */
  readonly retryCount: number;
  /** How often it was done and failed. */
  readonly failures: number;
}

const $Claim = z.object({
  id: z.uuid(),
  singletonKey: z.string(),
  data: z.unknown(),
  retryCount: z.coerce.number(),
  /** Ours to use: pg-boss keeps there what became of a job, and of these it never learns. */
  output: z.object({ failures: z.number() }).nullish(),
});

/**
 * Jobs are taken, finished and put back on one session of the database, which holds an advisory lock for each it has:
 * when the process dies, however it dies, the server ends the session, and any other process sees at once that nobody
 * is at those jobs.
 */
export interface Claims {
  /** The next jobs, at most one of each key that nothing else is at. */
  take(queue: string, atMost: number): Promise<Claim[]>;
  /** They are done: removed. What is no longer ours is left alone. */
  finish(queue: string, claims: readonly Claim[]): Promise<void>;
  /** To be done again, after a rest; its key waits with it. `failures` are all it had so far. */
  putBack(claim: Claim, afterMs: number, failures: number): Promise<void>;
  /** Gives jobs of dead processes back. @returns how many; `ours` are spared, should our session have been replaced */
  release(queues: readonly string[], ours: readonly string[]): Promise<number>;
}

/** @param connection whose `db` is a single one: the locks are its session's */
export function claimsOn({ db, sql: aside }: Connection, boss: PgBoss): Claims {
  const plain = boundTo(db);
  // pg-boss' own statement, and the locks in one with it: before its commit, so that nobody ever sees a job that is
  // taken and held by no one. Tried, not waited for: nobody else can hold it but who is about to let it go.
  const locking = {
    executeSql: (text: string, values?: unknown[]) =>
      plain.executeSql(
        `with taken as (${text}) select taken.*, pg_try_advisory_lock(${lockText('taken.id')}) from taken`,
        values,
      ),
  };
  return {
    async take(queue, atMost) {
      const rows = await boss.fetch(queue, { batchSize: atMost, includeMetadata: true, db: locking });
      return rows.map((row) => {
        const { singletonKey: key, output, ...claim } = $Claim.parse(row);
        return { ...claim, key, failures: output?.failures ?? 0 };
      });
    },
    async finish(queue, claims) {
      if (claims.length === 0) return;
      const attempts = claims.map(({ id, retryCount }) => ({ id, retryCount }));
      await boss.deleteJob(queue, attempts);
      await db.execute(sql`select pg_advisory_unlock(${lockOf(sql`id`)}) from unnest(${idsOf(claims)}::uuid[]) as id`);
    },
    async putBack({ id, retryCount }, afterMs, failures) {
      await db.execute(sql`
        update jobs.job_common set state = 'retry', start_after = now() + ${afterMs} * interval '1 ms',
          output = jsonb_build_object('failures', ${failures}::integer)
        where id = ${id} and state = 'active' and retry_count = ${retryCount}`);
      await db.execute(sql`select pg_advisory_unlock(${lockOf(sql`${id}::uuid`)})`);
    },
    async release(queues, ours) {
      // On another session than the one that holds our locks, which are free to itself.
      const rows = await aside`
        with active as materialized (
          select id from jobs.job_common where name = any(${[...queues]}) and state = 'active' and id <> all(${[...ours]}::uuid[])
        ), abandoned as materialized (
          -- Held for this statement only; nobody takes an active job, so nobody is kept waiting.
          select id from active
          where pg_try_advisory_xact_lock(('x' || left(translate(id::text, '-', ''), 16))::bit(64)::bigint)
        )
        update jobs.job_common set state = 'retry', start_after = now()
        from abandoned where job_common.id = abandoned.id and job_common.state = 'active'
        returning job_common.id`;
      return rows.length;
    },
  };
}

const idsOf = (claims: readonly Claim[]) => sql.param(claims.map(({ id }) => id));

/** The first 64 bits of a random id: no two jobs, and nothing else that is locked here, meet in them. */
const lockText = (id: string): string => `('x' || left(translate(${id}::text, '-', ''), 16))::bit(64)::bigint`;
const lockOf = (id: SQL): SQL => sql`('x' || left(translate(${id}::text, '-', ''), 16))::bit(64)::bigint`;
