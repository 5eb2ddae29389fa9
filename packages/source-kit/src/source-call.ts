import type { Log } from '@supply-hub/log';
import { activeTraceId } from '@supply-hub/tracing';

/**
 * What one call to a source was, for the log, the bench and the tests. A call is one question of ours: its
 * repeats are `attempts`, a `$batch` is one call however many parts it has.
 */
export interface SourceCall {
  /** The configured system's id, as in `hub.yaml`. */
  readonly system: string;
  /** What was asked, in the connector's words: `stock`, `purchase orders by number`. */
  readonly operation: string;
  /** `session` is what a protocol needs before it lets us ask: a CSRF token. */
  readonly kind: 'read' | 'write' | 'batch' | 'session';
  /** Of how many keys; undefined where none were given. */
  readonly keys: number | undefined;
  /** Requests that left for the source: 0 when the breaker was open, 2 or more when repeated. */
  readonly attempts: number;
  /** From asking to having the answer parsed, waiting and repeats included, in milliseconds. */
  readonly ms: number;
  readonly outcome: 'ok' | 'unavailable' | 'rejected' | 'conflict' | 'contract-broken' | 'cancelled' | 'bug';
  /** The last HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** The source's own error code, when it sent one. */
  readonly vendorCode: string | undefined;
  /** When it was asked, by the injected clock: no row it brought is older. */
  readonly startedAt: Temporal.Instant;
}

const levels = {
  ok: 'info',
  unavailable: 'warn',
  rejected: 'warn',
  conflict: 'info',
  cancelled: 'info',
  'contract-broken': 'error',
  bug: 'error',
} as const;

/** One structured line a call: the answer to "why was this slow". `detail` is vendor text, for the log alone. */
export function logSourceCall(
  log: Log,
  call: SourceCall,
  failure?: { message: string; detail: string | undefined },
): void {
  const { startedAt: _startedAt, ms, ...rest } = call;
  const traceId = activeTraceId();
  const facts = { ...rest, ms: Math.round(ms * 10) / 10, ...failure, ...(traceId !== undefined && { traceId }) };
  log[levels[call.outcome]](facts, 'source call');
}

/** What a system was asked, since the counter began. */
export interface SourceCallCounts {
  /** Questions: reads, writes and batches. Sessions are apart. */
  calls: number;
  /** CSRF token fetches. */
  sessions: number;
  /** HTTP requests sent for `calls`, repeats included. */
  attempts: number;
  keys: number;
  failures: number;
  ms: number;
  /** `calls` by operation. */
  byOperation: Record<string, number>;
}

/** Counts calls for the bench and the tests: pass `counter.onCall` to `createHttpClient`. */
export interface SourceCallCounter {
  readonly onCall: (call: SourceCall) => void;
  /** By system id; a system never asked is absent. A copy. */
  readonly counts: () => Record<string, SourceCallCounts>;
  readonly reset: () => void;
}

export function createSourceCallCounter(): SourceCallCounter {
  const bySystem = new Map<string, SourceCallCounts>();
  return {
    onCall(call) {
      let counts = bySystem.get(call.system);
      if (!counts) {
        counts = { calls: 0, sessions: 0, attempts: 0, keys: 0, failures: 0, ms: 0, byOperation: {} };
        bySystem.set(call.system, counts);
      }
      if (call.kind === 'session') {
        counts.sessions += 1;
        return;
      }
      counts.calls += 1;
      counts.attempts += call.attempts;
      counts.keys += call.keys ?? 0;
      counts.failures += call.outcome === 'ok' ? 0 : 1;
      counts.ms += call.ms;
      counts.byOperation[call.operation] = (counts.byOperation[call.operation] ?? 0) + 1;
    },
    counts: () => Object.fromEntries([...bySystem].map(([system, counts]) => [system, structuredClone(counts)])),
    reset: () => bySystem.clear(),
  };
}
