/** The time one operation has, whichever subgraph spends it. */
export interface Deadline {
  /** Aborts when the time is over, or earlier by `cancel`. */
  readonly signal: AbortSignal;
  /** Whole milliseconds, at least 1. */
  readonly remainingMs: () => number;
  /** Ends it early: the client is gone, so nobody waits for the answer. */
  readonly cancel: () => void;
}

/**
 * Real time, measured by the monotonic clock and not by the injected one: a simulated week must not time
 * real sockets out.
 */
export function startDeadline(ms: number): Deadline {
  const endsAt = performance.now() + ms;
  const cancelled = new AbortController();
  return {
    signal: AbortSignal.any([AbortSignal.timeout(ms), cancelled.signal]),
    remainingMs: () => Math.max(1, Math.ceil(endsAt - performance.now())),
    cancel: () => cancelled.abort(),
  };
}

/** The work's outcome, or the signal's reason when that comes first. The work is not waited for any longer. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
