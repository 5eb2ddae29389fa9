import type { SystemConfig } from '@supply-hub/config';
import { createHttpClient, type HttpClient } from '@supply-hub/source-kit';
import type { SubgraphDeps } from './subgraph.ts';

/** The HTTP client of a configured system: its address, credentials and patience, its calls told to whoever counts. */
export function sourceHttp(deps: SubgraphDeps, system: SystemConfig): HttpClient {
  const { clock, log, onSourceCall } = deps;
  const { id, name, baseUrl, auth, timeoutMs } = system;
  return createHttpClient({ system: { id, name }, baseUrl, auth, timeoutMs, clock, log, onCall: onSourceCall });
}
