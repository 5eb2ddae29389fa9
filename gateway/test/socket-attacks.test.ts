import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { fakeLive, type FakeLive } from './fake-live.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-attacks-'));
});
afterAll(() => rm(stateDir, { recursive: true }));
afterEach(() => void vi.useRealTimers());

const question = 'subscription { itemChanged { id name onHand } }';

interface Heard {
  readonly type?: string;
  readonly id?: string;
  readonly payload?: { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** A socket that speaks as it likes, and remembers what it was told. */
class RawSocket implements Disposable {
  readonly heard: Heard[] = [];
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;

  constructor({ gateway }: FakeLive, options: ClientOptions = {}) {
    this.#socket = new WebSocket(`${gateway.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options);
    this.#socket.on('message', (data: Buffer) => void this.heard.push(JSON.parse(String(data))));
    this.#socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => void this.#socket.once('close', (code) => resolve(code)));
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => void this.#socket.once('open', () => resolve()));
    return this;
  }

  say(...messages: (object | string)[]): void {
    for (const message of messages) this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** @returns whether it could be said: the connection is still there */
  says(message: object): Promise<boolean> {
    return new Promise((resolve) => this.#socket.send(JSON.stringify(message), (error) => resolve(!error)));
  }

  readsNoMore(): void {
    this.#socket.pause();
  }

  /** Says who it is, and waits until that is taken. */
  async init(live: FakeLive, token?: string): Promise<this> {
    this.say({ type: 'connection_init', payload: { authorization: `Bearer ${token ?? (await live.token())}` } });
    await expect.poll(() => this.heard[0]?.type, { timeout: 10_000 }).toBe('connection_ack');
    return this;
  }

  errors(): unknown[] {
    return this.heard.flatMap(({ type, payload }) => (type === 'error' ? [payload?.[0]?.extensions?.['code']] : []));
  }

  [Symbol.dispose](): void {
    this.#socket.terminate();
  }
}

const subscribe = (id: string | number, query = question) => ({
  id: String(id),
  type: 'subscribe',
  payload: { query },
});

test('who never says who they are, says it twice, with a forged token, or asks before, is cut off; nothing is opened', async () => {
  await using live = await fakeLive(stateDir);
  const silent = await new RawSocket(live).open();
  const early = await new RawSocket(live).open();
  early.say(subscribe(1));
  expect(await early.closed).toBe(4401);

  const token = await live.token();
  const [, claims] = token.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  for (const authorization of [
    '',
    'Bearer rubbish',
    `Bearer ${none}.${claims}.`,
    `Bearer ${token.slice(0, -6)}AAAAAA`,
  ]) {
    const forged = await new RawSocket(live).open();
    forged.say({ type: 'connection_init', payload: { authorization } });
    expect(await forged.closed).toBe(4403);
  }
  const twice = await (await new RawSocket(live).open()).init(live);
  twice.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  expect(await twice.closed).toBe(4429);
  expect(await silent.closed).toBe(4408);
  expect(live.items.opened).toEqual([]);
});

test('frames that are too large or no message of the protocol end their socket', async () => {
  await using live = await fakeLive(stateDir);
  for (const [message, code] of [
    [`{"type":"ping","payload":{"a":"${'x'.repeat(300 * 1024)}"}}`, 1009],
    ['rubbish', 4400],
    ['{"type":"subscribe"}', 4400],
  ] as const) {
    const socket = await (await new RawSocket(live).open()).init(live);
    socket.say(message);
    expect(await socket.closed).toBe(code);
  }
});

test('thousands of subscriptions at once are refused beyond a hundred, each by itself, and share one stream', async () => {
  await using live = await fakeLive(stateDir);
  using socket = await (await new RawSocket(live).open()).init(live);
  for (let id = 0; id < 1000; id += 1) socket.say(subscribe(id));
  await expect.poll(() => socket.errors().length, { timeout: 30_000 }).toBe(900);
  expect(new Set(socket.errors())).toEqual(new Set(['BAD_REQUEST']));
  await expect.poll(() => live.items.opened.length).toBe(1);
});

test('what one client asks on sockets comes out of its share: refused with a code and when to ask again', async () => {
  await using live = await fakeLive(stateDir, { spending: { perSecond: 1, burst: 250 } });
  using socket = await (await new RawSocket(live).open()).init(live);
  socket.say(subscribe(1), subscribe(2), subscribe(3), subscribe(4));
  await expect.poll(() => socket.errors().length, { timeout: 10_000 }).toBe(2);
  const refused = socket.heard.find(({ type }) => type === 'error');
  expect(refused?.payload).toMatchObject([
    {
      extensions: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) },
      message: expect.stringMatching(/Ask again in/),
    },
  ]);
  // The same client by another way, and on another socket, has no other share.
  using second = await (await new RawSocket(live).open()).init(live);
  second.say(subscribe(1));
  await expect.poll(() => second.errors()).toEqual(['RATE_LIMITED']);
  const response = await fetch(`${live.gateway.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await live.token()}` },
    body: JSON.stringify({ query: '{ warehouseCount }' }),
  });
  expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([429, true]);
});

test('an operation that is too deep, too costly, or has variables without end is refused on its subscription alone', async () => {
  await using live = await fakeLive(stateDir);
  using socket = await (await new RawSocket(live).open()).init(live);
  const nested: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
  socket.say(
    subscribe('tokens', `subscription { itemChanged { ${'id '.repeat(3000)} } }`),
    subscribe('fields', `subscription { itemChanged { ${'id '.repeat(700)} } }`),
    { id: 'deep', type: 'subscribe', payload: { query: question, variables: { a: nested } } },
  );
  await expect.poll(() => socket.errors().length, { timeout: 10_000 }).toBe(3);
  expect(socket.errors().toSorted()).toEqual(['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);
  expect(live.items.opened).toEqual([]);
});

test('who asks and reads no answer is cut off before much is kept for it', async () => {
  await using live = await fakeLive(stateDir);
  using socket = await (await new RawSocket(live).open()).init(live);
  socket.readsNoMore();
  const ping = { type: 'ping', payload: { a: 'x'.repeat(200 * 1024) } };
  let said = 0;
  while (said < 500 && (await socket.says(ping))) said += 1;
  expect(said).toBeLessThan(500);
});

test('who asks but answers no ping is cut off; who answers stays', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await using live = await fakeLive(stateDir);
  using silent = await (await new RawSocket(live, { autoPong: false }).open()).init(live);
  using lively = await (await new RawSocket(live).open()).init(live);
  const asks = async (socket: RawSocket) => {
    const before = socket.heard.length;
    socket.say({ type: 'ping' });
    await expect.poll(() => socket.heard.length).toBe(before + 1);
  };
  for (let round = 0; round < 2; round += 1) {
    vi.advanceTimersByTime(12_000);
    // Twice: its answer to the hub's ping is before its second.
    for (let time = 0; time < 2; time += 1) await asks(lively);
    if (round === 0) await asks(silent);
  }
  expect(await silent.closed).toBe(1006);
});

test('an id that is taken again before its first operation has ended is refused, and nothing outlives its socket', async () => {
  await using live = await fakeLive(stateDir);
  using socket = await (await new RawSocket(live).open()).init(live);
  socket.say(subscribe(1), { id: '1', type: 'complete' }, subscribe(1), subscribe(2));
  await expect.poll(() => live.items.open).toBe(1);
  await expect.poll(() => socket.errors()).toEqual(['BAD_REQUEST']);
  socket[Symbol.dispose]();
  await expect.poll(() => live.items.open).toBe(0);
});

test('one person has so many subscriptions in all, on whichever connections; another has their own', async () => {
  await using live = await fakeLive(stateDir);
  const sockets: RawSocket[] = [];
  for (let at = 0; at < 6; at += 1) sockets.push(await (await new RawSocket(live).open()).init(live));
  for (const socket of sockets) for (let id = 0; id < 100; id += 1) socket.say(subscribe(id));
  const errors = () => sockets.flatMap((socket) => socket.errors());
  await expect.poll(() => errors().length, { timeout: 30_000 }).toBe(100);
  expect(new Set(errors())).toEqual(new Set(['BAD_REQUEST']));
  const stream = async (token: string) => {
    const headers = {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    };
    const body = JSON.stringify({ query: question });
    const response = await fetch(`${live.gateway.address}/graphql`, { method: 'POST', headers, body });
    return response.text();
  };
  expect(await stream(await live.token())).toContain('BAD_REQUEST');
  using other = await (await new RawSocket(live).open()).init(live, await live.token({ role: 'buyer' }));
  other.say(subscribe(1));
  await expect.poll(() => live.items.opened.length).toBe(2);
  expect(other.errors()).toEqual([]);
  // Who has left takes nobody's place.
  for (const socket of sockets) socket[Symbol.dispose]();
  await expect.poll(() => live.items.open).toBe(1);
  using again = await (await new RawSocket(live).open()).init(live);
  again.say(subscribe(1));
  await expect.poll(() => live.items.open).toBe(2);
});
