import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test, vi } from 'vitest';
import { otlpProcessor, startTracing } from './sdk.ts';
import { inSpan } from './tracing.ts';

afterEach(() => void vi.unstubAllEnvs());

/** A collector that answers each batch with the next of these, the last again and again. */
async function collector(...statuses: number[]) {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(`${request.url} ${await text(request)}`);
    response.writeHead(statuses[bodies.length - 1] ?? statuses.at(-1) ?? 200).end('{}');
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  return {
    bodies,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => void server.close(closed));
    },
  };
}

test('spans are sent to the collector that OpenTelemetry’s variables name, all of them before the process ends', async () => {
  await using collecting = await collector(200);
  const changes: boolean[] = [];
  const tracing = startTracing({ service: 'test', processor: otlpProcessor((isTaken) => void changes.push(isTaken)) });
  await inSpan({ name: 'work', attributes: { 'hub.system': 'erp' } }, async () => undefined);
  await tracing.stop();
  expect(collecting.bodies).toHaveLength(1);
  expect(collecting.bodies[0]).toMatch(/^\/v1\/traces \{/);
  expect(collecting.bodies[0]).toContain('"name":"work"');
  expect(changes).toEqual([]);
});

test('a collector that takes nothing is told of once, and stops nobody', async () => {
  await using _ = await collector(400);
  const changes: boolean[] = [];
  const processor = otlpProcessor((isTaken) => void changes.push(isTaken));
  const tracing = startTracing({ service: 'test', processor });
  for (let n = 0; n < 2; n += 1) {
    await inSpan({ name: 'work' }, async () => undefined);
    await processor.forceFlush().catch(() => undefined);
  }
  await tracing.stop().catch(() => undefined);
  expect(changes).toEqual([false]);
});
