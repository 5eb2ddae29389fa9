import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { idOfOperation } from '../src/registered-operations.ts';
import { fakeLive, liveSupergraph, type FakeLive } from './fake-live.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-reload-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

/** The composed graph with one of its lines another. */
function changed(line: RegExp, to: string): string {
  const sdl = liveSupergraph.replace(line, to);
  expect(sdl).not.toBe(liveSupergraph);
  return sdl;
}
const onHand = /^ +onHand: .*$/m;
const withoutStock = () => changed(onHand, '');

function clientOf({ gateway }: FakeLive, token: string, path = '/graphql'): Client & Disposable {
  const client = createClient({
    url: `${gateway.address.replace('http', 'ws')}${path}`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  return Object.assign(client, { [Symbol.dispose]: () => void client.dispose() });
}

function follow(client: Client, query: string) {
  const told: unknown[] = [];
  const over = Promise.withResolvers<unknown>();
  client.subscribe(
    { query },
    {
      next: ({ data, errors }) => told.push(data ?? errors),
      error: over.resolve,
      complete: () => over.resolve('complete'),
    },
  );
  return { told, over: over.promise };
}

const streams = ({ items }: FakeLive, count: number) => expect.poll(() => items.open, { timeout: 10_000 }).toBe(count);

test('what is asked once another graph is loaded is answered by it, on a socket that stays, whose subscription loses nothing', async () => {
  await using live = await fakeLive(stateDir, { supergraphSdl: withoutStock() });
  using client = clientOf(live, await live.token());
  const one = follow(client, 'subscription { itemChanged { name } }');
  await streams(live, 1);
  expect(await follow(client, '{ item(id: "item_a") { onHand } }').over).toMatchObject([
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
  live.items.change('item_a', 'before');
  await expect.poll(() => one.told.length).toBe(1);
  live.gateway.reload({ supergraphSdl: liveSupergraph });
  live.items.change('item_a', 'while');
  expect(await follow(client, '{ item(id: "item_a") { onHand } }').over).toBe('complete');
  live.items.change('item_a', 'after');
  await expect.poll(() => one.told.length, { timeout: 10_000 }).toBe(3);
  expect(one.told).toEqual(['before', 'while', 'after'].map((name) => ({ itemChanged: { name } })));
});

test('what is subscribed to and fits no more is told so, alone; what else the socket carries goes on', async () => {
  await using live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token());
  const full = follow(client, 'subscription { itemChanged { name onHand } }');
  const plain = follow(client, 'subscription { itemChanged { name } }');
  await streams(live, 2);
  live.gateway.reload({ supergraphSdl: withoutStock() });
  expect(await full.over).toMatchObject([
    {
      message: expect.stringContaining('does not fit the graph as it is now'),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    },
  ]);
  live.items.change('item_a', 'after');
  await expect.poll(() => plain.told, { timeout: 10_000 }).toEqual([{ itemChanged: { name: 'after' } }]);
});

test('a right that a new graph asks for holds of what is subscribed to already', async () => {
  await using live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token());
  const one = follow(client, 'subscription { itemChanged { name } }');
  const other = follow(client, 'subscription { itemChanged { id } }');
  await streams(live, 2);
  live.gateway.reload({
    supergraphSdl: changed(/^( +name: String!.*)$/m, '$1 @requiresScopes(scopes: [["items:names"]])'),
  });
  expect(await one.over).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  live.items.change('item_a', 'after');
  await expect.poll(() => other.told, { timeout: 10_000 }).toEqual([{ itemChanged: { id: 'item_a' } }]);
  expect(await follow(client, '{ item(id: "item_a") { name } }').over).toMatchObject([
    { extensions: { code: 'FORBIDDEN' } },
  ]);
});

test('a right alone may be what is another: it is asked for from now on, and of what is subscribed to already', async () => {
  const scopes = '@requiresScopes(scopes: [["items:names"]])';
  const before = changed(/^( +secret: String.*)$/m, `$1 ${scopes}`);
  await using live = await fakeLive(stateDir, { supergraphSdl: before });
  using client = clientOf(live, await live.token());
  const one = follow(client, 'subscription { itemChanged { name } }');
  await streams(live, 1);
  const next = before.replace(/^( +name: String!.*)$/m, `$1 ${scopes}`);
  const inReference = async () => (await fetch(`${live.gateway.address}/reference`)).text();
  const rightOfName = /id="Item\.name".*needs items:names/;
  expect(await inReference()).not.toMatch(rightOfName);
  expect(live.gateway.reload({ supergraphSdl: next })).toBe(true);
  const query = '{ item(id: "item_a") { name } }';
  expect(await follow(client, query).over).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await one.over).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  expect(await inReference()).toMatch(rightOfName);
  // And no longer, once it is taken away.
  live.gateway.reload({ supergraphSdl: before });
  expect(await follow(client, query).over).toBe('complete');
});

/** With an interface of Item, as composition writes it. */
const withNamed = (tags: string) =>
  changed(
    /^type Item\n/m,
    'type Item implements Named\n  @join__implements(graph: ITEMS, interface: "Named")\n',
  ).concat(`\ninterface Named @join__type(graph: ITEMS) ${tags} { name: String! }\n`);

test('an interface that is not of the contract of partners is not in it, and what has it is', async () => {
  await using live = await fakeLive(stateDir);
  using partner = clientOf(live, await live.token({ role: 'partner' }), '/partner/graphql');
  live.gateway.reload({ supergraphSdl: withNamed('') });
  expect(await follow(partner, '{ item(id: "item_a") { ... on Named { name } } }').over).toMatchObject([
    { message: expect.stringContaining('Unknown type "Named"') },
  ]);
  expect(await follow(partner, '{ item(id: "item_a") { name } }').over).toBe('complete');
});

test('what leaves the contract of partners ends at its path, and nowhere else', async () => {
  await using live = await fakeLive(stateDir);
  const token = await live.token({ role: 'partner', suppliers: ['supplier_a'] });
  using partner = clientOf(live, token, '/partner/graphql');
  using any = clientOf(live, token);
  const query = 'subscription { itemChanged { id } }';
  const [there, here] = [follow(partner, query), follow(any, query)];
  await streams(live, 2);
  live.gateway.reload({ supergraphSdl: changed(/^( +itemChanged\(.*) @tag\(name: "partner"\)/m, '$1') });
  expect(await there.over).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  live.items.change('item_a', 'after');
  await expect.poll(() => here.told, { timeout: 10_000 }).toEqual([{ itemChanged: { id: 'item_a' } }]);
});

test.each([
  ['no schema', 'type Query {', /no composed supergraph/],
  ['no supergraph', 'type Query { a: Int }', /no composed supergraph/],
  [
    'another subgraph',
    () => liveSupergraph.replace('name: "stock"', 'name: "prices"'),
    /not told where these subgraphs are: prices/,
  ],
  [
    'what gives partners no schema',
    () => withNamed('@tag(name: "partner")').replace(/^( +name: String!.*)$/m, '$1 @tag(name: "staff")'),
    /no composed supergraph: .*Named\.name/,
  ],
])('%s is refused, and everything stays as it was', async (_, sdl, says) => {
  await using live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token());
  const one = follow(client, 'subscription { itemChanged { name onHand } }');
  await streams(live, 1);
  expect(() => live.gateway.reload({ supergraphSdl: typeof sdl === 'string' ? sdl : sdl() })).toThrow(says);
  live.items.change('item_a', 'after');
  await expect.poll(() => one.told, { timeout: 10_000 }).toEqual([{ itemChanged: { name: 'after', onHand: 6 } }]);
  expect(await follow(client, '{ item(id: "item_a") { onHand } }').over).toBe('complete');
});

test('operations that are registered with a new graph are taken, and those that are not any more are refused', async () => {
  const [old, next] = ['{ item(id: "item_a") { id } }', '{ item(id: "item_b") { id } }'];
  const only = (text: string) => new Map([[idOfOperation(text), text]]);
  await using live = await fakeLive(stateDir, { mode: 'production', operations: only(old) });
  using client = clientOf(live, await live.token());
  expect(await follow(client, next).over).toMatchObject([{ extensions: { code: 'OPERATION_NOT_REGISTERED' } }]);
  live.gateway.reload({ supergraphSdl: liveSupergraph, operations: only(next) });
  expect(await follow(client, next).over).toBe('complete');
  expect(await follow(client, old).over).toMatchObject([{ extensions: { code: 'OPERATION_NOT_REGISTERED' } }]);
});

test('the same graph again changes nothing', async () => {
  await using live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token());
  follow(client, 'subscription { itemChanged { name } }');
  await streams(live, 1);
  expect(live.gateway.reload({ supergraphSdl: liveSupergraph })).toBe(false);
  expect(live.items.opened).toHaveLength(1);
});
