import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVerifier, developmentIssuer, type Verifier } from '@supply-hub/identity';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ManualClock } from '@supply-hub/clock';
import { fakeLive, type FakeLive } from './fake-live.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-stream-'));
});
afterAll(() => rm(stateDir, { recursive: true }));
afterEach(() => void vi.useRealTimers());

const soon = { timeout: 20_000, interval: 10 };
const question = 'subscription { itemChanged { id name } }';

/** A request to be told as Server-Sent Events, on a plain connection whose answer nobody reads yet. */
async function asked({ gateway }: FakeLive, token: string): Promise<Socket & Disposable> {
  const { hostname, port } = new URL(gateway.address);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const body = JSON.stringify({ query: question });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\naccept: text/event-stream\r\n` +
      `authorization: Bearer ${token}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  return Object.assign(socket, { [Symbol.dispose]: () => void socket.destroy() });
}

const plain = async ({ gateway, token }: FakeLive) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token()}` };
  const body = JSON.stringify({ query: '{ warehouseCount }' });
  return (await fetch(`${gateway.address}/graphql`, { method: 'POST', headers, body })).status;
};

test('who reads nothing, not even that it is over, is cut off at the next heartbeat, and the hub lives on', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await using live = await fakeLive(stateDir);
  using _reads_nothing = await asked(live, await live.token());
  await expect.poll(() => live.items.open, soon).toBe(1);
  // Of each another key, and more of them than are kept for one client: it is told that it reads too slowly.
  for (let at = 0; at < 3000; at += 1) live.items.change(`item_${at}`, 'x'.repeat(8 * 1024));
  await expect.poll(() => live.items.taken, soon).toBe(3000);
  vi.advanceTimersByTime(60_000);
  await expect.poll(() => live.items.open, soon).toBe(0);
  expect(await plain(live)).toBe(200);
});

test('who has left before it was let in leaves nothing behind', async () => {
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const verifier = createVerifier({ keys: (await developmentIssuer(stateDir, clock)).jwks() }, clock);
  const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow: Verifier = {
    async verify(header) {
      arrived.resolve();
      await released.promise;
      return verifier.verify(header);
    },
  };
  const judged: unknown[] = [];
  await using live = await fakeLive(stateDir, { verifier: slow, onOperation: (seen) => void judged.push(seen) });
  const left = Promise.withResolvers<void>();
  const watch = (message: unknown) => {
    const response = isObject(message) ? message['response'] : undefined;
    if (response instanceof ServerResponse) response.once('close', () => left.resolve());
  };
  subscribe('http.server.request.start', watch);
  try {
    const socket = await asked(live, await live.token());
    await arrived.promise;
    socket.destroy();
    await left.promise;
  } finally {
    unsubscribe('http.server.request.start', watch);
  }
  released.resolve();
  await expect.poll(() => judged, soon).toHaveLength(1);
  expect(await plain(live)).toBe(200);
  expect(live.items.opened).toEqual([]);
});

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';
