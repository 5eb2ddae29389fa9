import { createServer } from 'node:http';
import type { Environment } from '@supply-hub/config';
import type { Log } from '@supply-hub/log';
import type { Metrics } from '@supply-hub/metrics';
import { withPort } from './taken-port.ts';

/**
 * `GET /metrics` at HUB_METRICS_PORT, where that is set, for whoever can reach it: what it tells is nobody's, and still
 * not for everyone.
 * @throws Misconfigured when the port is taken
 */
export async function openMetricsDoor(
  { host, metricsPort: port }: Pick<Environment, 'host' | 'metricsPort'>,
  metrics: Metrics,
  log: Log,
): Promise<{ readonly port: number } & AsyncDisposable> {
  if (port === undefined) return { port: 0, [Symbol.asyncDispose]: async () => undefined };
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') return void response.writeHead(404).end();
    metrics.read().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      (error: unknown) => {
        log.warn({ err: error }, 'the metrics could not be read');
        response.writeHead(503).end();
      },
    );
  });
  await withPort({ host, port, setting: 'HUB_METRICS_PORT' }, async () => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once('error', reject);
    server.listen(port, host, resolve);
    await promise;
  });
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
