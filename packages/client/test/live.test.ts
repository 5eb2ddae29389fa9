import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
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

interface Subscribed {
  readonly socket: WebSocket;
  /** How many were begun before this one. */
  readonly before: number;
  next(payload: object): void;
  refuse(code: string, more?: object): void;
}

interface Hub {
  /** After so many frames the connection is cut; absent: never. */
  readonly perConnection?: number;
  readonly refuses?: 'token' | 'operation';
  /** What it says at the beginning of each subscription. @returns whether this is all */
  readonly begins?: (subscribed: Subscribed) => boolean;
  /** What it tells of a number. @default the number, with its cursor */
  readonly tells?: (tick: number) => object;
}

const told = (tick: number): object => ({
  data: { tick },
  extensions: { cursor: String(tick), ...(tick === 3 && { skipped: 2 }) },
});

/** A hub that tells the numbers from behind a cursor on, by graphql-transport-ws. */
async function tickingHub({ perConnection, refuses, begins = () => false, tells = told }: Hub = {}) {
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
      const subscribed: Subscribed = {
        socket,
        before: asked.length - 1,
        next: (payload) => say({ type: 'next', id, payload }),
        refuse: (code, more) =>
          say({ type: 'error', id, payload: [{ message: 'No.', extensions: { code, ...more } }] }),
      };
      if (refuses === 'operation') return subscribed.refuse('FORBIDDEN');
      if (begins(subscribed)) return;
      let count = 0;
      const timer = setInterval(() => {
        if (count === perConnection) return socket.terminate();
        count += 1;
        subscribed.next(tells(Number(after ?? 0) + count));
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
  const away = { data: null, errors: [{ message: 'Away.', extensions: { code: 'SOURCE_UNAVAILABLE' } }] };
  const { client, connections } = await tickingHub({
    begins: ({ next }) => {
      // As when a subgraph is away: nothing of an event, and it goes on.
      next(away);
      return false;
    },
  });
  const seen: number[] = [];
  for await (const { data } of client.subscribe(document, {}, { after: '4' })) {
    seen.push(data.tick);
    if (seen.length === 2) break;
  }
  expect([seen, connections()]).toEqual([[5, 6], 1]);
});

/** The numbers a client is told, the first so many. */
async function ticks({ client }: Awaited<ReturnType<typeof tickingHub>>, count: number): Promise<number[]> {
  const seen: number[] = [];
  for await (const { data } of client.subscribe(document, {}, { after: '4' })) {
    seen.push(data.tick);
    if (seen.length === count) break;
  }
  return seen;
}

test('a token that ends again and again ends no subscription, however quiet it is', async () => {
  const hub = await tickingHub({
    begins: ({ socket, before }) => {
      if (before < 3) socket.close(4403, 'The token has expired.');
      return before < 3;
    },
  });
  expect(await ticks(hub, 1)).toEqual([5]);
  expect(hub.asked.map(({ authorization }) => authorization)).toEqual([1, 2, 3, 4].map((n) => `Bearer token ${n}`));
});

test('a subscription whose token ends before its connection does is made again with another', async () => {
  const hub = await tickingHub({
    begins: ({ before, refuse }) => {
      // One goes on, so that the connection stays.
      if (before === 1) refuse('UNAUTHENTICATED');
      return before === 1;
    },
  });
  const others: number[] = [];
  for await (const { data } of hub.client.subscribe(document, {})) {
    others.push(data.tick);
    if (others.length === 1) expect(await ticks(hub, 1)).toEqual([5]);
    // What shared the connection is begun again on another, too.
    if (hub.asked.length === 4) break;
  }
  expect(others).toEqual(others.map((_, index) => index + 1));
  const tokens = ['Bearer token 1', 'Bearer token 1', 'Bearer token 2', 'Bearer token 2'];
  expect(hub.asked.map(({ authorization }) => authorization)).toEqual(tokens);
  expect(hub.connections()).toBe(2);
});

test('a token that is refused by the subscription, and another too, is told', async () => {
  const hub = await tickingHub({
    begins: ({ refuse }) => {
      refuse('UNAUTHENTICATED');
      return true;
    },
  });
  await expect(ticks(hub, 1)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(hub.asked.map(({ authorization }) => authorization)).toEqual(['Bearer token 1', 'Bearer token 2']);
});

test('who asks more than its share waits as long as the hub says', async () => {
  const hub = await tickingHub({
    begins: ({ before, refuse }) => {
      if (before < 8) refuse('RATE_LIMITED', { retryAfterMs: 1 });
      return before < 8;
    },
  });
  expect(await ticks(hub, 1)).toEqual([5]);
});

const unmade = (tick: number): object => ({
  data: null,
  errors: [{ message: 'The database is away.', extensions: { code: 'SOURCE_UNAVAILABLE', retryAfterMs: 1 } }],
  extensions: { cursor: String(tick) },
});

test('a frame that could not be made is asked for again, and not passed over', async () => {
  let failures = 0;
  const hub = await tickingHub({ tells: (tick) => (tick === 6 && (failures += 1) < 3 ? unmade(tick) : told(tick)) });
  expect(await ticks(hub, 3)).toEqual([5, 6, 7]);
  expect(hub.asked.map(({ after }) => after)).toEqual(['4', '5', '5']);
});

test('a frame that can never be made ends the subscription with what is wrong', async () => {
  const hub = await tickingHub({ tells: (tick) => (tick === 6 ? unmade(tick) : told(tick)) });
  await expect(ticks(hub, 2)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE', message: 'The database is away.' });
  expect(new Set(hub.asked.map(({ after }) => after))).toEqual(new Set(['4', '5']));
});

test('a subscription goes on behind the place where it began, too, where nothing was told of it', async () => {
  const { client, asked } = await tickingHub({
    begins: ({ before, next, socket }) => {
      if (before > 0) return false;
      next({ extensions: { cursor: '7' } });
      // What was said arrives before the end does.
      socket.close(1012);
      return true;
    },
  });
  for await (const { data } of client.subscribe(document, {})) {
    expect(data.tick).toBe(8);
    break;
  }
  expect(asked.map(({ after }) => after)).toEqual([undefined, '7']);
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
