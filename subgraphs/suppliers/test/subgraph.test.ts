import { afterAll, expect, test } from 'vitest';
import { sampleErp } from './sample-erp.ts';
import { facilityId, id, suppliersHub } from './suppliers-hub.ts';

const alpine = id('supplier', '100');
const bluewater = id('supplier', '200');
const suture = id('item', 'MED-000001');
const screw = id('item', 'MED-000002');
const gauze = id('item', 'MED-000003');
const north = facilityId('north');
const south = facilityId('south');
const cheapest = id('contractprice', '4600000001', '10');

async function loadedHub() {
  const hub = await suppliersHub(sampleErp);
  expect(await hub.poll(0)).toBe(true);
  hub.forget();
  return hub;
}

/** One hub for the tests that change nothing of it. */
let unchanged: ReturnType<typeof loadedHub> | undefined;
afterAll(async () => (await unchanged)?.[Symbol.asyncDispose]());
async function sharedHub() {
  const hub = await (unchanged ??= loadedHub());
  hub.forget();
  return hub;
}

const list = `query ($filter: SupplierFilter, $first: Int, $after: String) {
  suppliers(filter: $filter, first: $first, after: $after) {
    edges { cursor node { number } } pageInfo { hasNextPage endCursor } } }`;
const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename
  ... on Supplier { id number } ... on SupplierCrosswalk { id supplier { id } } ... on SupplierItem { id partNumber }
  ... on Contract { id number } ... on ContractPrice { id price { amount } } ... on Item { id } } }`;
const priceOf = `query ($of: [_Any!]!, $at: ID!, $on: Date) { _entities(representations: $of) { ... on Item {
  contractPrice(facilityId: $at, on: $on) { id price { amount } facility { id } pricePerBaseUnit { amount currency } } } } }`;
const items = (...ids: string[]) => ids.map((each) => ({ __typename: 'Item', id: each }));

test('a supplier as its system keeps it, with what it sells and its contracts', async () => {
  const hub = await sharedHub();
  const answer = await hub.ask(
    `query ($id: ID!) { supplier(id: $id) { id number name gln isBlocked orderCurrency minimumOrder { amount currency }
      plannedDeliveryDays isAcknowledgementRequired crosswalks { id system key supplier { id } }
      items { edges { node { partNumber item { id } supplier { name } orderUnits { unit baseUnits { numerator denominator } }
        provenance { system freshness } } } }
      contracts { edges { node { number validFrom validTo } } } provenance { system asOf freshness } } }`,
    { id: alpine },
  );
  const orderUnits = (unit: string, numerator: string) => [{ unit, baseUnits: { numerator, denominator: '1' } }];
  const own = { supplier: { name: 'Alpine Surgical' }, provenance: { system: 'Meridian ERP', freshness: 'FRESH' } };
  expect(answer).toEqual({
    data: {
      supplier: {
        id: alpine,
        number: '100',
        name: 'Alpine Surgical',
        gln: '0860004321002',
        isBlocked: false,
        orderCurrency: 'USD',
        minimumOrder: { amount: '250.00', currency: 'USD' },
        plannedDeliveryDays: 4,
        isAcknowledgementRequired: true,
        crosswalks: [
          {
            id: expect.stringMatching(/^suppliercrosswalk_/),
            system: 'Meridian ERP',
            key: '100',
            supplier: { id: alpine },
          },
        ],
        items: {
          edges: [
            { node: { ...own, partNumber: 'AS-0', item: { id: gauze }, orderUnits: orderUnits('EA', '1') } },
            { node: { ...own, partNumber: 'AS-1', item: { id: suture }, orderUnits: orderUnits('CA', '100') } },
            { node: { ...own, partNumber: 'AS-2', item: { id: screw }, orderUnits: orderUnits('EA', '1') } },
          ],
        },
        contracts: {
          edges: [
            { node: { number: '4600000002', validFrom: '2026-02-01', validTo: '2026-06-30' } },
            { node: { number: '4600000001', validFrom: '2026-01-01', validTo: '2026-12-31' } },
            { node: { number: '4600000003', validFrom: '2025-06-01', validTo: '2026-12-31' } },
          ],
        },
        provenance: { system: 'Meridian ERP', asOf: '2026-03-09T12:00:00Z', freshness: 'FRESH' },
      },
    },
  });
  expect(hub.asked()).toEqual({});
});

test('a contract with its prices, for one base unit too, and their tiers', async () => {
  const hub = await sharedHub();
  const answer = await hub.ask(
    `query ($id: ID!) { contract(id: $id) { number supplier { number } prices { edges { node { id perQuantity unit
      price { amount currency } pricePerBaseUnit { amount currency } validFrom validTo facility { id } item { id }
      supplierItem { partNumber } contract { id } tiers { from { value unit } price { amount } } } } } } }`,
    { id: id('contract', '4600000001') },
  );
  const shared = {
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    facility: null,
    contract: { id: id('contract', '4600000001') },
  };
  expect(answer).toEqual({
    data: {
      contract: {
        number: '4600000001',
        supplier: { number: '100' },
        prices: {
          edges: [
            {
              node: {
                ...shared,
                id: cheapest,
                perQuantity: '1',
                unit: 'CA',
                price: { amount: '250.00', currency: 'USD' },
                pricePerBaseUnit: { amount: '2.50', currency: 'USD' },
                item: { id: suture },
                supplierItem: { partNumber: 'AS-1' },
                tiers: [{ from: { value: '50', unit: 'CA' }, price: { amount: '237.50' } }],
              },
            },
            {
              node: {
                ...shared,
                id: id('contractprice', '4600000001', '20'),
                perQuantity: '100',
                unit: 'EA',
                price: { amount: '8.40', currency: 'USD' },
                pricePerBaseUnit: { amount: '0.084', currency: 'USD' },
                item: { id: gauze },
                supplierItem: { partNumber: 'AS-0' },
                tiers: [],
              },
            },
          ],
        },
      },
    },
  });
});

test.each([
  [{}, ['100', '200', '300']],
  [{ search: 'SURG' }, ['100']],
  [{ search: '20' }, ['200']],
  [{ search: '100%' }, ['300']],
  [{ isBlocked: true }, ['200']],
  [{ isBlocked: false, search: 'cobalt' }, ['300']],
  [{ search: 'nobody' }, []],
])('suppliers narrowed by %j are %j, in the order of their names', async (filter, numbers) => {
  const hub = await sharedHub();
  expect(await hub.ask(list, { filter })).toMatchObject({
    data: { suppliers: { edges: numbers.map((number) => ({ node: { number } })) } },
  });
});

test('pages go on where the last one ended: suppliers, what they sell, contracts and prices', async () => {
  const hub = await sharedHub();
  const page = `edges { cursor } pageInfo { hasNextPage hasPreviousPage }`;
  const first = await hub.ask(
    `query ($id: ID!, $c: ID!) { suppliers(first: 2) { ${page} } contract(id: $c) { prices(first: 1) { ${page} } }
      supplier(id: $id) { items(first: 1) { ${page} } contracts(first: 2) { ${page} } } }`,
    { id: alpine, c: id('contract', '4600000001') },
  );
  expect(JSON.stringify(first.data).match(/"hasNextPage":true,"hasPreviousPage":false/g)).toHaveLength(4);
  const cursors = [...JSON.stringify(first.data).matchAll(/\{"cursor":"([\w-]+)"\}\],"pageInfo"/g)].map(
    ([, last]) => last,
  );
  const [s, p, i, c] = cursors;
  const second = await hub.ask(
    `query ($id: ID!, $c: ID!) { suppliers(first: 2, after: "${s}") { ${page} }
      contract(id: $c) { prices(first: 1, after: "${p}") { ${page} } }
      supplier(id: $id) { items(first: 2, after: "${i}") { ${page} } contracts(first: 2, after: "${c}") { ${page} } } }`,
    { id: alpine, c: id('contract', '4600000001') },
  );
  expect(second.errors).toBeUndefined();
  expect(JSON.stringify(second.data).match(/"hasNextPage":false,"hasPreviousPage":true/g)).toHaveLength(4);
});

test('every key is resolved in one batch, in as many statements for many as for one', async () => {
  const hub = await sharedHub();
  const of = [
    { __typename: 'Supplier', id: alpine },
    { __typename: 'SupplierCrosswalk', id: id('suppliercrosswalk', '100') },
    { __typename: 'SupplierItem', id: id('supplieritem', '100', 'MED-000001') },
    { __typename: 'Contract', id: id('contract', '4600000001') },
    { __typename: 'ContractPrice', id: cheapest },
    { __typename: 'Item', id: suture },
  ];
  const more = [
    { __typename: 'Supplier', id: bluewater },
    { __typename: 'SupplierItem', id: id('supplieritem', '200', 'MED-000001') },
    { __typename: 'Contract', id: id('contract', '4600000004') },
    { __typename: 'ContractPrice', id: id('contractprice', '4600000004', '10', '2027-01-01') },
    { __typename: 'Item', id: screw },
  ];
  const one = await hub.ask(entities, { of });
  expect(one.data?.['_entities']).toMatchObject(of);
  const forOne = hub.statements.length;
  hub.forget();
  const many = await hub.ask(entities, { of: [...of, ...more] });
  expect(many.data?.['_entities']).toMatchObject([...of, ...more]);
  expect(hub.statements).toHaveLength(forOne);
  expect(hub.asked()).toEqual({});
});

test('ids of nothing, of another kind, and rubbish resolve to null', async () => {
  const hub = await sharedHub();
  const of = [
    { __typename: 'Supplier', id: suture },
    { __typename: 'SupplierItem', id: id('supplieritem', '300', 'MED-000001') },
    { __typename: 'Contract', id: id('contract', '9') },
    { __typename: 'ContractPrice', id: id('contractprice', '4600000001', '90') },
    { __typename: 'SupplierCrosswalk', id: alpine },
    { __typename: 'Item', id: "' or true" },
  ];
  expect(await hub.ask(entities, { of })).toEqual({ data: { _entities: of.map(() => null) } });
});

test('the price that holds: the facility’s own before the group’s, then the lowest for a base unit', async () => {
  const hub = await sharedHub();
  const price = async (at: string, on?: string) => {
    const { data, errors } = await hub.ask(priceOf, { of: items(suture, gauze, screw), at, on });
    expect(errors).toBeUndefined();
    return data?.['_entities'];
  };
  expect(await price(north)).toMatchObject([
    { contractPrice: { price: { amount: '240.00' }, facility: { id: north }, pricePerBaseUnit: { amount: '2.40' } } },
    { contractPrice: { price: { amount: '8.40' }, facility: null } },
    { contractPrice: null },
  ]);
  expect(await price(south)).toMatchObject([
    { contractPrice: { id: cheapest, pricePerBaseUnit: { amount: '2.50', currency: 'USD' } } },
    { contractPrice: { price: { amount: '5.00' }, facility: { id: south } } },
    { contractPrice: { price: { amount: '56.00' } } },
  ]);
  expect(await price(north, '2026-07-01')).toMatchObject([{ contractPrice: { id: cheapest } }, {}, {}]);
  expect(await price(north, '2027-01-01')).toMatchObject([
    { contractPrice: { price: { amount: '20.00' } } },
    { contractPrice: null },
    { contractPrice: null },
  ]);
  expect(await price(facilityId('nowhere'))).toEqual([
    { contractPrice: null },
    { contractPrice: null },
    { contractPrice: null },
  ]);
});

test('today is the day it is at the facility', async () => {
  await using hub = await suppliersHub(sampleErp);
  await hub.poll(0);
  // New Year's Eve in Chicago, New Year in Tokyo.
  hub.clock.set('2026-12-31T20:00:00Z');
  await hub.poll(0);
  const holds = (at: string) => hub.ask(priceOf, { of: items(suture), at });
  expect(await holds(north)).toMatchObject({ data: { _entities: [{ contractPrice: { id: cheapest } }] } });
  expect(await holds(south)).toMatchObject({
    data: { _entities: [{ contractPrice: { price: { amount: '20.00' } } }] },
  });
});

test('prices and supplier items of many items cost as many statements as those of one, and no call', async () => {
  const hub = await sharedHub();
  const query = `query ($of: [_Any!]!, $at: ID!) { _entities(representations: $of) { ... on Item {
    supplierItems { partNumber supplier { name } } contractPrice(facilityId: $at) { contract { number supplier { name } } }
    later: contractPrice(facilityId: $at, on: "2027-02-01") { price { amount } } } } }`;
  await hub.ask(query, { of: items(suture), at: north });
  const forOne = hub.statements.length;
  hub.forget();
  const many = Array.from({ length: 50 }, (_, n) => id('item', `MED-${String(n).padStart(6, '0')}`));
  expect((await hub.ask(query, { of: items(...many), at: north })).errors).toBeUndefined();
  expect(hub.statements).toHaveLength(forOne);
  expect(hub.asked()).toEqual({});
});

test('what suppliers sell of an item comes in the order of part numbers; of an item nobody sells there is none', async () => {
  const hub = await sharedHub();
  expect(
    await hub.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Item { supplierItems { partNumber } } } }`,
      {
        of: items(suture, id('item', 'MED-000099')),
      },
    ),
  ).toEqual({
    data: { _entities: [{ supplierItems: [{ partNumber: 'AS-1' }, { partNumber: 'BW-1' }] }, { supplierItems: [] }] },
  });
});

test('R72: a viewer of one facility sees group prices and its own, and nothing of another’s', async () => {
  const hub = await sharedHub();
  const asNorth = (query: string, variables: Record<string, unknown>) => hub.ask(query, variables, 'north');
  // The contract for South alone: not listed, not by id, not its price, not what only it tells of.
  expect(
    await asNorth(
      `query ($id: ID!, $c: ID!) { contract(id: $c) { number } supplier(id: $id) { items { edges { node { partNumber } } pageInfo { hasNextPage } }
        contracts { edges { node { number prices { edges { node { price { amount } } } pageInfo { hasNextPage } } } } } } }`,
      { id: alpine, c: id('contract', '4600000003') },
    ),
  ).toEqual({
    data: {
      contract: null,
      supplier: {
        items: {
          edges: [{ node: { partNumber: 'AS-0' } }, { node: { partNumber: 'AS-1' } }],
          pageInfo: { hasNextPage: false },
        },
        contracts: {
          edges: [
            {
              node: {
                number: '4600000002',
                prices: { edges: [{ node: { price: { amount: '240.00' } } }], pageInfo: { hasNextPage: false } },
              },
            },
            { node: { number: '4600000001', prices: expect.objectContaining({}) } },
          ],
        },
      },
    },
  });
  const hidden = [
    { __typename: 'Contract', id: id('contract', '4600000003') },
    { __typename: 'ContractPrice', id: id('contractprice', '4600000003', '10') },
    { __typename: 'ContractPrice', id: id('contractprice', '4600000002', '20') },
    { __typename: 'SupplierItem', id: id('supplieritem', '100', 'MED-000002') },
  ];
  expect(await asNorth(entities, { of: hidden })).toEqual({ data: { _entities: hidden.map(() => null) } });
  // Asked for South's price, it learns nothing, not even that of the group.
  expect(await asNorth(priceOf, { of: items(suture, gauze), at: south })).toEqual({
    data: { _entities: [{ contractPrice: null }, { contractPrice: null }] },
  });
  expect(await asNorth(priceOf, { of: items(gauze), at: north })).toMatchObject({
    data: { _entities: [{ contractPrice: { price: { amount: '8.40' } } }] },
  });
  expect(await hub.ask(entities, { of: hidden }, 'south')).toMatchObject({
    data: { _entities: hidden.map(({ id }) => ({ id })) },
  });
});

test('R72: a partner sees itself, what it sells and its contracts for whichever facility, and nothing of others', async () => {
  const hub = await sharedHub();
  const asPartner = (query: string, variables: Record<string, unknown> = {}) => hub.ask(query, variables, 'partner');
  expect(await asPartner(list)).toMatchObject({
    data: { suppliers: { edges: [{ node: { number: '100' } }], pageInfo: { hasNextPage: false } } },
  });
  expect(await asPartner(list, { filter: { search: 'bluewater' } })).toMatchObject({
    data: { suppliers: { edges: [] } },
  });
  const others = [
    { __typename: 'Supplier', id: bluewater },
    { __typename: 'SupplierCrosswalk', id: id('suppliercrosswalk', '200') },
    { __typename: 'SupplierItem', id: id('supplieritem', '200', 'MED-000001') },
    { __typename: 'Contract', id: id('contract', '4600000004') },
    { __typename: 'ContractPrice', id: id('contractprice', '4600000004', '10') },
  ];
  expect(await asPartner(entities, { of: others })).toEqual({ data: { _entities: others.map(() => null) } });
  expect(
    await asPartner(
      `query ($of: [_Any!]!, $at: ID!) { _entities(representations: $of) { ... on Item { supplierItems { partNumber } contractPrice(facilityId: $at) { id } } } }`,
      { of: items(suture), at: north },
    ),
  ).toEqual({ data: { _entities: [{ supplierItems: [{ partNumber: 'AS-1' }], contractPrice: null }] } });
  const own = [
    { __typename: 'ContractPrice', id: id('contractprice', '4600000003', '10') },
    { __typename: 'ContractPrice', id: id('contractprice', '4600000002', '10') },
  ];
  expect(await asPartner(entities, { of: own })).toMatchObject({ data: { _entities: own } });
});

test('without a token nothing is answered', async () => {
  const hub = await sharedHub();
  expect(await hub.ask(list, {}, 'nobody')).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
});
