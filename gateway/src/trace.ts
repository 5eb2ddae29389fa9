import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { activeTraceId, carriedBy, spanContextOf } from '@supply-hub/tracing';

const traces = new AsyncLocalStorage<string>();

/**
 * The id of the trace that is exported, where one is; else the caller's own when it is one that can stand in a log, or
 * that of the trace it says it is in; else a new one.
 */
export function traceIdFrom(headers: IncomingHttpHeaders): string {
  const own = headers['x-trace-id'];
  return (
    activeTraceId() ??
    (typeof own === 'string' && /^[\w-]{8,64}$/.test(own) ? own : undefined) ??
    spanContextOf(carriedBy(headers))?.traceId ??
    randomUUID()
  );
}

/** For what nobody's request began. */
export const newTraceId = (): string => activeTraceId() ?? randomUUID();

/**
 * Runs the work of one request. The error formatter is called by Apollo Server without the operation, so the
 * id it quotes travels beside the call.
 */
export function withTraceId<T>(traceId: string, work: () => T): T {
  return traces.run(traceId, work);
}

/** The id of the request at hand; a fresh one outside any request. */
export function currentTraceId(): string {
  return traces.getStore() ?? randomUUID();
}
