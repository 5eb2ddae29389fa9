import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const traces = new AsyncLocalStorage<string>();

/** A caller's own trace id when it is one that can stand in a log, else a new one. */
export function traceIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : randomUUID();
}

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
