import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { fakeLive, type FakeLive } from './fake-live.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-drain-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

const opening = ({ gateway }: FakeLive): WebSocket =>
  new WebSocket(`${gateway.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');

async function opened(live: FakeLive): Promise<WebSocket> {
  const socket = opening(live);
  await once(socket, 'open');
  return socket;
}

test('sockets and streams that come while the hub stops are refused, and hold no stop up', async () => {
  const live = await fakeLive(stateDir);
  const authorization = `Bearer ${await live.token()}`;
  const told = await opened(live);
  const reads = await opened(live);
  // It does not answer that it was told to go: until that is overdue, the hub still listens.
  told.pause();
  const closed = live.gateway.close();
  await once(reads, 'close');
  const late = opening(live);
  const [refusal] = await once(late, 'error');
  expect(String(refusal)).toContain('503');
  const stream = await fetch(`${live.gateway.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization },
    body: JSON.stringify({ query: 'subscription { itemChanged { id } }' }),
  });
  expect([stream.status, await stream.json()]).toMatchObject([
    503,
    { errors: [{ message: 'The hub stops; come back.' }] },
  ]);
  await closed;
  told.terminate();
}, 15_000);
