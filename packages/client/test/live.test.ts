import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { createHubClient, type TypedDocument } from '../src/client.ts';

const document = 'subscription Ticks { tick }' as unknown as TypedDocument<{ tick: number }, Record<string, never>>;

interface Asked {
  readonly authorization: unknown;
  readonly after: unknown;
}

const stack: AsyncDisposableStack[] = [];
afterEach(async () => {
  for (const each of stack.splice(0)) await each.disposeAsync();
});

const $Message = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  payload: z
    .looseObject({ authorization: z.string().optional(), extensions: z.looseObject({ after: z.string() }).optional() })
    .optional(),
});

/**
 * A hub that tells the numbers from behind a cursor on, by graphql-transport-ws.
 * @param perConnection after so many frames the connection is cut; absent: never
 */
async function tickingHub({
  perConnection,
  refuses,
  interrupts = false,
}: { perConnection?: number; refuses?: 'token' | 'operation'; interrupts?: boolean } = {}) {
  const asked: Asked[] = [];
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
  await once(server, 'listening');
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    let authorization: string | undefined;
    const say = (message: object): void => socket.send(JSON.stringify(message));
    socket.on('message', (data) => {
      const { type, id, payload } = $Message.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString() : ''));
      if (type === 'connection_init') {
        ({ authorization } = payload ?? {});
        if (refuses === 'token') socket.close(4403, 'Forbidden');
        else say({ type: 'connection_ack' });
      }
      if (type !== 'subscribe') return;
      const after = payload?.extensions?.after;
      asked.push({ authorization, after });
      if (refuses === 'operation')
        return say({ type: 'error', id, payload: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] });
      // As when a subgraph is away: nothing of an event, and it goes on.
      const away = { message: 'orders is not available.', extensions: { code: 'SOURCE_UNAVAILABLE' } };
      if (interrupts) say({ type: 'next', id, payload: { data: null, errors: [away] } });
      let told = 0;
      const timer = setInterval(() => {
        if (told === perConnection) return socket.terminate();
        told += 1;
        const tick = Number(after ?? 0) + told;
        const extensions = { cursor: String(tick), ...(tick === 3 && { skipped: 2 }) };
        say({ type: 'next', id, payload: { data: { tick }, extensions } });
      }, 1);
      socket.once('close', () => clearInterval(timer));
    });
  });
  const ended = new AsyncDisposableStack();
  ended.defer(async () => {
    for (const socket of server.clients) socket.terminate();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  });
  stack.push(ended);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  let tokens = 0;
  const client = createHubClient({
    url: `http://127.0.0.1:${port}/graphql`,
    token: async () => `token ${(tokens += 1)}`,
  });
  ended.defer(() => client.close());
  return { asked, client, connections: () => connections };
}

test('frames come with their cursor, and say how many were left out', async () => {
  const { client, asked } = await tickingHub();
  const seen: unknown[] = [];
  for await (const { data, cursor, skipped } of client.subscribe(document, {})) {
    seen.push([data.tick, cursor, skipped]);
    if (seen.length === 3) break;
  }
  expect(seen).toEqual([
    [1, '1', 0],
    [2, '2', 0],
    [3, '3', 2],
  ]);
  expect(asked).toEqual([{ authorization: 'Bearer token 1', after: undefined }]);
});

test('a connection that breaks is made again and goes on behind the last frame: none is lost, none comes twice', async () => {
  const { client, connections } = await tickingHub({ perConnection: 2 });
  const seen: number[] = [];
  for await (const { data } of client.subscribe(document, {}, { after: '4' })) {
    seen.push(data.tick);
    if (seen.length === 6) break;
  }
  expect(seen).toEqual([5, 6, 7, 8, 9, 10]);
  expect(connections()).toBe(3);
});

test('a part of the hub that is away for a moment ends nothing', async () => {
  const { client, connections } = await tickingHub({ interrupts: true });
  const seen: number[] = [];
  for await (const { data } of client.subscribe(document, {}, { after: '4' })) {
    seen.push(data.tick);
    if (seen.length === 2) break;
  }
  expect([seen, connections()]).toEqual([[5, 6], 1]);
});

test('what is refused is not tried again', async () => {
  const { client, asked } = await tickingHub({ refuses: 'operation' });
  await expect(client.subscribe(document, {})[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(asked).toHaveLength(1);
  const other = await tickingHub({ refuses: 'token' });
  await expect(other.client.subscribe(document, {})[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  // Once more, with another token.
  expect(other.connections()).toBe(2);
});

test('it ends when it is told to', async () => {
  const { client } = await tickingHub();
  const stop = new AbortController();
  let seen = 0;
  for await (const _ of client.subscribe(document, {}, { signal: stop.signal })) {
    seen += 1;
    if (seen === 5) stop.abort();
  }
  expect(seen).toBeGreaterThanOrEqual(5);
});
