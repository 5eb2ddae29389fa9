/** The time one operation has, whichever subgraph spends it. */
export interface Deadline {
  /** Aborts when the time is over, or earlier by `cancel`. */
  readonly signal: AbortSignal;
  /** Whole milliseconds, at least 1. */
  readonly remainingMs: () => number;
  /** The answer is out: the signal stays whole, for what a subgraph writes behind it may still look at it. */
  readonly settle: () => void;
  /** The client is gone, so nobody waits for the answer. */
  readonly cancel: () => void;
}

/**
 * Real time, measured by the monotonic clock and not by the injected one: a simulated week must not time
 * real sockets out.
 */
export function startDeadline(ms: number): Deadline {
  const endsAt = performance.now() + ms;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException('The time is over.', 'TimeoutError')), ms);
  const settle = () => clearTimeout(timer);
  return {
    signal: controller.signal,
    remainingMs: () => Math.max(1, Math.ceil(endsAt - performance.now())),
    settle,
    cancel: () => {
      settle();
      controller.abort();
    },
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
