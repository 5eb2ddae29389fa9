import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { BackorderChangedDocument, createHubClient, OpenOrdersDocument, type HubClientOptions } from '../src/client.ts';

const stack: AsyncDisposableStack[] = [];
afterEach(async () => {
  context.disable();
  propagation.disable();
  for (const each of stack.splice(0)) await each.disposeAsync();
});

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** What a hub is sent beside a question. */
async function headersSent(options: Partial<HubClientOptions> = {}): Promise<IncomingHttpHeaders> {
  const { promise, resolve } = Promise.withResolvers<IncomingHttpHeaders>();
  const server = createServer((request, response) => {
    resolve(request.headers);
    response.end('{"data":{}}');
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const ended = new AsyncDisposableStack();
  ended.defer(async () => {
    server.closeAllConnections();
    await new Promise((closed) => void server.close(closed));
  });
  stack.push(ended);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await createHubClient({ url: `http://127.0.0.1:${port}`, token: 't', ...options }).query(OpenOrdersDocument, {});
  return promise;
}

/** An application that has set OpenTelemetry up, as its SDK does. */
function tracingApp(): void {
  context.setGlobalContextManager({
    active: () => ROOT_CONTEXT,
    with: (_, work, self, ...given) => work.call(self, ...given),
    bind: (_, target) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  });
  propagation.setGlobalPropagator({
    inject(_, carrier, { set }) {
      set(carrier, 'traceparent', traceparent);
      set(carrier, 'baggage', 'patient=secret');
    },
    extract: (active) => active,
    fields: () => ['traceparent', 'baggage'],
  });
}

test('an app that traces has the hub go on with its trace, and tells it nothing else', async () => {
  tracingApp();
  expect(await headersSent()).toMatchObject({ traceparent });
  expect(await headersSent()).not.toHaveProperty('baggage');
});

test('an app may say by itself where its trace goes on', async () => {
  expect(await headersSent({ traceparent: () => traceparent })).toMatchObject({ traceparent });
  tracingApp();
  expect(await headersSent({ traceparent: () => undefined })).not.toHaveProperty('traceparent');
});

test('an app that does not trace sends nothing of it', async () => {
  expect(await headersSent()).not.toHaveProperty('traceparent');
});

test('a subscription names the trace in what it sends over its socket', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
  const ended = new AsyncDisposableStack();
  ended.defer(async () => {
    await new Promise<void>((closed) => {
      server.close(() => closed());
    });
  });
  stack.push(ended);
  await once(server, 'listening');
  const { promise, resolve } = Promise.withResolvers<unknown>();
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      const text = Buffer.isBuffer(data) ? data.toString() : '';
      if (text.includes('connection_init')) socket.send('{"type":"connection_ack"}');
      else if (text.includes('"subscribe"')) resolve(JSON.parse(text));
    }),
  );
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = createHubClient({ url: `http://127.0.0.1:${port}`, token: 't', traceparent: () => traceparent });
  const frames = client.subscribe(BackorderChangedDocument, {})[Symbol.asyncIterator]();
  void frames.next();
  expect(await promise).toMatchObject({ payload: { extensions: { traceparent } } });
  await client.close();
});
