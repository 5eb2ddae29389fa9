import type { SystemConfig } from '@supply-hub/config';
import { createHttpClient, type HttpClient } from '@supply-hub/source-kit';
import type { SubgraphDeps } from './subgraph.ts';

/** The HTTP client of a configured system: its address, credentials and patience, its calls told to whoever counts. */
export function sourceHttp(deps: SubgraphDeps, system: SystemConfig): HttpClient {
  const { clock, log, onSourceCall } = deps;
  const { id, name, baseUrl, auth, timeoutMs } = system;
  // People wait for these reads: a system that is back should be noticed within seconds.
  const breaker = { halfOpenAfterMs: 2000 };
  return createHttpClient({
    system: { id, name },
    baseUrl,
    auth,
    timeoutMs,
    breaker,
    clock,
    log,
    onCall: onSourceCall,
  });
}
