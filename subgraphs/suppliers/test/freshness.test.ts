import { registerSourceKeys } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sampleErp } from './sample-erp.ts';
import { facilityId, id, suppliersHub } from './suppliers-hub.ts';

const suture = id('item', 'MED-000001');
const contract = id('contract', '4600000001');
const price = id('contractprice', '4600000001', '10');
const anHour = 3_600_001;

type Hub = Awaited<ReturnType<typeof suppliersHub>>;

async function loadedHub(): Promise<Hub> {
  const hub = await suppliersHub(sampleErp);
  expect(await hub.poll(0)).toBe(true);
  hub.forget();
  return hub;
}

/** What was published of one type, oldest first: subject's version and something of its data. */
async function published(hub: Hub, type: string, field: string): Promise<string[]> {
  const rows = await hub.db.execute<{ said: string }>(sql`
    select coalesce(data ->> ${field}, 'null') || ' v' || aggregate_version as said
    from hub.outbox where type = ${type} order by seq`);
  return rows.map(({ said }) => said);
}

const everything = `query ($of: [_Any!]!, $at: ID!) { _entities(representations: $of) {
  ... on Supplier { name provenance { freshness } }
  ... on SupplierItem { partNumber provenance { freshness } }
  ... on Contract { number provenance { freshness } }
  ... on ContractPrice { price { amount } }
  ... on Item { contractPrice(facilityId: $at) { price { amount } } supplierItems { provenance { freshness } } } } }`;
const asked = {
  at: facilityId('north'),
  of: [
    { __typename: 'Supplier', id: id('supplier', '100') },
    { __typename: 'SupplierItem', id: id('supplieritem', '100', 'MED-000001') },
    { __typename: 'Contract', id: contract },
    { __typename: 'ContractPrice', id: price },
    { __typename: 'Item', id: suture },
  ],
};
const freshness = (of: unknown) => [...JSON.stringify(of).matchAll(/"freshness":"(\w+)"/g)].map(([, how]) => how);

test('copies older than maxAge are read again, each question once, and LIVE; what was read is written after', async () => {
  await using hub = await loadedHub();
  hub.clock.advance(anHour);
  hub.put({ items: [{ ...(sampleErp.items?.[2] ?? expect.fail()), ContractNetPriceAmount: '239.000' }] });
  for (const one of asked.of.toReversed()) {
    hub.forget();
    const { data, errors } = await hub.ask(everything, { ...asked, of: [one] });
    expect(errors).toBeUndefined();
    // This master wants its numbers padded, which is asked when the bare number is not found.
    const { 'suppliers by number': padded = 0, ...others } = hub.asked();
    expect(padded).toBeLessThanOrEqual(2);
    expect(Object.values(others).every((count) => count === 1)).toBe(true);
    if (one.__typename === 'Item') {
      expect(data).toMatchObject({ _entities: [{ contractPrice: { price: { amount: '239.00' } } }] });
      expect(freshness(data)).toEqual(['LIVE', 'LIVE']);
    }
    await hub.subgraph.idle();
  }
  hub.forget();
  const again = await hub.ask(everything, asked);
  expect(new Set(freshness(again.data))).toEqual(new Set(['FRESH']));
  expect(again.data?.['_entities']).toMatchObject([{}, {}, {}, {}, { contractPrice: { price: { amount: '239.00' } } }]);
  expect(hub.asked()).toEqual({});
});

test('with the ERP away what is known is STALE, what is not known names it, and all is well when it is back', async () => {
  await using hub = await loadedHub();
  await registerSourceKeys(hub.db, [{ type: 'contract', system: 'erp', key: ['4600000099'] }]);
  hub.clock.advance(anHour);
  hub.setAway(true);
  const unknown = { __typename: 'Contract', id: id('contract', '4600000099') };
  const away = await hub.ask(everything, { ...asked, of: [...asked.of, unknown] });
  expect(new Set(freshness(away.data))).toEqual(new Set(['STALE']));
  expect(away.errors).toMatchObject([
    { path: ['_entities', 5], extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP' } },
  ]);
  expect(away.data?.['_entities']).toMatchObject([
    {},
    {},
    {},
    { price: { amount: '250.00' } },
    { contractPrice: { price: { amount: '240.00' } } },
    null,
  ]);
});

test('when the ERP is back the same question is answered LIVE, without a restart', async () => {
  await using hub = await loadedHub();
  hub.clock.advance(anHour);
  hub.setAway(true);
  const supplier = { ...asked, of: asked.of.slice(0, 1) };
  expect(freshness((await hub.ask(everything, supplier)).data)).toEqual(['STALE']);
  hub.setAway(false);
  expect(freshness((await hub.ask(everything, supplier)).data)).toEqual(['LIVE']);
});

test('before the first load a list is refused and an item’s suppliers are not told to be none', async () => {
  await using hub = await suppliersHub(sampleErp);
  const unavailable = { extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP' } };
  const query = `query ($of: [_Any!]!, $at: ID!) { suppliers { edges { cursor } } _entities(representations: $of) {
    ... on Item { id supplierItems { id } contractPrice(facilityId: $at) { id } } } }`;
  const item = { of: [{ __typename: 'Item', id: suture }], at: facilityId('north') };
  expect(await hub.ask(query, item)).toMatchObject({
    data: { suppliers: null, _entities: [{ id: suture, supplierItems: null, contractPrice: null }] },
    errors: [unavailable, unavailable, unavailable],
  });
  await hub.poll(0);
  expect((await hub.ask(query, item)).errors).toBeUndefined();
});

test('a contract the hub knows by its key alone is read whole when asked for, and its prices are found by item', async () => {
  await using hub = await loadedHub();
  hub.put({
    contracts: [{ PurchaseContract: '4600000009', Supplier: '300', changedAt: null }],
    items: [
      {
        PurchaseContract: '4600000009',
        PurchaseContractItem: '10',
        Material: 'MED-000001',
        ContractNetPriceAmount: '1.000',
      },
    ],
  });
  const unknown = id('contract', '4600000009');
  await registerSourceKeys(hub.db, [{ type: 'contract', system: 'erp', key: ['4600000009'] }]);
  expect(await hub.ask(`{ contract(id: "${unknown}") { supplier { name } provenance { freshness } } }`)).toMatchObject({
    data: { contract: { supplier: { name: 'Cobalt 100% Care' }, provenance: { freshness: 'LIVE' } } },
  });
  await hub.subgraph.idle();
  const south = { ...asked, at: facilityId('south'), of: asked.of.slice(4) };
  expect((await hub.ask(everything, south)).data?.['_entities']).toMatchObject([
    { contractPrice: { price: { amount: '1.00' } }, supplierItems: [{}, {}, {}] },
  ]);
});

test('the feeds read everything once, then what changed, and publish each change once', async () => {
  await using hub = await loadedHub();
  expect((await published(hub, 'suppliers.supplier-changed', 'number')).toSorted()).toEqual([
    '100 v1',
    '200 v1',
    '300 v1',
  ]);
  expect((await published(hub, 'suppliers.supplier-item-changed', 'partNumber')).toSorted()).toEqual([
    'AS-0 v1',
    'AS-1 v1',
    'AS-2 v1',
    'BW-1 v1',
  ]);
  expect(await published(hub, 'suppliers.contract-changed', 'number')).toHaveLength(4);
  hub.put({
    contracts: [
      { PurchaseContract: '4600000004', Supplier: '200', to: '2028-12-31', changedAt: '2026-03-09T12:01:00Z' },
    ],
    suppliers: [{ Supplier: '0000000300', SupplierName: 'Cobalt Care' }],
  });
  await hub.poll();
  await hub.poll();
  expect((await published(hub, 'suppliers.supplier-changed', 'number')).slice(3)).toEqual(['300 v2']);
  expect((await published(hub, 'suppliers.contract-changed', 'number')).slice(4)).toEqual(['4600000004 v2']);
  expect(await published(hub, 'suppliers.supplier-item-changed', 'partNumber')).toHaveLength(4);
  expect(await hub.ask(`{ contract(id: "${contract}") { provenance { asOf freshness } } }`)).toMatchObject({
    data: { contract: { provenance: { asOf: '2026-03-09T12:10:00Z', freshness: 'FRESH' } } },
  });
});

test('R2, R3: when an item’s units change, the contracts that name it are read again and come to other base prices', async () => {
  await using hub = await loadedHub();
  hub.put({ products: [{ Product: 'MED-000001', units: { BX: '10', CS: '200' }, changedAt: '2026-03-09T12:02:00Z' }] });
  await hub.poll();
  expect(hub.asked()).toMatchObject({ 'changed materials': 1, 'contracts by number': 1 });
  const query = `query { contract(id: "${contract}") { prices { edges { node { pricePerBaseUnit { amount }
    supplierItem { orderUnits { baseUnits { numerator } } } } } } } }`;
  expect(await hub.ask(query)).toMatchObject({
    data: {
      contract: {
        prices: {
          edges: [
            {
              node: {
                pricePerBaseUnit: { amount: '1.25' },
                supplierItem: { orderUnits: [{ baseUnits: { numerator: '200' } }] },
              },
            },
            {},
          ],
        },
      },
    },
  });
  expect((await published(hub, 'suppliers.contract-changed', 'number')).slice(4).toSorted()).toEqual([
    '4600000001 v2',
    '4600000002 v2',
  ]);
  // The next delta overlaps this one, and tells the same change again: nothing is read for it.
  hub.forget();
  await hub.poll();
  expect(hub.asked()['contracts by number']).toBeUndefined();
});

test('a contract that is deleted takes its prices, and what it alone said of supplier items, with it', async () => {
  await using hub = await loadedHub();
  const deleted = { PurchasingDocumentDeletionCode: 'L', changedAt: '2026-03-09T12:01:00Z' };
  hub.put({
    contracts: ['4600000001', '4600000003'].map((PurchaseContract) => ({
      PurchaseContract,
      Supplier: '100',
      ...deleted,
    })),
  });
  await hub.poll();
  const { data } = await hub.ask(
    `query ($id: ID!, $c: ID!) { contract(id: $c) { id } supplier(id: $id) { contracts { edges { node { number } } }
      items { edges { node { partNumber item { id } } } } } }`,
    { id: id('supplier', '100'), c: contract },
  );
  // North's and South's own contract remains, and it names no part numbers.
  expect(data).toEqual({
    contract: null,
    supplier: {
      contracts: { edges: [{ node: { number: '4600000002' } }] },
      items: {
        edges: [suture, id('item', 'MED-000003')]
          .toSorted((a, b) => (sellsAs(a) < sellsAs(b) ? -1 : 1))
          .map((item) => ({ node: { partNumber: null, item: { id: item } } })),
      },
    },
  });
  expect(await hub.ask(everything, { ...asked, of: asked.of.slice(3, 4) })).toEqual({ data: { _entities: [null] } });
});
const sellsAs = (item: string) => id('supplieritem', '100', item === suture ? 'MED-000001' : 'MED-000003');

test('a supplier that its master no longer has is nothing', async () => {
  await using hub = await loadedHub();
  hub.rows.suppliers.pop();
  await hub.poll();
  expect(
    await hub.ask(`{ supplier(id: "${id('supplier', '300')}") { id } suppliers { edges { node { number } } } }`),
  ).toEqual({
    data: { supplier: null, suppliers: { edges: [{ node: { number: '100' } }, { node: { number: '200' } }] } },
  });
});

test('a contract that can no longer be read stays as it was, grows STALE, and holds up no other', async () => {
  await using hub = await loadedHub();
  const [line] = hub.rows.items;
  if (line !== undefined) line.ContractNetPriceAmount = 'much';
  const changedAt = '2026-03-09T12:01:00Z';
  hub.put({
    contracts: [
      { PurchaseContract: '4600000001', Supplier: '100', changedAt },
      { PurchaseContract: '4600000004', Supplier: '200', to: '2030-12-31', changedAt },
    ],
  });
  expect(await hub.poll(anHour)).toBe(true);
  const query = (number: string) =>
    `{ contract(id: "${id('contract', number)}") { validTo provenance { freshness } } }`;
  expect(await hub.ask(query('4600000004'))).toMatchObject({
    data: { contract: { validTo: '2030-12-31', provenance: { freshness: 'FRESH' } } },
  });
  expect(await hub.ask(query('4600000001'))).toMatchObject({
    data: { contract: { validTo: '2026-12-31', provenance: { freshness: 'STALE' } } },
  });
});
