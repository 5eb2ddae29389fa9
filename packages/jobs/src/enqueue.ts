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
  const reading = job.data.safeParse(data);
  if (!reading.success) throw new TypeError(`${job.queue} cannot be enqueued: its data does not fit its definition.`);
  if (key === '') throw new TypeError(`${job.queue} cannot be enqueued without a key.`);
  await tx.execute(sql`
    select jobs.enqueue(${job.queue}, ${key}, ${JSON.stringify(carrying(reading.data))}::text::jsonb,
      ${startAfter?.toString() ?? null}::timestamptz)`);
}
