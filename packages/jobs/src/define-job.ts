import type { z } from 'zod';

/** A kind of work: all that who enqueues and who does it share. */
export interface JobDefinition<Data = unknown> {
  /** `<owner>.<what is done>`; never renamed while jobs of it may wait. */
  readonly queue: string;
  readonly data: z.ZodType<Data>;
  /** How often a job is tried before it is given up. */
  readonly maxAttempts: number;
  /** After the nth failure a job waits 2^(n-1) times this, at most a minute, and its key with it. */
  readonly backoffMs: number;
}

export interface JobOptions<Data> {
  readonly queue: string;
  readonly data: z.ZodType<Data>;
  /** @default 6 */
  readonly maxAttempts?: number;
  /** @default 1000 */
  readonly backoffMs?: number;
}

/** @throws Error the name is malformed: a mistake in the definition, found when the module loads */
export function defineJob<Data>(options: JobOptions<Data>): JobDefinition<Data> {
  if (!/^[a-z]+\.[a-z][a-z-]*$/.test(options.queue))
    throw new Error(`'${options.queue}' is no job's name: write owner.what-is-done.`);
  return { maxAttempts: 6, backoffMs: 1000, ...options };
}
