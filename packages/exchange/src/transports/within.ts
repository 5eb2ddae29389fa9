/** What a promise comes to, or the signal's reason when that is first; what comes later is heard by nobody. */
export function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', abort));
}

/**
 * Like `AbortSignal.timeout` beside other signals, and gone when it is disposed of: a thousand polls a second would
 * otherwise leave as many timers behind as there are seconds in their time.
 */
export function deadline(
  ms: number,
  ...others: readonly AbortSignal[]
): Disposable & {
  readonly signal: AbortSignal;
  /** Whether it was the time that ended it. */
  readonly isOver: boolean;
} {
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(new DOMException('The time was over.', 'TimeoutError')), ms);
  timer.unref();
  return {
    signal: AbortSignal.any([...others, time.signal]),
    get isOver() {
      return time.signal.aborted;
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
