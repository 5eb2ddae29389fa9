import { facilityChanged, stockChanged } from '@supply-hub/events';
import { tableDrift } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readingsDue } from '../src/db/reading-schema.ts';
import * as tables from '../src/db/schema.ts';
import { centre, fill, inventoryHub, itemId, loadedHub, north, type InventoryHub } from './inventory-hub.ts';
import { sapStockRow } from './stock-rows.ts';

const stockQuery = `query ($of: [_Any!]!, $at: ID!) { _entities(representations: $of) { ... on Item {
  stock(facilityId: $at) { onHand { value } provenance { freshness asOf } } } } }`;

async function stockAt(hub: InventoryHub, at: string, ...numbers: string[]) {
  const of = numbers.map((number) => ({ __typename: 'Item', id: itemId(number) }));
  const { data, errors } = await hub.ask(stockQuery, { of, at });
  const entities = data?.['_entities'] as ({ stock: unknown } | null)[] | undefined;
  return { stock: entities?.map((entity) => entity?.stock), errors: errors?.map(({ extensions }) => extensions) };
}

const events = (hub: InventoryHub, type: string) =>
  hub.db.execute<{ subject: string; version: number; data: unknown }>(
    sql`select aggregate_id as subject, aggregate_version::integer as version, data from hub.outbox where type = ${type} order by seq`,
  );

test('what drizzle knows of the tables is what the migrations made', async () => {
  await using hub = await inventoryHub();
  expect(await tableDrift(hub.url, [...Object.values(tables), readingsDue])).toEqual([]);
});

test('with the ERP away, what is known is STALE and what is not names it; when it is back, LIVE without a restart', async () => {
  await using hub = await loadedHub();
  await hub.nameItems('MED-000009');
  hub.clock.advance(61_000);
  hub.setAway('erp', true);
  expect(await stockAt(hub, north, 'MED-000002', 'MED-000009')).toEqual({
    stock: [[{ onHand: { value: '3' }, provenance: { freshness: 'STALE', asOf: '2026-03-09T12:00:00Z' } }], null],
    errors: [{ code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP' }],
  });
  expect((await stockAt(hub, centre, 'MED-000001')).stock).toMatchObject([[{ provenance: { freshness: 'LIVE' } }]]);
  hub.setAway('erp', false);
  hub.stock.push(sapStockRow({ Material: 'MED-000009', quantity: '1' }));
  hub.clock.advance(30_000);
  await expect
    .poll(() => stockAt(hub, north, 'MED-000002', 'MED-000009'), { timeout: 30_000, interval: 300 })
    .toMatchObject({
      stock: [[{ provenance: { freshness: 'LIVE' } }], [{ onHand: { value: '1' }, provenance: { freshness: 'LIVE' } }]],
      errors: undefined,
    });
});

test('before the first sweep a list is not known, and an item is asked for by key: one call for all, one for their lots', async () => {
  await using hub = await inventoryHub();
  fill(hub);
  await hub.nameItems('MED-000001', 'MED-000002', 'MED-000003');
  expect(await hub.ask('{ stockLevels { edges { node { id } } } }')).toMatchObject({
    data: { stockLevels: null },
    errors: [{ extensions: { code: 'SOURCE_UNAVAILABLE' } }],
  });
  expect((await stockAt(hub, north, 'MED-000001', 'MED-000002', 'MED-000003')).stock).toMatchObject([
    [{ onHand: { value: '16.5' }, provenance: { freshness: 'LIVE' } }, {}],
    [{ onHand: { value: '3' } }],
    [],
  ]);
  expect(hub.asked().map((call) => /A_MatlStkInAcctMod|Batch/.exec(call)?.[0])).toEqual([
    'A_MatlStkInAcctMod',
    'Batch',
  ]);
  await hub.idle();
  hub.forget();
  expect((await stockAt(hub, north, 'MED-000001', 'MED-000003')).stock).toMatchObject([
    [{ provenance: { freshness: 'FRESH' } }, {}],
    [],
  ]);
  expect(hub.asked()).toEqual([]);
});

test('stock that is gone at the next sweep is empty, is told to the others once, and its levels are gone', async () => {
  await using hub = await loadedHub();
  hub.stock.splice(0, hub.stock.length, ...hub.stock.filter(({ Material }) => Material !== 'MED-000002'));
  for (let sweep = 0; sweep < 2; sweep++) {
    hub.clock.advance(30_000);
    expect(await hub.poll()).toBe(true);
  }
  hub.forget();
  expect((await stockAt(hub, north, 'MED-000002')).stock).toEqual([[]]);
  const { data } = await hub.ask(
    'query ($i: [ID!]) { stockLevels(filter: { itemIds: $i }) { edges { node { id } } } }',
    {
      i: [itemId('MED-000002')],
    },
  );
  expect(data).toEqual({ stockLevels: { edges: [] } });
  expect(hub.asked()).toEqual([]);
  const told = (await events(hub, 'inventory.stock-changed')).filter(({ version }) => version === 2);
  expect(told).toHaveLength(2);
  for (const { data } of told)
    expect(stockChanged.read(1, data)).toMatchObject({ itemId: itemId('MED-000002'), lots: [] });
});

test('an item that a sweep cannot make sense of is not confirmed and not called empty; the others are', async () => {
  await using hub = await loadedHub();
  hub.stock.push(
    sapStockRow({ Material: 'MED-000002', type: '99' }),
    sapStockRow({ Material: 'MED-000003', type: '99' }),
  );
  hub.clock.advance(61_000);
  expect(await hub.poll()).toBe(true);
  expect(await stockAt(hub, north, 'MED-000001', 'MED-000002', 'MED-000003')).toMatchObject({
    stock: [
      [{ provenance: { freshness: 'FRESH' } }, {}],
      [{ onHand: { value: '3' }, provenance: { freshness: 'STALE', asOf: '2026-03-09T12:00:00Z' } }],
      null,
    ],
    errors: [{ code: 'SOURCE_CONTRACT_BROKEN', system: 'Meridian ERP' }],
  });
});

test('events carry the full state: a position once a change, a facility when hub.yaml describes it anew', async () => {
  await using hub = await loadedHub();
  const stock = await events(hub, 'inventory.stock-changed');
  expect(stock).toHaveLength(4);
  for (const { data } of stock) stockChanged.read(1, data);
  const facilities = await events(hub, 'inventory.facility-changed');
  expect(facilities.map(({ data }) => facilityChanged.read(1, data).slug).toSorted()).toEqual([
    'centre',
    'north',
    'south',
  ]);
  await hub.restart('0860001001013');
  expect(await hub.poll()).toBe(true);
  expect((await events(hub, 'inventory.facility-changed')).slice(3)).toMatchObject([
    {
      subject: north,
      version: 2,
      data: { gln: '0860001001013', theatres: [{ suppliedBy: [expect.stringMatching(/^location_/)] }] },
    },
  ]);
  expect(await events(hub, 'inventory.stock-changed')).toHaveLength(4);
});

test('stock at a plant that hub.yaml does not have belongs to nobody (R17)', async () => {
  await using hub = await loadedHub();
  hub.planning.push({ ...hub.planning[0], Product: 'MED-000001', Plant: 'H999' } as (typeof hub.planning)[number]);
  expect(await hub.poll()).toBe(true);
  const [row] = await hub.db.execute<{ n: number }>(sql`select count(*)::integer as n from inventory.par_level`);
  expect(row?.n).toBe(2);
});
