import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceUnavailable } from '@supply-hub/errors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeGraph, inProcess, overHttp, runningGateway, type FakeGraph } from './fake-graph.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

type Limits = { operationTimeoutMs?: number };

/** The same graph, both ways. */
const ways = {
  'in one process': async (graph: FakeGraph, limits: Limits) => ({
    ...(await runningGateway(stateDir, { subgraphs: inProcess(graph.subgraphs), ...limits })),
    stop: async () => {},
  }),
  'over HTTP': async (graph: FakeGraph, limits: Limits) => {
    const [items, stock] = await Promise.all([overHttp(graph.subgraphs.items), overHttp(graph.subgraphs.stock)]);
    const running = await runningGateway(stateDir, {
      ...limits,
      subgraphs: new Map([
        ['items', { kind: 'http', url: items.url }],
        ['stock', { kind: 'http', url: `${stock.url}/` }],
      ]),
    });
    return {
      ...running,
      stop: async () => {
        await items[Symbol.asyncDispose]();
        await stock[Symbol.asyncDispose]();
      },
    };
  },
};

describe.each(Object.entries(ways))('%s', (_, start) => {
  async function withGraph(
    graph: FakeGraph,
    use: (running: Awaited<ReturnType<typeof start>>) => Promise<void>,
    limits: Limits = {},
  ): Promise<void> {
    const running = await start(graph, limits);
    try {
      await use(running);
    } finally {
      await running.gateway.close();
      await running.stop();
    }
  }

  test('one query crosses two subgraphs, and every entity is resolved in one batch', async () => {
    const graph = fakeGraph();
    await withGraph(graph, async ({ ask }) => {
      const { status, data, errors } = await ask('{ items { name onHand bins { code } } warehouseCount }');
      expect(errors).toBeUndefined();
      expect(status).toBe(200);
      expect(data).toEqual({
        warehouseCount: 2,
        items: ['a', 'b', 'c'].map((id) => ({
          name: `Item ${id}`,
          onHand: id.charCodeAt(0),
          bins: [{ code: `item_${id}` }],
        })),
      });
      const entityCalls = graph.calls.filter(({ query }) => query.includes('_entities'));
      expect(entityCalls).toHaveLength(1);
      expect(entityCalls[0]?.variables).toEqual({
        representations: ['a', 'b', 'c'].map((id) => ({ __typename: 'Item', id: `item_${id}` })),
      });
    });
  });

  test('the token, the trace and variables reach each subgraph', async () => {
    const graph = fakeGraph();
    await withGraph(graph, async ({ ask, token }) => {
      const authorization = `Bearer ${await token('buyer')}`;
      const answer = await ask(
        'query One($id: ID!) { item(id: $id) { name onHand } }',
        { authorization, 'x-trace-id': 'trace-of-the-caller' },
        { id: 'item_b' },
      );
      expect(answer.data).toEqual({ item: { name: 'Item b', onHand: 98 } });
      expect(answer.headers.get('x-trace-id')).toBe('trace-of-the-caller');
      expect(graph.calls.map(({ name, call }) => [name, call.authorization, call.traceId])).toEqual([
        ['items', authorization, 'trace-of-the-caller'],
        ['stock', authorization, 'trace-of-the-caller'],
      ]);
    });
  });

  test('an outage behind a subgraph costs its fields alone, and names the system and the place', async () => {
    const graph = fakeGraph();
    graph.behaviour.onHand = (id) => {
      if (id === 'item_b') throw new SourceUnavailable('Meridian ERP', 'it did not answer in time');
      return 1;
    };
    await withGraph(graph, async ({ ask }) => {
      const { data, errors } = await ask('{ items { id onHand } }');
      expect(data).toEqual({
        items: [
          { id: 'item_a', onHand: 1 },
          { id: 'item_b', onHand: null },
          { id: 'item_c', onHand: 1 },
        ],
      });
      expect(errors).toEqual([
        {
          message: 'Meridian ERP is not available: it did not answer in time',
          path: ['items', 1, 'onHand'],
          extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP', serviceName: 'stock' },
        },
      ]);
    });
  });

  test('a subgraph that never answers costs its fields alone when the time is over', async () => {
    const graph = fakeGraph();
    const never = Promise.withResolvers<void>();
    graph.behaviour.beforeStock = () => never.promise;
    await withGraph(
      graph,
      async ({ ask }) => {
        const { data, errors } = await ask('{ items { id onHand } warehouseCount }');
        expect(data).toEqual({
          items: ['item_a', 'item_b', 'item_c'].map((id) => ({ id, onHand: null })),
          warehouseCount: null,
        });
        const extensions = { code: 'SOURCE_UNAVAILABLE', system: 'stock subgraph', serviceName: 'stock' };
        const message = 'stock subgraph is not available: it did not answer in time';
        expect(errors?.toSorted((a, b) => String(a.path).localeCompare(String(b.path)))).toEqual([
          { message, path: ['items'], extensions },
          { message, path: ['warehouseCount'], extensions },
        ]);
        never.resolve();
      },
      { operationTimeoutMs: 400 },
    );
  });

  test('null for a non-null field is an error of the answer, never a silent null', async () => {
    const graph = fakeGraph();
    graph.behaviour.items = () => [{ id: 'item_a', name: null }];
    await withGraph(graph, async ({ ask }) => {
      const { data, errors } = await ask('{ item(id: "item_a") { name } warehouseCount }');
      expect(data).toEqual({ item: null, warehouseCount: 2 });
      expect(errors).toMatchObject([{ path: ['item', 'name'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    });
  });
});

test('a subgraph in this process that throws costs its fields alone, behind an id to quote', async () => {
  const graph = fakeGraph();
  graph.behaviour.beforeStock = () => Promise.reject(new Error('column "secret" does not exist'));
  await using running = await runningGateway(stateDir, { subgraphs: inProcess(graph.subgraphs) });
  const { data, errors, headers } = await running.ask('{ items { id } warehouseCount }');
  expect(data).toMatchObject({ items: [{ id: 'item_a' }, {}, {}], warehouseCount: null });
  const id = headers.get('x-trace-id');
  expect(errors).toEqual([
    {
      message: `Something went wrong in the hub. Quote ${id} when you report it.`,
      path: ['warehouseCount'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', id, system: 'stock subgraph', serviceName: 'stock' },
    },
  ]);
});

describe('a subgraph behind HTTP', () => {
  async function askWithStockAt(url: string) {
    const graph = fakeGraph();
    await using running = await runningGateway(stateDir, {
      subgraphs: new Map([
        ['items', { kind: 'in-process', subgraph: graph.subgraphs.items }],
        ['stock', { kind: 'http', url }],
      ]),
    });
    return await running.ask('{ items { id onHand } }');
  }

  test('that is away is named, and the rest of the answer stands', async () => {
    const gone = await overHttp(() => ({ status: 200, body: '' }));
    await gone[Symbol.asyncDispose]();
    const { data, errors } = await askWithStockAt(gone.url);
    expect(data).toMatchObject({ items: [{ id: 'item_a', onHand: null }, {}, {}] });
    expect(errors).toMatchObject([
      {
        message: 'stock subgraph is not available: it refused the connection',
        path: ['items'],
        extensions: { code: 'SOURCE_UNAVAILABLE', system: 'stock subgraph' },
      },
    ]);
  });

  test.each([
    ['a page of HTML', { status: 502, body: '<h1>Bad gateway</h1>' }, 'status 502 without JSON'],
    ['JSON of another kind', { status: 200, body: '[1]' }, 'status 200 with JSON that is no GraphQL answer'],
    ['errors of another kind', { status: 500, body: '{"errors":"all"}' }, 'status 500 with JSON that is no GraphQL'],
  ])('that answers %s is named, and what it sent is not shown', async (_, reply, sentence) => {
    await using broken = await overHttp(() => reply);
    const { data, errors } = await askWithStockAt(broken.url);
    expect(data).toMatchObject({ items: [{ id: 'item_a', onHand: null }, {}, {}] });
    expect(errors).toMatchObject([{ path: ['items'], extensions: { code: 'SOURCE_CONTRACT_BROKEN' } }]);
    expect(errors?.[0]?.message).toContain(sentence);
    expect(JSON.stringify(errors)).not.toContain('Bad gateway');
  });

  test('is told what is left of the time', async () => {
    const graph = fakeGraph();
    await using stock = await overHttp(graph.subgraphs.stock);
    await askWithStockAt(stock.url);
    const left = Number(stock.headers[0]?.['x-deadline-ms']);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(15_000);
  });
});
