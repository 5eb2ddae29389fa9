import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordSpans, type SeenSpan } from '@supply-hub/tracing/sdk';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { OperationSeen } from '../src/server.ts';
import { fakeGraph, inProcess, overHttp, runningGateway } from './fake-graph.ts';

let stateDir = '';
let recorded: ReturnType<typeof recordSpans> | undefined;
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-'));
});
afterEach(async () => {
  await recorded?.stop();
  recorded = undefined;
});
afterAll(() => rm(stateDir, { recursive: true }));

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
const query = 'query Lookup($id: ID!) { item(id: $id) { name onHand } }';
const variables = { id: 'item_b' };

/** From a span up to where its trace began, by name. */
function pathOf(spans: readonly SeenSpan[], name: string): string[] {
  const path: string[] = [];
  for (let at = spans.find((span) => span.name === name); at !== undefined;) {
    path.unshift(at.name);
    const { parentId } = at;
    at = spans.find(({ spanId }) => spanId === parentId);
  }
  return path;
}

test('an operation goes on with its client’s trace, and each subgraph call is under it', async () => {
  recorded = recordSpans();
  const graph = fakeGraph();
  const names = new Map([[createHash('sha256').update(query).digest('hex'), 'Lookup']]);
  await using running = await runningGateway(stateDir, {
    subgraphs: inProcess(graph.subgraphs),
    operationNames: names,
  });
  const authorization = `Bearer ${await running.token()}`;
  const answer = await running.ask(query, { authorization, traceparent, 'x-trace-id': 'own-trace-id' }, variables);
  expect(answer.headers.get('x-trace-id')).toBe(traceId);
  expect(graph.calls.map(({ call }) => call.traceId)).toEqual([traceId, traceId]);
  const spans = recorded.spans();
  expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  for (const subgraph of ['items subgraph', 'stock subgraph']) expect(pathOf(spans, subgraph)[0]).toBe('query Lookup');
  expect(spans.find(({ name }) => name === 'query Lookup')).toMatchObject({
    parentId: 'b7ad6b7169203331',
    attributes: { 'graphql.operation.name': 'Lookup', 'hub.errors': 0 },
  });
  // Nothing of what was asked for, and nobody's token.
  expect(JSON.stringify(spans)).not.toMatch(/item_b|Bearer|onHand/);
});

test('a subgraph behind HTTP is told where the trace goes on', async () => {
  const graph = fakeGraph();
  await using items = await overHttp(graph.subgraphs.items);
  await using running = await runningGateway(stateDir, {
    subgraphs: new Map([...inProcess(graph.subgraphs), ['items', { kind: 'http', url: items.url }]]),
  });
  recorded = recordSpans();
  await running.ask('{ items { name } }');
  const call = recorded.spans().find(({ name }) => name === 'items subgraph');
  expect(items.headers[0]?.['traceparent']).toBe(`00-${call?.traceId}-${call?.spanId}-01`);
  expect(items.headers[0]?.['x-trace-id']).toBe(call?.traceId);
});

test('without tracing no subgraph is told of a trace, and the id in logs is the caller’s own', async () => {
  const graph = fakeGraph();
  await using items = await overHttp(graph.subgraphs.items);
  await using running = await runningGateway(stateDir, {
    subgraphs: new Map([...inProcess(graph.subgraphs), ['items', { kind: 'http', url: items.url }]]),
  });
  const authorization = `Bearer ${await running.token()}`;
  const own = await running.ask('{ items { name } }', { authorization, traceparent, 'x-trace-id': 'own-trace-id' });
  expect(own.headers.get('x-trace-id')).toBe('own-trace-id');
  const itsTraces = await running.ask('{ items { name } }', { authorization, traceparent });
  expect(itsTraces.headers.get('x-trace-id')).toBe(traceId);
  expect(items.headers.map((headers) => headers['traceparent'])).toEqual([undefined, undefined]);
});

test('each operation is counted by its registered name, how it went and the codes of its errors', async () => {
  const seen: OperationSeen[] = [];
  const names = new Map([[createHash('sha256').update(query).digest('hex'), 'Lookup']]);
  await using running = await runningGateway(stateDir, {
    operationNames: names,
    onOperation: (each) => seen.push(each),
  });
  const authorization = `Bearer ${await running.token()}`;
  await running.ask(query, { authorization }, variables);
  await running.ask('query Whatever { item(id: "item_a") { name } }');
  await running.ask('{ nothing }');
  await running.ask('{ items { name } }', { authorization: 'Bearer forged' });
  expect(seen).toMatchObject([
    { name: 'Lookup', type: 'query', outcome: 'OK', codes: [] },
    { name: 'other', type: 'query', outcome: 'OK', codes: [] },
    { name: 'other', type: 'none', outcome: 'FAILED', codes: ['GRAPHQL_VALIDATION_FAILED'] },
    { name: 'other', type: 'none', outcome: 'FAILED', codes: ['UNAUTHENTICATED'] },
  ]);
});

test('what comes by a socket goes on with the trace that it names', async () => {
  await using running = await runningGateway(stateDir);
  recorded = recordSpans();
  const client = createClient({
    url: `${running.gateway.address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${await running.token()}` },
    retryAttempts: 0,
  });
  for await (const { data } of client.iterate({ query: '{ warehouseCount }', extensions: { traceparent } }))
    expect(data).toEqual({ warehouseCount: 2 });
  await client.dispose();
  const operation = recorded.spans().find(({ parentId }) => parentId === 'b7ad6b7169203331');
  expect(operation).toMatchObject({ name: 'query other', traceId });
});
