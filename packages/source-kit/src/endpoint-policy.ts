/**
 * How one endpoint is treated: retry → bulkhead → breaker → timeout (cockatiel).
 *
 * The bulkhead stands before the breaker, so that what queued while the breaker was closed finds it open; the other
 * way round, a queue of a hundred would still run into the dead system one by one. The pause before a repeat is taken
 * inside the repeated function, not in cockatiel's backoff, which sees an abort only when its delay ends.
 */
import { HubError, SourceUnavailable } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ConstantBackoff,
  handleWhen,
  retry,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import { setTimeout as sleep } from 'node:timers/promises';

import { isCancellation, overdue, unlessAborted } from './deadline.ts';
import { AttemptFailed, faultOfTransport, type SourceSystem } from './source-fault.ts';

export interface EndpointPolicyOptions {
  /** Longest time for one attempt, body included, in milliseconds. @default 10_000 */
  readonly timeoutMs?: number | undefined;
  readonly retry?: {
    /** Repeats after the first attempt. @default 2 */
    readonly maxRetries?: number | undefined;
    /** The first pause, doubled each time and spread by a quarter either way, in milliseconds. @default 200 */
    readonly baseDelayMs?: number | undefined;
    /** The longest pause; a `Retry-After` beyond it is not waited for but handed to the caller. @default 5_000 */
    readonly maxDelayMs?: number | undefined;
  };
  readonly breaker?: {
    /** Failed attempts in a row that open it. @default 5 */
    readonly failures?: number | undefined;
    /** How long it stays open before one request may try, in milliseconds. @default 10_000 */
    readonly halfOpenAfterMs?: number | undefined;
  };
  /** Requests at a time, and connections. @default 8 */
  readonly maxConcurrent?: number | undefined;
  /** Requests that may wait for their turn. @default 1_000 */
  readonly maxQueued?: number | undefined;
}

export interface EndpointPolicy {
  /**
   * Runs the attempt, again where that does no harm, until the deadline.
   * @throws HubError what finally went wrong, or whatever the attempt threw that is no fault of the source
   */
  run<T>(
    attempt: (signal: AbortSignal) => Promise<T>,
    call: { deadline: AbortSignal; idempotent: boolean },
  ): Promise<T>;
  readonly state: 'closed' | 'open' | 'half-open';
}

/** The longest that a `Retry-After` keeps us from asking: a source's slip must not silence it for a day. */
const longestHoldMs = 60_000;

export function createEndpointPolicy(system: SourceSystem, log: Log, options: EndpointPolicyOptions): EndpointPolicy {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const { maxRetries = 2, baseDelayMs = 200, maxDelayMs = 5_000 } = options.retry ?? {};
  const { failures = 5, halfOpenAfterMs = 10_000 } = options.breaker ?? {};

  const breaker = circuitBreaker(
    // While half open, an attempt that shows nothing (the caller gave up) must not close the breaker.
    handleWhen((error) =>
      breaker.state === CircuitState.HalfOpen ? shows(error) !== 'healthy' : shows(error) === 'sick',
    ),
    { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(failures) },
  );
  breaker.onBreak(() => log.warn({ system: system.id }, 'source breaker open'));
  breaker.onReset(() => log.info({ system: system.id }, 'source breaker closed'));
  const inTurn = wrap(
    bulkhead(options.maxConcurrent ?? 8, options.maxQueued ?? 1_000),
    breaker,
    timeout(timeoutMs, TimeoutStrategy.Cooperative),
  );
  const repeating = retry(
    handleWhen((error) => error instanceof Repeatable),
    { maxAttempts: maxRetries, backoff: new ConstantBackoff(0) },
  );
  /** On the stopwatch: until then the source asked not to be asked. */
  let heldUntil = 0;

  const refuseWhileHeld = () => {
    const heldForMs = Math.ceil(heldUntil - performance.now());
    if (heldForMs <= 0) return;
    const held = new SourceUnavailable(system.name, 'it asked not to be asked again yet', { retryAfterMs: heldForMs });
    throw new AttemptFailed(held, 'always', 'nothing');
  };

  /** What an attempt failed with after so many milliseconds, and what that shows of the source. */
  const judged = (error: unknown, ranMs: number, signal: AbortSignal, deadline: AbortSignal): unknown => {
    if (error instanceof AttemptFailed || error instanceof HubError) return error;
    if (deadline.aborted) {
      // What waited for its turn may have been sent a moment before the time ran out.
      const isSlow = !isCancellation(deadline.reason) && ranMs >= timeoutMs / 2;
      return new AttemptFailed(overdue(system, deadline), 'never', isSlow ? 'sick' : 'nothing');
    }
    if (!signal.aborted) return faultOfTransport(system, error);
    const late = new SourceUnavailable(system.name, `it did not answer within ${timeoutMs} ms`, { cause: error });
    return new AttemptFailed(late, 'idempotent', 'sick');
  };

  const hubErrorOf = (error: unknown, last: AttemptFailed | undefined, deadline: AbortSignal): unknown => {
    if (error instanceof Repeatable) return error.failed.error;
    if (error instanceof AttemptFailed) return error.error;
    if (error instanceof HubError) return error;
    // What the source last said is worth more than that it is too late now.
    if (deadline.aborted) return last?.error ?? overdue(system, deadline);
    if (error instanceof BrokenCircuitError)
      return new SourceUnavailable(system.name, 'it failed several times in a row; it is asked again in a few seconds');
    if (error instanceof BulkheadRejectedError)
      return new SourceUnavailable(system.name, 'too many requests are waiting for it already');
    return error;
  };

  return {
    async run(attempt, { deadline, idempotent }) {
      let last: AttemptFailed | undefined;
      const attempts = repeating.execute(async ({ attempt: repeats }) => {
        if (repeats > 0) {
          const backoffMs = Math.min(maxDelayMs, baseDelayMs * 2 ** (repeats - 1)) * (0.75 + Math.random() / 2);
          await sleep(Math.max(askedToWaitMs(last), backoffMs), undefined, { signal: deadline });
        }
        try {
          refuseWhileHeld();
          return await inTurn.execute(async ({ signal }) => {
            const sentAt = performance.now();
            try {
              return await attempt(signal);
            } catch (error) {
              throw judged(error, performance.now() - sentAt, signal, deadline);
            }
          }, deadline);
        } catch (error) {
          if (!(error instanceof AttemptFailed)) throw error;
          last = error;
          const asked = askedToWaitMs(error);
          if (asked > 0) heldUntil = Math.max(heldUntil, performance.now() + Math.min(asked, longestHoldMs));
          const harmless = error.repeat === 'always' || (error.repeat === 'idempotent' && idempotent);
          throw harmless && asked <= maxDelayMs ? new Repeatable(error) : error;
        }
      }, deadline);
      try {
        return await unlessAborted(attempts, deadline);
      } catch (error) {
        throw hubErrorOf(error, last, deadline);
      }
    },
    get state() {
      if (breaker.state === CircuitState.Closed) return 'closed';
      return breaker.state === CircuitState.HalfOpen ? 'half-open' : 'open';
    },
  };
}

/** A failure after which the same request may be sent again. */
class Repeatable extends Error {
  readonly failed: AttemptFailed;
  constructor(failed: AttemptFailed) {
    super(failed.message);
    this.failed = failed;
  }
}

const shows = (error: unknown): AttemptFailed['shows'] => (error instanceof AttemptFailed ? error.shows : 'nothing');

const askedToWaitMs = (failed: AttemptFailed | undefined): number =>
  failed?.error instanceof SourceUnavailable ? (failed.error.retryAfterMs ?? 0) : 0;
