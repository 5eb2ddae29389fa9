/**
 * HTTP to one source system: its own connections (undici), one policy for all that is asked of it, credentials that
 * never leave its host, and a record of every call.
 */
import type { Clock } from '@supply-hub/clock';
import { HubError, SourceContractBroken, SourceRejected, SourceUnavailable, StateConflict } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import { inSpan, note, traceHeaders } from '@supply-hub/tracing';
import { Agent, type Dispatcher } from 'undici';

import { isCancellation } from './deadline.ts';
import { createEndpointPolicy, type EndpointPolicyOptions } from './endpoint-policy.ts';
import { exchange } from './http-exchange.ts';
import { authorization, type SourceAuth } from './source-auth.ts';
import { logSourceCall, type SourceCall } from './source-call.ts';
import { faultOfStatus, type SourceSystem, type VendorFault } from './source-fault.ts';
import type { SourceResponse } from './source-response.ts';

export interface HttpClientOptions extends EndpointPolicyOptions {
  readonly system: SourceSystem;
  /** Credentials are sent to this address's origin and nowhere else. */
  readonly baseUrl: string;
  /** Absent: the system is asked without credentials. */
  readonly auth?: SourceAuth | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every call, for counting. */
  readonly onCall?: ((call: SourceCall) => void) | undefined;
  /** The largest body that is read, in bytes. @default 16 MiB */
  readonly maxBodyBytes?: number | undefined;
  /** An undici dispatcher of the caller's own (a proxy, client certificates); not closed by `close()`. */
  readonly dispatcher?: Dispatcher | undefined;
}

export interface SourceRequest {
  /** What is asked, in the connector's words, for the log and the counters. Never a key or a value. */
  readonly operation: string;
  /** @default 'GET' */
  readonly method?: 'GET' | 'POST' | 'PATCH' | undefined;
  /** Relative to the base; with a leading slash, to its host; or a link the source gave, on the same host. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  /** When it fires, the call fails at once, also while it waits for its turn or for a repeat. */
  readonly deadline: AbortSignal;
  /** Whether sending it twice does no harm. @default true for GET */
  readonly idempotent?: boolean | undefined;
  /** @default 'read' for GET, else 'write' */
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
  /** Lets running requests finish, then closes the connections. What waits for its turn fails as unavailable. */
  close(): Promise<void>;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { system, clock, log } = options;
  const identity = authorization(options.auth);
  const maxBodyBytes = options.maxBodyBytes ?? 16 * 1024 * 1024;
  const base = new URL(options.baseUrl.endsWith('/') ? options.baseUrl : `${options.baseUrl}/`);
  const policy = createEndpointPolicy(system, log, options);
  const dispatcher =
    options.dispatcher ??
    new Agent({ connections: options.maxConcurrent ?? 8, connect: { timeout: options.timeoutMs ?? 10_000 } });

  const resolve = (path: string, operation: string): URL => {
    const url = URL.canParse(path, base) ? new URL(path, base) : undefined;
    if (url?.origin !== base.origin || url.username || url.password)
      throw new SourceContractBroken(system.name, `${operation}: a link`, "an address on the source's own host");
    return url;
  };

  const attempt = async (
    request: SourceRequest,
    method: string,
    url: URL,
    signal: AbortSignal,
    trail: Trail,
  ): Promise<SourceResponse> => {
    const { operation, body } = request;
    trail.attempts += 1;
    trail.status = undefined;
    trail.vendorCode = undefined;
    const headers = { accept: 'application/json', ...request.headers, ...identity, ...trail.trace };
    const response = await exchange({
      system,
      operation,
      url,
      method,
      headers,
      body,
      signal,
      maxBodyBytes,
      dispatcher,
    });
    trail.status = response.status;
    if ((response.status >= 200 && response.status < 300) || request.accept?.(response)) return response;
    const fault = explained(request, response);
    trail.vendorCode = fault.vendorCode;
    throw faultOfStatus(system, operation, response, fault, clock.now());
  };

  const call = async <T>(request: SourceRequest, read: (response: SourceResponse) => T): Promise<T> => {
    const { operation, deadline, keys, method = 'GET' } = request;
    const isRead = method === 'GET';
    const { kind = isRead ? 'read' : 'write', idempotent = isRead } = request;
    // Of here: what waited for its turn is sent from where another's ended.
    const trail: Trail = { attempts: 0, status: undefined, vendorCode: undefined, trace: traceHeaders() };
    const startedAt = clock.now();
    // How long, not what time: a simulated clock must not turn durations into nonsense.
    const stopwatch = performance.now();
    const record = (outcome: SourceCall['outcome'], failure?: HubError) => {
      const ms = performance.now() - stopwatch;
      const { trace: _trace, ...went } = trail;
      const done: SourceCall = { system: system.id, operation, kind, keys, ...went, ms, outcome, startedAt };
      note({
        'hub.outcome': outcome,
        'hub.attempts': trail.attempts,
        ...(trail.status !== undefined && { 'http.response.status_code': trail.status }),
      });
      logSourceCall(log, done, failure && { message: failure.message, detail: failure.detail });
      options.onCall?.(done);
    };
    try {
      const url = resolve(request.path, operation);
      const response = await policy.run((signal) => attempt(request, method, url, signal, trail), {
        deadline,
        idempotent,
      });
      const answer = read(response);
      record('ok');
      return answer;
    } catch (error) {
      if (error instanceof HubError) record(outcomeOf(error, deadline), error);
      else record('bug');
      throw error;
    }
  };

  return {
    system,
    clock,
    log,
    baseUrl: base.href,
    resolve,

    send(request, read) {
      const { operation, keys } = request;
      const attributes = { 'hub.system': system.id, 'hub.operation': operation, ...(keys && { 'hub.keys': keys }) };
      return inSpan({ name: `${system.id} ${operation}`, kind: 'client', attributes }, () => call(request, read));
    },

    get state() {
      return policy.state;
    },

    async close() {
      if (!options.dispatcher) await dispatcher.close();
    },
  };
}

/** What a call has been through so far. */
interface Trail {
  attempts: number;
  status: number | undefined;
  vendorCode: string | undefined;
  /** What each of its requests carries. */
  readonly trace: Readonly<Record<string, string>>;
}

function explained(request: SourceRequest, response: SourceResponse): VendorFault {
  try {
    return request.explain?.(response) ?? {};
  } catch {
    return {};
  }
}

function outcomeOf(failure: HubError, deadline: AbortSignal): SourceCall['outcome'] {
  if (deadline.aborted && isCancellation(deadline.reason)) return 'cancelled';
  if (failure instanceof SourceUnavailable) return 'unavailable';
  if (failure instanceof SourceRejected) return 'rejected';
  if (failure instanceof StateConflict) return 'conflict';
  return failure instanceof SourceContractBroken ? 'contract-broken' : 'bug';
}
