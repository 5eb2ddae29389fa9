import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { JobDefinition } from './define-job.ts';
import { carrying } from './job-trace.ts';

export interface EnqueueOptions<Data> {
  /** What order is kept by: jobs of one key are done one after another, each when the one before is finished. */
  readonly key: string;
  readonly data: Data;
  /** Not before this instant, by the database's clock. @default at once */
  readonly startAfter?: Temporal.Instant;
}

/**
 * Enqueues a job with the caller's transaction: it is done if that commits, and never was if not.
 *
 * The key is held until then, so that jobs of one key stand in the order of their commits. Who enqueues for several
 * keys in one transaction does it in the order of the keys, or two such transactions may wait for each other.
 *
 * @throws TypeError the data does not fit the definition: a bug in the caller
 */
export async function enqueue<Data>(
  tx: Tx,
  job: JobDefinition<Data>,
  { key, data, startAfter }: EnqueueOptions<NoInfer<Data>>,
): Promise<void> {
  await tx.execute(sql`
    select jobs.enqueue(${job.queue}, ${key}, ${kept(job, key, data)}::text::jsonb,
      ${startAfter?.toString() ?? null}::timestamptz)`);
}

/**
 * Enqueues jobs with the caller's transaction, in the order given, by one statement and without a lock, however many.
 *
 * No key is held: beside who enqueues for the same key at that moment, it is open which job comes first. Where that
 * matters, the caller holds a lock of its own until its commit, under which all jobs of these keys are enqueued.
 *
 * @throws TypeError the data of one does not fit the definition: a bug in the caller
 */
export async function enqueueAll<Data>(
  tx: Tx,
  job: JobDefinition<Data>,
  jobs: readonly { readonly key: string; readonly data: NoInfer<Data> }[],
): Promise<void> {
  if (jobs.length === 0) return;
  const keys = jobs.map(({ key }) => key);
  const data = jobs.map((each) => kept(job, each.key, each.data));
  await tx.execute(sql`
    select jobs.enqueue_without_keys(${job.queue}, ${sql.param(keys)}::text[], ${sql.param(data)}::text[]::jsonb[])`);
}

function kept<Data>(job: JobDefinition<Data>, key: string, data: Data): string {
  const reading = job.data.safeParse(data);
  if (!reading.success) throw new TypeError(`${job.queue} cannot be enqueued: its data does not fit its definition.`);
  if (key === '') throw new TypeError(`${job.queue} cannot be enqueued without a key.`);
  return JSON.stringify(carrying(reading.data));
}
