import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeLive, type FakeLive } from './fake-live.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-upgrade-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

/** A connection that asked to become a WebSocket where it may not, and has been told so. It does not end its half. */
async function refused({ gateway }: FakeLive, path: string, origin: string): Promise<Socket> {
  const { hostname, port } = new URL(gateway.address);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.on('error', () => undefined);
  socket.write(
    `GET ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nconnection: Upgrade\r\nupgrade: websocket\r\norigin: ${origin}\r\n` +
      'sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 40[34] /);
  return socket;
}

test('a refused connection that is broken off costs the hub nothing', async () => {
  await using live = await fakeLive(stateDir);
  const faults: unknown[] = [];
  const note = (fault: unknown) => void faults.push(fault);
  process.on('uncaughtExceptionMonitor', note);
  try {
    for (const [path, origin] of [
      ['/x', live.gateway.address],
      ['/graphql', 'https://evil.example'],
    ] as const) {
      const socket = await refused(live, path, origin);
      socket.resetAndDestroy();
      await once(socket, 'close');
    }
    const health = await fetch(`${live.gateway.address}/health/live`);
    expect(health.status).toBe(200);
  } finally {
    process.off('uncaughtExceptionMonitor', note);
  }
  expect(faults).toEqual([]);
});

test('a refused connection that its client keeps open is closed, and holds no stop up', async () => {
  const live = await fakeLive(stateDir);
  const socket = await refused(live, '/x', live.gateway.address);
  await live.gateway.close();
  socket.destroy();
}, 15_000);
