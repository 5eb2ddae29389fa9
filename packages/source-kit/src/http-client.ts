/**
 * HTTP to one source system. One connection pool and one policy per endpoint, so that a slow system holds up
 * nobody else: retry → bulkhead → breaker → timeout (cockatiel over undici).
 *
 * The bulkhead stands before the breaker, so that what queued while the breaker was closed finds it open; the
 * other way round a queue of a hundred would still run into the dead system one by one. The pause before a repeat
 * is taken inside the repeated function, not in cockatiel's backoff, which sees an abort only when its delay ends.
 */
import type { Clock } from '@supply-hub/clock';
import { HubError, SourceContractBroken, SourceRejected, SourceUnavailable, StateConflict } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import {
  bulkhead,
  BulkheadRejectedError,
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
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
import { Agent, request as undiciRequest, type Dispatcher } from 'undici';

import { isCancellation, overdue, unlessAborted } from './deadline.ts';
import { logSourceCall, type SourceCall } from './source-call.ts';
import { AttemptFailed, faultOfStatus, faultOfTransport, type SourceSystem, type VendorFault } from './source-fault.ts';
import { sourceResponse, type SourceResponse } from './source-response.ts';

/** Gives access tokens that are valid now, and forgets one that the source refused. */
export interface TokenSource {
  get(deadline: AbortSignal): Promise<string>;
  discard(token: string): void;
}

/** How a system is told who asks; the first two have the shape of `auth` in `hub.yaml`. Absent: not at all. */
export type SourceAuth =
  | { readonly username: string; readonly password: string }
  | { readonly bearerToken: string }
  | { readonly tokens: TokenSource };

export interface HttpClientOptions {
  readonly system: SourceSystem;
  /** Credentials are sent to this address's origin and nowhere else. */
  readonly baseUrl: string;
  readonly auth?: SourceAuth | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every call, for counting. */
  readonly onCall?: ((call: SourceCall) => void) | undefined;
  /** Longest time for one attempt, body included, in milliseconds. @default 10_000 */
  readonly timeoutMs?: number | undefined;
  readonly retry?: {
    /** Repeats after the first attempt. @default 2 */
    readonly maxRetries?: number | undefined;
    /** The first pause, doubled each time and spread by up to half, in milliseconds. @default 200 */
    readonly baseDelayMs?: number | undefined;
    /** The longest pause; a `Retry-After` beyond it is not waited for but handed to the caller. @default 5_000 */
    readonly maxDelayMs?: number | undefined;
  };
  readonly breaker?: {
    /** Failures in a row that open it. @default 5 */
    readonly failures?: number | undefined;
    /** How long it stays open before one request may try, in milliseconds. @default 10_000 */
    readonly halfOpenAfterMs?: number | undefined;
  };
  /** Requests at a time, and connections. @default 8 */
  readonly maxConcurrent?: number | undefined;
  /** Requests that may wait for their turn. @default 1_000 */
  readonly maxQueued?: number | undefined;
  /** The largest body that is read, in bytes. @default 16 MiB */
  readonly maxBodyBytes?: number | undefined;
  /** An undici dispatcher of the caller's own (a proxy, client certificates); not closed by `close()`. */
  readonly dispatcher?: Dispatcher | undefined;
}

export interface SourceRequest {
  /** What is asked, in the connector's words, for the log and the counters. Never a key or a value. */
  readonly operation: string;
  /** @default 'GET' */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'MERGE' | undefined;
  /** Relative to the base; with a leading slash, to its host; or a link the source gave, on the same host. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  /** When it fires, the call fails at once, also while it waits for its turn or for a repeat. */
  readonly deadline: AbortSignal;
  /** Whether sending it twice does no harm. @default true for GET and HEAD */
  readonly idempotent?: boolean | undefined;
  /** @default 'read' for GET and HEAD, else 'write' */
  readonly kind?: SourceCall['kind'] | undefined;
  /** Of how many keys, for the record. */
  readonly keys?: number | undefined;
  /** What beyond 2xx is an answer here, not a failure: a 404 where "no such thing" is expected. */
  readonly accept?: ((response: SourceResponse) => boolean) | undefined;
  /** Reads the protocol's error body. What it throws is ignored: the status alone then tells. */
  readonly explain?: ((response: SourceResponse) => VendorFault) | undefined;
}

export interface HttpClient {
  readonly system: SourceSystem;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends in a slash. */
  readonly baseUrl: string;
  /**
   * Sends, reads the whole answer, and hands it to `read`, whose failure counts as the call's.
   * @throws SourceUnavailable no answer in time, refused connection, throttling, 5xx, open breaker
   * @throws SourceRejected the source said no
   * @throws StateConflict 412: the version sent along is no longer the newest
   * @throws SourceContractBroken too large, unreadable, or what `read` made of it
   */
  send<T>(request: SourceRequest, read: (response: SourceResponse) => T): Promise<T>;
  /**
   * A path or a source's link as a full address.
   * @throws SourceContractBroken it leaves this system's host
   */
  resolve(path: string, operation: string): URL;
  /** Whether the breaker lets requests through: for health checks. */
  readonly state: 'closed' | 'open' | 'half-open';
  /** Lets running requests finish, then closes the connections. */
  close(): Promise<void>;
}

/** The longest that a `Retry-After` keeps us from asking: a source's slip must not silence it for a day. */
const longestHoldMs = 60_000;

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { system, clock, log } = options;
  const timeoutMs = options.timeoutMs ?? 10_000;
  const maxBodyBytes = options.maxBodyBytes ?? 16 * 1024 * 1024;
  const maxConcurrent = options.maxConcurrent ?? 8;
  const baseDelayMs = options.retry?.baseDelayMs ?? 200;
  const maxDelayMs = options.retry?.maxDelayMs ?? 5_000;
  const halfOpenAfterMs = options.breaker?.halfOpenAfterMs ?? 10_000;
  const base = new URL(options.baseUrl.endsWith('/') ? options.baseUrl : `${options.baseUrl}/`);
  const ownAgent = options.dispatcher
    ? undefined
    : new Agent({ connections: maxConcurrent, connect: { timeout: timeoutMs } });
  const dispatcher = options.dispatcher ?? ownAgent;

  const breaker = circuitBreaker(
    // While half open, an attempt that shows nothing (the caller gave up) must not close the breaker.
    handleWhen((error) =>
      breaker.state === CircuitState.HalfOpen ? shows(error) !== 'healthy' : shows(error) === 'sick',
    ),
    { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(options.breaker?.failures ?? 5) },
  );
  breaker.onBreak(() => log.warn({ system: system.id }, 'source breaker open'));
  breaker.onReset(() => log.info({ system: system.id }, 'source breaker closed'));
  const endpoint = wrap(
    bulkhead(maxConcurrent, options.maxQueued ?? 1_000),
    breaker,
    timeout(timeoutMs, TimeoutStrategy.Cooperative),
  );
  const repeating = retry(
    handleWhen((error) => error instanceof Repeatable),
    { maxAttempts: options.retry?.maxRetries ?? 2, backoff: new ConstantBackoff(0) },
  );
  /** On the monotonic stopwatch: until then the source asked not to be asked. */
  let heldUntil = 0;

  const resolve = (path: string, operation: string): URL => {
    const url = URL.canParse(path, base) ? new URL(path, base) : undefined;
    if (url?.origin !== base.origin || url.username || url.password)
      throw new SourceContractBroken(system.name, `${operation}: a link`, "an address on the source's own host");
    return url;
  };

  const send = async <T>(request: SourceRequest, read: (response: SourceResponse) => T): Promise<T> => {
    const { operation, deadline } = request;
    const method = request.method ?? 'GET';
    const isRead = method === 'GET' || method === 'HEAD';
    const idempotent = request.idempotent ?? isRead;
    const startedAt = clock.now();
    // How long, not what time: a simulated clock must not turn durations into nonsense.
    const stopwatch = performance.now();
    const trail: Trail = { attempts: 0, status: undefined, vendorCode: undefined, last: undefined };
    const record = (outcome: SourceCall['outcome'], failure?: HubError) => {
      const call: SourceCall = {
        system: system.id,
        operation,
        kind: request.kind ?? (isRead ? 'read' : 'write'),
        keys: request.keys,
        attempts: trail.attempts,
        ms: performance.now() - stopwatch,
        outcome,
        status: trail.status,
        vendorCode: trail.vendorCode,
        startedAt,
      };
      logSourceCall(log, call, failure && { message: failure.message, detail: failure.detail });
      options.onCall?.(call);
    };

    const url = resolve(request.path, operation);
    const attempt = async (signal: AbortSignal, authorization: Authorization): Promise<SourceResponse> => {
      trail.attempts += 1;
      trail.status = undefined;
      trail.vendorCode = undefined;
      const response = await exchange(method, url, request, signal, authorization);
      trail.status = response.status;
      if ((response.status >= 200 && response.status < 300) || request.accept?.(response)) return response;
      const fault = explained(request, response);
      trail.vendorCode = fault.vendorCode;
      throw faultOfStatus(system, operation, response, fault, clock.now());
    };

    const attemptWithPolicy = async (): Promise<SourceResponse> => {
      const heldForMs = heldUntil - performance.now();
      if (heldForMs > 0) {
        const held = new SourceUnavailable(system.name, 'it asked not to be asked again yet', {
          retryAfterMs: Math.ceil(heldForMs),
        });
        throw new AttemptFailed(held, 'always', 'nothing');
      }
      return await endpoint.execute(async ({ signal }) => {
        try {
          const authorization = await authorize(options.auth, signal ?? deadline);
          try {
            return await attempt(signal ?? deadline, authorization);
          } catch (error) {
            if (!authorization.discard || trail.status !== 401) throw error;
            authorization.discard();
            return await attempt(signal ?? deadline, await authorize(options.auth, signal ?? deadline));
          }
        } catch (error) {
          throw attemptFailure(error, signal ?? deadline, deadline);
        }
      }, deadline);
    };

    /** An attempt that ran into the timeout or the deadline, or never got a whole answer. */
    const attemptFailure = (error: unknown, signal: AbortSignal, deadline: AbortSignal): unknown => {
      if (error instanceof AttemptFailed || error instanceof HubError) return error;
      if (deadline.aborted)
        return new AttemptFailed(
          overdue(system, deadline),
          'never',
          isCancellation(deadline.reason) ? 'nothing' : 'sick',
        );
      if (signal.aborted) {
        const late = new SourceUnavailable(system.name, `it did not answer within ${timeoutMs} ms`, { cause: error });
        return new AttemptFailed(late, 'idempotent', 'sick');
      }
      return faultOfTransport(system, error);
    };

    const run = repeating.execute(async ({ attempt: repeats }) => {
      if (repeats > 0) {
        const asked = trail.last?.error instanceof SourceUnavailable ? trail.last.error.retryAfterMs : undefined;
        const backoffMs = Math.min(maxDelayMs, baseDelayMs * 2 ** (repeats - 1)) * (0.75 + Math.random() / 2);
        await sleep(Math.max(asked ?? 0, backoffMs), undefined, { signal: deadline });
      }
      try {
        return await attemptWithPolicy();
      } catch (error) {
        if (!(error instanceof AttemptFailed)) throw error;
        trail.last = error;
        const asked = error.error instanceof SourceUnavailable ? error.error.retryAfterMs : undefined;
        if (asked !== undefined) heldUntil = Math.max(heldUntil, performance.now() + Math.min(asked, longestHoldMs));
        const harmless = error.repeat === 'always' || (error.repeat === 'idempotent' && idempotent);
        throw harmless && (asked ?? 0) <= maxDelayMs ? new Repeatable(error) : error;
      }
    }, deadline);

    try {
      const answer = read(await unlessAborted(run, deadline));
      record('ok');
      return answer;
    } catch (error) {
      const failure = hubErrorOf(error, trail, deadline);
      if (!(failure instanceof HubError)) {
        record('bug');
        throw failure;
      }
      record(isCancellation(deadline.reason) && deadline.aborted ? 'cancelled' : outcomeOf(failure), failure);
      throw failure;
    }
  };

  const hubErrorOf = (error: unknown, trail: Trail, deadline: AbortSignal): unknown => {
    if (error instanceof Repeatable) return error.failed.error;
    if (error instanceof AttemptFailed) return error.error;
    if (error instanceof HubError) return error;
    if (deadline.aborted) return trail.last?.error ?? overdue(system, deadline);
    if (error instanceof BrokenCircuitError)
      return new SourceUnavailable(
        system.name,
        'it failed several times in a row; it is asked again in a few seconds',
        {
          cause: breakerCause(breaker.lastFailure),
        },
      );
    if (error instanceof BulkheadRejectedError)
      return new SourceUnavailable(system.name, 'too many requests are waiting for it already');
    return error;
  };

  const exchange = async (
    method: string,
    url: URL,
    request: SourceRequest,
    signal: AbortSignal,
    authorization: Authorization,
  ): Promise<SourceResponse> => {
    const { statusCode, headers, body } = await undiciRequest(url, {
      method,
      headers: { accept: 'application/json', ...request.headers, ...authorization.headers },
      body: request.body ?? null,
      signal,
      // The timeout policy aborts the signal; undici's own timers are coarse and would only blur which one fired.
      headersTimeout: 0,
      bodyTimeout: 0,
      ...(dispatcher && { dispatcher }),
    });
    const broken = (expected: string) =>
      new AttemptFailed(
        new SourceContractBroken(system.name, `${request.operation}: the body`, expected),
        'never',
        'healthy',
      );
    const refuse = (expected: string) => {
      body.on('error', () => {}).destroy();
      return broken(expected);
    };
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') throw refuse('no compression, for none was asked for');
    if (Number(headers['content-length'] ?? 0) > maxBodyBytes) throw refuse(`at most ${maxBodyBytes} bytes`);
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of body) {
      const part: unknown = chunk;
      if (!(part instanceof Uint8Array)) continue;
      bytes += part.byteLength;
      // Leaving the loop destroys the stream, and with it the connection.
      if (bytes > maxBodyBytes) throw broken(`at most ${maxBodyBytes} bytes`);
      chunks.push(part);
    }
    const whole = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes);
    const { operation } = request;
    const received = { system: system.name, operation, status: statusCode, url: url.href, headers, body: whole };
    return sourceResponse(received);
  };

  return {
    system,
    clock,
    log,
    baseUrl: base.href,
    send,
    resolve,
    get state() {
      return breaker.state === CircuitState.Closed
        ? 'closed'
        : breaker.state === CircuitState.HalfOpen
          ? 'half-open'
          : 'open';
    },
    close: async () => {
      await ownAgent?.close();
    },
  };
}

/** What a call has been through so far. */
interface Trail {
  attempts: number;
  status: number | undefined;
  vendorCode: string | undefined;
  last: AttemptFailed | undefined;
}

/** A failure after which the same request may be sent again. */
class Repeatable extends Error {
  readonly failed: AttemptFailed;
  constructor(failed: AttemptFailed) {
    super(failed.message);
    this.failed = failed;
  }
}

interface Authorization {
  readonly headers: Record<string, string>;
  /** Only where another token may be had. */
  readonly discard?: () => void;
}

async function authorize(auth: SourceAuth | undefined, deadline: AbortSignal): Promise<Authorization> {
  if (!auth) return { headers: {} };
  if ('username' in auth) {
    const credentials = Buffer.from(`${auth.username}:${auth.password}`, 'utf8').toString('base64');
    return { headers: { authorization: `Basic ${credentials}` } };
  }
  if ('bearerToken' in auth) return { headers: { authorization: `Bearer ${auth.bearerToken}` } };
  const token = await auth.tokens.get(deadline);
  return { headers: { authorization: `Bearer ${token}` }, discard: () => auth.tokens.discard(token) };
}

function explained(request: SourceRequest, response: SourceResponse): VendorFault {
  try {
    return request.explain?.(response) ?? {};
  } catch {
    return {};
  }
}

const shows = (error: unknown): AttemptFailed['shows'] => (error instanceof AttemptFailed ? error.shows : 'nothing');

function outcomeOf(failure: HubError): SourceCall['outcome'] {
  if (failure instanceof SourceUnavailable) return 'unavailable';
  if (failure instanceof SourceRejected) return 'rejected';
  if (failure instanceof StateConflict) return 'conflict';
  return failure instanceof SourceContractBroken ? 'contract-broken' : 'bug';
}

function breakerCause(last: CircuitBreakerPolicy['lastFailure']): unknown {
  return last && 'error' in last && last.error instanceof Error ? last.error.cause : undefined;
}
