import { SourceUnavailable } from '@supply-hub/errors';

import type { SourceSystem } from './source-fault.ts';

/** Somebody stopped caring, as against time running out. */
export const isCancellation = (reason: unknown): boolean => reason instanceof Error && reason.name === 'AbortError';

export const overdue = (system: SourceSystem, deadline: AbortSignal): SourceUnavailable =>
  new SourceUnavailable(
    system.name,
    isCancellation(deadline.reason)
      ? 'the request was given up before it answered'
      : 'it did not answer in the time there was',
  );

/** Settles with the promise, or fails as soon as the signal fires; the promise's own later failure is nobody's. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  promise.catch(() => {});
  if (signal.aborted) throw signal.reason;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
