import { createHubClient, OpenOrdersDocument } from '@supply-hub/client';
import { recordSpans, type SeenSpan } from '@supply-hub/tracing/sdk';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { hospital, type Hospital } from '../live-alerts/hospital.ts';

let world: Hospital;
let recorded: ReturnType<typeof recordSpans>;
beforeAll(async () => {
  world = await hospital();
  recorded = recordSpans();
});
beforeEach(() => recorded.forget());
afterAll(async () => {
  await recorded.stop();
  await world[Symbol.asyncDispose]();
});

/** The spans of what began with a span, that one first, each behind what it came of. */
function treeOf(root: SeenSpan): SeenSpan[] {
  const children = recorded
    .spans()
    .filter(({ parentId, traceId }) => parentId === root.spanId && traceId === root.traceId);
  return [root, ...children.flatMap(treeOf)];
}

/** From what it began with to a span, by their names. */
function pathTo(tree: readonly SeenSpan[], span: SeenSpan | undefined): string[] {
  if (span === undefined) return [];
  return [
    ...pathTo(
      tree,
      tree.find(({ spanId }) => spanId === span.parentId),
    ),
    span.name,
  ];
}

const spansOf = (name: string) => recorded.spans().filter((span) => span.name === name);

/** Once a part of the tree that begins with a span has such a name: the way to it. */
async function wayTo(begin: string, end: RegExp): Promise<string[]> {
  let way: string[] = [];
  await expect
    .poll(
      () => {
        const tree = spansOf(begin).flatMap(treeOf);
        way = pathTo(
          tree,
          tree.find(({ name }) => end.test(name)),
        );
        return way.length;
      },
      { timeout: 15_000, interval: 20 },
    )
    .toBeGreaterThan(0);
  return way;
}

it('what a client asks is one trace, from its own call to the ERP', async () => {
  const { hub, north } = world;
  // Older than any copy may be.
  hub.clock.advance(24 * 3_600_000);
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const client = createHubClient({
    url: `${hub.address}/graphql`,
    token: () => hub.token(north.planner),
    traceparent: () => traceparent,
  });
  await client.ask(OpenOrdersDocument, {});
  await client.close();
  const way = await wayTo('query OpenOrders', /^erp /);
  expect(way[0]).toBe('query OpenOrders');
  expect(way).toContain('orders subgraph');
  expect(spansOf('query OpenOrders')).toMatchObject([
    { traceId: traceparent.slice(3, 35), parentId: 'b7ad6b7169203331' },
  ]);
});

it('a message that arrives is one trace, over its job and its events to what other subgraphs make of it', async () => {
  await world.book(world.north, 'TRACED-1');
  const way = await wayTo('message received', /^event (orders|reconciliation)\./);
  expect(way.slice(0, 2)).toEqual(['message received', 'job exchange.apply']);
});

it('a document that arrives is one trace, over its job and its events to what other subgraphs make of it', async () => {
  const { hub, north } = world;
  await north.supplier.answer(hub, north.order, 4, ['IB*4*EA*067*20260320']);
  const way = await wayTo('document received', /^event procedures\./);
  expect(way.slice(0, 2)).toEqual(['document received', 'job exchange.apply']);
});

it('nothing that is anybody’s stands in a trace', async () => {
  const { hub, north } = world;
  await world.book(north, 'TRACED-2');
  await north.supplier.answer(hub, north.order, 4, ['IA*4*EA*067*20260310']);
  const { errors } = await hub.ask(
    'query Look($value: String!) { itemByIdentifier(system: "erp", value: $value) { id } }',
    { value: 'MED-000001' },
  );
  expect(errors).toBeUndefined();
  await wayTo('message received', /^event /);
  await wayTo('document received', /^event /);
  const keys = new Set(recorded.spans().flatMap(({ attributes }) => Object.keys(attributes)));
  for (const key of keys)
    expect(key).toMatch(/^(hub\.|graphql\.operation\.|http\.|error\.type$|service$|operationName$)/);
  const told = JSON.stringify(recorded.spans());
  for (const word of ['TRACED', north.order, 'MED-000001', 'E2E-PLATE', 'Bearer', '$value'])
    expect(told).not.toContain(word);
});

it('what was asked, of whom and how it was had is told at /metrics', async () => {
  const { hub } = world;
  await hub.ask('{ nothing }');
  const text = await (await fetch(`http://127.0.0.1:${hub.exchangePort}/metrics`)).text();
  expect(text).toMatch(/supply_hub_operation_seconds_count\{operation="OpenOrders",type="query",outcome="\w+"\} 1/);
  expect(text).toContain('supply_hub_operation_errors_total{operation="other",code="GRAPHQL_VALIDATION_FAILED"} 1');
  expect(text).toMatch(
    /supply_hub_source_call_seconds_bucket\{system="erp",operation="[^"]+",outcome="ok",le="[^"]+"\} \d+/,
  );
  expect(text).toMatch(/supply_hub_copy_reads_total\{copy="[^"]+",outcome="(LIVE|FRESH|STALE)"\} \d+/);
  expect(text).toContain('supply_hub_messages_last_hour');
});
