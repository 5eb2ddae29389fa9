import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { silentLog } from '@supply-hub/log';
import { expect, test } from 'vitest';
import { createHttpsSender } from '../../src/transports/https-sender.ts';
import { openExchangeDoor } from '../../src/transports/exchange-door.ts';
import type { ArrivedDocument, Take } from '../../src/transports/transport.ts';
import { describeTransport, type Trouble } from './describe-transport.ts';
import { partnerWith, sha256Of } from './partner.ts';

const token = 'a-token-of-ours';
const partner = partnerWith({ web: { kind: 'https', acceptTokenSha256: sha256Of(token) } });
const partners = new Map([['acme', partner]]);

/** A partner's own server. */
async function partnerServer() {
  const received = new Map<string, Uint8Array>();
  const state = { trouble: null as Trouble | null };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (state.trouble === 'wrong key' || request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(401).end();
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) {
      if (state.trouble === 'cut') return void request.socket.destroy();
      if (Buffer.isBuffer(part)) parts.push(part);
    }
    if (state.trouble === 'slow') return;
    if (state.trouble === 'full') {
      response.writeHead(507).end();
      return;
    }
    received.set(String(request.headers['idempotency-key']), Buffer.concat(parts));
    response.writeHead(202).end('thank you');
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => undefined));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    received,
    state,
    url: `http://127.0.0.1:${port}/edi`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A post as a partner's program makes it, which may stop in the middle. */
async function post(
  port: number,
  options: { body: Uint8Array; key?: string; token?: string; path?: string; until?: number; signal?: AbortSignal },
) {
  const { body, key, path = '/exchange/acme', until = body.length } = options;
  const socket = connect({ port, host: '127.0.0.1' });
  const parts: Buffer[] = [];
  socket.on('error', () => undefined).on('data', (part) => void (Buffer.isBuffer(part) && parts.push(part)));
  const closed = once(socket, 'close', options.signal === undefined ? {} : { signal: options.signal }).catch(() => {
    socket.destroy();
  });
  socket.write(
    [
      `POST ${path} HTTP/1.1`,
      'host: hub',
      'connection: close',
      'content-type: application/edi-x12',
      `content-length: ${body.length}`,
      `authorization: Bearer ${options.token ?? token}`,
      ...(key === undefined ? [] : [`idempotency-key: ${key}`]),
      '',
      '',
    ].join('\r\n'),
  );
  socket.write(body.subarray(0, until));
  return {
    finish: (): void => void socket.write(body.subarray(until)),
    cut: (): void => void socket.destroy(),
    /** Status and body; status 0 without an answer. */
    async answered() {
      await closed;
      const text = Buffer.concat(parts).toString();
      return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text };
    },
  };
}

describeTransport('HTTPS', async () => {
  const server = await partnerServer();
  const via = { partner: 'acme', transport: 'web', kind: 'https' as const };
  const sender = createHttpsSender({ via, url: server.url, token: () => token });
  const pending = new Map<string, Uint8Array>();
  const doors: { close(): Promise<void> }[] = [];
  return {
    trouble: (next) => {
      server.state.trouble = next;
    },
    sending: {
      transport: sender,
      document: (number) => ({
        id: `message_${number}`,
        fileName: `850_${number}.edi`,
        bytes: Buffer.from(`order ${number} `.repeat(40_000)),
        contentType: 'application/edi-x12',
      }),
      knownAs: ({ id }) => id,
      received: async () => server.received,
    },
    receiving: {
      put: async (name, bytes) => void pending.set(name, bytes),
      async putHalf(name, bytes) {
        const halves = doors.length;
        expect(halves).toBeGreaterThan(0);
        const half = await post(lastPort, { body: bytes, key: name, until: Math.floor(bytes.length / 2) });
        return async () => {
          half.finish();
          expect((await half.answered()).status).toBe(202);
        };
      },
      async hub(take: Take) {
        const door = await openExchangeDoor({
          host: '127.0.0.1',
          port: 0,
          partners: () => partners,
          take,
          log: silentLog,
          requestTimeoutMs: 5000,
        });
        lastPort = door.port;
        doors.push(door);
        return {
          async look(signal) {
            const { trouble } = server.state;
            for (const [name, body] of pending) {
              // Whoever comes first has it in hand.
              pending.delete(name);
              const half = { until: Math.floor(body.length / 2) };
              const posting = await post(door.port, {
                body,
                key: name,
                signal,
                ...(trouble === 'wrong key' && { token: 'another-token' }),
                ...((trouble === 'cut' || trouble === 'slow') && half),
              });
              if (trouble === 'cut') posting.cut();
              const { status } = await posting.answered();
              if (status !== 202) pending.set(name, body);
              if (status !== 202) break;
            }
          },
          close: () => door.close(),
        };
      },
      waiting: async () => [...pending.keys()],
    },
    async [Symbol.asyncDispose]() {
      await sender.close();
      await Promise.all(doors.map((door) => door.close()));
      await server.close();
    },
  };
});
let lastPort = 0;

const door = (take: Take, options: Partial<Parameters<typeof openExchangeDoor>[0]> = {}) =>
  openExchangeDoor({ host: '127.0.0.1', port: 0, partners: () => partners, take, log: silentLog, ...options });
const body = Buffer.from('ISA*00*');

test('what is taken is receipted with its hash and the messages it became', async () => {
  const open = await door(async () => ({ messageIds: ['message_1'] }));
  const { status, text } = await (await post(open.port, { body })).answered();
  expect(status).toBe(202);
  expect(text).toContain(sha256Of('ISA*00*'));
  expect(text).toContain('message_1');
  await open.close();
});

test('a wrong token, no token, and a partner that does not exist get the very same answer', async () => {
  const taken: ArrivedDocument[] = [];
  const open = await door(async (arrival) => {
    taken.push(arrival);
    return {};
  });
  const posts = [
    { token: 'wrong' },
    { token: '' },
    { path: '/exchange/nobody' },
    { path: '/exchange/nobody', token: 'x' },
  ];
  const answers = await Promise.all(posts.map(async (each) => (await post(open.port, { body, ...each })).answered()));
  const texts = answers.map(({ text }) => text.replace(/\r\ndate: .*\r\n/i, '\r\n'));
  expect(answers[0]?.status).toBe(401);
  expect(new Set(texts).size).toBe(1);
  expect(taken).toEqual([]);
  await open.close();
});

test('what cannot be stored is to be sent again, and when', async () => {
  const open = await door(() => Promise.reject(new Error('the database is away')));
  const { status, text } = await (await post(open.port, { body })).answered();
  expect(status).toBe(503);
  expect(text).toMatch(/retry-after: 5/i);
  expect(text).not.toContain('database');
  await open.close();
});

test.each([
  ['an empty body', 400, { body: Buffer.of() }],
  ['a body that is too long', 413, { body: Buffer.alloc(2000) }],
  ['another address', 404, { body, path: '/exchange' }],
])('%s is refused with %i', async (_, wanted, request) => {
  const open = await door(async () => ({}), { maxBodyBytes: 1000 });
  expect((await (await post(open.port, request)).answered()).status).toBe(wanted);
  await open.close();
});

test('the same key with the same bytes is the same arrival; with other bytes, or none, it is not', async () => {
  const taken: ArrivedDocument[] = [];
  const open = await door(async (arrival) => {
    taken.push(arrival);
    return {};
  });
  for (const [key, bytes] of [
    ['1', 'a'],
    ['1', 'a'],
    ['1', 'b'],
    [undefined, 'a'],
  ] as const) {
    const request = { body: Buffer.from(bytes), ...(key !== undefined && { key }) };
    expect((await (await post(open.port, request)).answered()).status).toBe(202);
  }
  const [first, again, other, without] = taken.map(({ arrivalId }) => arrivalId);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
  expect(without).toBeNull();
  await open.close();
});

test('a sender that stalls is let go in its time, and others are served meanwhile', async () => {
  const open = await door(async () => ({}), { requestTimeoutMs: 300 });
  const stalled = await post(open.port, { body, until: 3 });
  expect((await (await post(open.port, { body })).answered()).status).toBe(202);
  expect((await stalled.answered()).status).toBe(408);
  await open.close();
});

test('bodies beyond what the hub holds at a time are to be sent again', async () => {
  const open = await door(async () => ({}), { maxBytesInFlight: 10 });
  const first = await post(open.port, { body, until: 3 });
  await expect.poll(async () => (await (await post(open.port, { body })).answered()).status, { interval: 5 }).toBe(503);
  first.finish();
  expect((await first.answered()).status).toBe(202);
  expect((await (await post(open.port, { body })).answered()).status).toBe(202);
  await open.close();
});

test('metrics are for this machine, and not for whom a proxy on it speaks for', async () => {
  const metrics = { read: async () => 'hub_messages 1\n', contentType: 'text/plain' };
  const open = await door(async () => ({}), { metrics });
  const url = `http://127.0.0.1:${open.port}/metrics`;
  expect(await (await fetch(url)).text()).toBe('hub_messages 1\n');
  expect((await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.5' } })).status).toBe(404);
  await open.close();
});

test.each([
  [401, 'failed'],
  [404, 'failed'],
  [429, 'failed'],
  [422, 'refused'],
  [500, 'unknown'],
  [503, 'failed'],
  [307, 'failed'],
])('a partner that answers %i makes a try %s', async (status, kind) => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status, { 'retry-after': '7', location: '/other' }).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const via = { partner: 'acme', transport: 'web', kind: 'https' as const };
  const sender = createHttpsSender({ via, url: `http://127.0.0.1:${port}/` });
  const document = { id: 'message_1', fileName: '1.edi', bytes: body, contentType: 'application/edi-x12' };
  const delivery = await sender.deliver?.(document, AbortSignal.timeout(5000));
  expect(delivery).toMatchObject({ kind, reason: expect.stringContaining(String(status)) });
  if (status === 429) expect(delivery).toMatchObject({ retryAfterMs: 7000 });
  await sender.close();
  await new Promise((resolve) => server.close(resolve));
});
