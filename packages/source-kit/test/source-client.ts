import { ManualClock } from '@supply-hub/clock';
import { silentLog, type Log } from '@supply-hub/log';

import { createHttpClient, type HttpClient, type HttpClientOptions } from '../src/http-client.ts';
import { createSourceCallCounter, type SourceCall } from '../src/source-call.ts';

/** A client with a standing clock, short pauses, and everything it reported. */
export interface TestClient extends AsyncDisposable {
  http: HttpClient;
  clock: ManualClock;
  log: Log;
  calls: SourceCall[];
  counts: ReturnType<typeof createSourceCallCounter>['counts'];
}

export function testClient(baseUrl: string, options: Partial<HttpClientOptions> = {}): TestClient {
  const clock = new ManualClock('2026-03-09T06:00:00Z');
  const log: Log = silentLog.child({});
  const counter = createSourceCallCounter();
  const calls: SourceCall[] = [];
  const http = createHttpClient({
    system: { id: 'erp', name: 'Meridian ERP' },
    baseUrl,
    clock,
    log,
    retry: { baseDelayMs: 1, maxDelayMs: 50 },
    onCall(call) {
      calls.push(call);
      counter.onCall(call);
    },
    ...options,
  });
  return { http, clock, log, calls, counts: counter.counts, [Symbol.asyncDispose]: () => http.close() };
}

/** A deadline no test reaches unless something hangs. */
export const soon = (): AbortSignal => AbortSignal.timeout(15_000);
