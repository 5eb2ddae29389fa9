/**
 * What went wrong at a source, in the hub's own errors. Sentences name the system and what to do; the vendor's
 * words go to `detail`, which only the log shows.
 */
import {
  SourceContractBroken,
  SourceRejected,
  SourceUnavailable,
  StateConflict,
  type HubError,
} from '@supply-hub/errors';

import type { SourceResponse } from './source-response.ts';

/** What a protocol (OData, FHIR) reads out of an error body. */
export interface VendorFault {
  /** The source's own code, to map on. */
  readonly vendorCode?: string | undefined;
  /** The source's words, for the log alone. */
  readonly detail?: string | undefined;
  /** The source says it will pass by itself: a lock somebody holds, a throttle. The request had no effect. */
  readonly passing?: boolean | undefined;
}

/** A system as it stands in `hub.yaml`. */
export interface SourceSystem {
  readonly id: string;
  /** As people know it. */
  readonly name: string;
}

/** One attempt's failure, and what it says about trying again. */
export class AttemptFailed extends Error {
  readonly error: HubError;
  /** `idempotent`: only a request that may safely be sent twice. `always`: the source did nothing with it. */
  readonly repeat: 'never' | 'idempotent' | 'always';
  /** What the breaker learns of the source; `nothing` when it was we who gave up. */
  readonly shows: 'healthy' | 'sick' | 'nothing';

  constructor(error: HubError, repeat: AttemptFailed['repeat'], shows: AttemptFailed['shows']) {
    super(error.message, { cause: error });
    this.error = error;
    this.repeat = repeat;
    this.shows = shows;
  }
}

/** A status that is no success, as an error. `fault` is what the protocol read in the body. */
export function faultOfStatus(
  system: SourceSystem,
  operation: string,
  response: SourceResponse,
  fault: VendorFault,
  now: Temporal.Instant,
): AttemptFailed {
  const { status } = response;
  const detail = [`${operation}: HTTP ${status}`, fault.vendorCode, fault.detail].filter(Boolean).join(' · ');
  const unavailable = (reason: string, repeat: 'idempotent' | 'always', shows: 'healthy' | 'sick') => {
    const retryAfterMs = readRetryAfter(response, now);
    // 502 to 504 are said by what stands before a system that is away.
    const isAnswer = fault.passing || (status >= 500 && ![502, 503, 504].includes(status));
    const options = { detail, isAnswer, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    return new AttemptFailed(new SourceUnavailable(system.name, reason, options), repeat, shows);
  };
  const rejected = (reason: string) =>
    new AttemptFailed(
      new SourceRejected(system.name, reason, { status, vendorCode: fault.vendorCode, detail }),
      'never',
      'healthy',
    );

  if (status === 429) return unavailable('it asks for fewer requests', 'idempotent', 'healthy');
  if (fault.passing) return unavailable('what was asked for is in use there at the moment', 'always', 'healthy');
  if (status === 408 || status === 425)
    return unavailable('it asks for the request to be sent again', 'idempotent', 'healthy');
  if (status === 501 || status === 505) return rejected(`it does not offer this (${operation})`);
  if (status >= 500) return unavailable(`it failed while answering (HTTP ${status})`, 'idempotent', 'sick');
  if (status === 401)
    return rejected(`it did not accept the hub's credentials; check systems.${system.id}.auth in hub.yaml`);
  if (status === 403)
    return rejected(
      `the hub's user is not allowed this there (${operation}); ask for the right, or check the credentials of systems.${system.id}`,
    );
  if (status === 404 || status === 410) return rejected(`it has no such thing (${operation})`);
  if (status === 412)
    return new AttemptFailed(
      new StateConflict(`${system.name} holds a newer version than the one this change was made from; read it again`, {
        detail,
      }),
      'never',
      'healthy',
    );
  if (status === 414) return rejected(`the address was too long for it (${operation})`);
  if (status >= 300 && status < 400)
    return rejected(
      `it points to another address, which the hub does not follow; check systems.${system.id}.baseUrl in hub.yaml`,
    );
  return rejected(fault.vendorCode ? `code ${fault.vendorCode} (${operation})` : `HTTP ${status} (${operation})`);
}

const transportReasons: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name could not be looked up',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
  ETIMEDOUT: 'the connection could not be opened in time',
  UND_ERR_CONNECT_TIMEOUT: 'the connection could not be opened in time',
  UND_ERR_HEADERS_TIMEOUT: 'it did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'its answer stopped half way',
  UND_ERR_SOCKET: 'the connection broke',
};

/** A request that brought no whole answer. Arguments that undici itself refuses are our bug, and pass through. */
export function faultOfTransport(system: SourceSystem, cause: unknown): unknown {
  const code = errorCode(cause);
  if (code === 'UND_ERR_INVALID_ARG') return cause;
  // It waited for its turn while the client was closed, or came later.
  if (code === 'UND_ERR_CLOSED' || code === 'UND_ERR_DESTROYED')
    return new AttemptFailed(
      new SourceUnavailable(system.name, 'the hub has closed its connections to it', { cause }),
      'never',
      'nothing',
    );
  if (isParserError(cause) || code === 'UND_ERR_HEADERS_OVERFLOW') {
    const broken = new SourceContractBroken(system.name, 'the HTTP answer', 'HTTP/1.1', { cause });
    return new AttemptFailed(broken, 'never', 'sick');
  }
  const reason =
    transportReasons[code ?? ''] ??
    (code?.includes('CERT') || code?.startsWith('ERR_TLS')
      ? `its certificate was not accepted (${code})`
      : 'the connection broke');
  return new AttemptFailed(
    new SourceUnavailable(system.name, reason, { cause, ...(code && { detail: code }) }),
    'idempotent',
    'sick',
  );
}

/** undici's parser gives its error a name, and a code only sometimes. */
const isParserError = (error: unknown): boolean => error instanceof Error && error.name === 'HTTPParserError';

function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return errorCode(error.cause);
}

/**
 * `Retry-After` in milliseconds: seconds, or an HTTP date, which is measured from the source's own `Date` where it
 * sent one, so that its clock and ours need not agree. Undefined when absent or unreadable.
 */
export function readRetryAfter(response: SourceResponse, now: Temporal.Instant): number | undefined {
  const value = response.header('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  // Date.parse reads nearly anything as some date; an HTTP date says GMT.
  const until = value.endsWith(' GMT') ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  const sentAt = Date.parse(response.header('date') ?? '');
  return Math.max(0, until - (Number.isNaN(sentAt) ? now.epochMilliseconds : sentAt));
}
