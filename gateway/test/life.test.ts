import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Readiness } from '../src/server.ts';
import { fakeGraph, inProcess, overHttp, runningGateway } from './fake-graph.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-'));
});
afterAll(() => rm(stateDir, { recursive: true }));
afterEach(() => void vi.unstubAllEnvs());

test('readiness is told in words, and a check that fails is itself named', async () => {
  let readiness: () => Promise<Readiness> = async () => ({ ready: true });
  await using running = await runningGateway(stateDir, { readiness: () => readiness() });
  const health = async (path: string) => {
    const response = await fetch(`${running.gateway.address}/health/${path}`);
    return { status: response.status, body: await response.json() };
  };
  expect(await health('live')).toEqual({ status: 200, body: { status: 'alive' } });
  expect(await health('ready')).toEqual({ status: 200, body: { ready: true } });
  readiness = async () => ({ ready: false, waitingFor: ['orders: its tables are being made'] });
  expect(await health('ready')).toEqual({
    status: 503,
    body: { ready: false, waitingFor: ['orders: its tables are being made'] },
  });
  readiness = async () => {
    throw new Error('connection string');
  };
  expect(await health('ready')).toMatchObject({ status: 503, body: { ready: false } });
  expect((await health('live')).status).toBe(200);
});

test('a drain says it is not ready, finishes what is in flight and takes no more', async () => {
  const graph = fakeGraph();
  const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  graph.behaviour.beforeStock = () => {
    arrived.resolve();
    return released.promise;
  };
  const { gateway, ask } = await runningGateway(stateDir, { subgraphs: inProcess(graph.subgraphs), unreadyMs: 800 });
  const inFlight = ask('{ warehouseCount }');
  await arrived.promise;

  const closed = gateway.close();
  const ready = await fetch(`${gateway.address}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ ready: false, waitingFor: ['the gateway, which is stopping'] });

  await vi.waitFor(() => expect(fetch(`${gateway.address}/health/live`)).rejects.toThrow('fetch failed'));
  released.resolve();
  expect((await inFlight).data).toEqual({ warehouseCount: 2 });
  await closed;
  await gateway.close();
});

test('a taken port is named together with the setting that changes it', async () => {
  await using first = await runningGateway(stateDir);
  const port = Number(new URL(first.gateway.address).port);
  await expect(runningGateway(stateDir, { port })).rejects.toMatchObject({
    code: 'MISCONFIGURED',
    message: expect.stringMatching(new RegExp(`Port ${port} on 127.0.0.1 is taken.*HUB_PORT`)),
  });
});

test('a subgraph without a target is named at the start', async () => {
  await expect(runningGateway(stateDir, { subgraphs: new Map() })).rejects.toThrow('items, stock. HUB_SUBGRAPH_URLS');
});

test('nothing leaves the machine, whatever the environment says of Apollo', async () => {
  vi.stubEnv('APOLLO_KEY', 'service:hub:secret');
  vi.stubEnv('APOLLO_GRAPH_REF', 'hub@current');
  vi.stubEnv('APOLLO_SCHEMA_REPORTING', 'true');
  const peers: string[] = [];
  const watch = (message: unknown) => {
    const socket = message !== null && typeof message === 'object' && 'socket' in message ? message.socket : undefined;
    if (!(socket instanceof Socket)) return;
    socket.once('lookup', (_error, _address, _family, host) => peers.push(`looked up ${host}`));
    socket.once('connectionAttempt', (ip) => peers.push(ip));
  };
  subscribe('net.client.socket', watch);
  try {
    const graph = fakeGraph();
    await using stock = await overHttp(graph.subgraphs.stock);
    const { gateway, ask } = await runningGateway(stateDir, {
      subgraphs: new Map([
        ['items', { kind: 'in-process', subgraph: graph.subgraphs.items }],
        ['stock', { kind: 'http', url: stock.url }],
      ]),
    });
    expect((await ask('{ items { onHand } }')).errors).toBeUndefined();
    // Closing flushes whatever a reporter would have kept for later.
    await gateway.close();
  } finally {
    unsubscribe('net.client.socket', watch);
  }
  expect(peers).not.toEqual([]);
  expect(peers.filter((peer) => peer !== '127.0.0.1')).toEqual([]);
});
