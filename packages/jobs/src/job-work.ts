import type { Log } from '@supply-hub/log';
import type { TraceHeaders } from '@supply-hub/tracing';
import type { JobDefinition } from './define-job.ts';

/** One try at one job. */
export interface Attempt {
  readonly key: string;
  /** From 1; only tries that failed count, not those whose process was killed. */
  readonly number: number;
  readonly log: Log;
}

/** Who does a kind of job. Made by {@link jobWork}. */
export interface JobWork {
  readonly job: JobDefinition;
  readonly parallel: number;
  handle(data: unknown, attempt: Attempt): Promise<void>;
  onExhausted(data: unknown, attempt: Attempt, error: unknown): Promise<void>;
  /** Where the trace of a job goes on whose enqueuer kept nothing with it. */
  traceOf(data: unknown): TraceHeaders | undefined;
}

/**
 * Who does a kind of job.
 *
 * @param how.parallel jobs at a time in this process, each of another key. @default 8
 * @param how.handle does one. It may be called again for a job it has done: a process may be killed between the work
 *   and its mark. Throwing means: again later. While it waits, later jobs of its key wait too, and nobody else's.
 * @param how.onExhausted is given what was tried `maxAttempts` times, with the last error; after it the job is
 *   finished. When it throws, the job is tried again.
 * @param how.traceOf where the trace goes on of a job that was enqueued without. @default nowhere: it begins one
 */
export function jobWork<Data>(
  job: JobDefinition<Data>,
  how: {
    parallel?: number;
    handle(data: Data, attempt: Attempt): Promise<void>;
    onExhausted(data: Data, attempt: Attempt, error: unknown): Promise<void>;
    traceOf?(data: Data): TraceHeaders | undefined;
  },
): JobWork {
  return {
    job,
    parallel: how.parallel ?? 8,
    handle: async (data, attempt) => how.handle(job.data.parse(data), attempt),
    onExhausted: async (data, attempt, error) => how.onExhausted(job.data.parse(data), attempt, error),
    traceOf: (data) => {
      const reading = job.data.safeParse(data);
      return reading.success ? how.traceOf?.(reading.data) : undefined;
    },
  };
}
