import { hubId } from '@supply-hub/identifiers';
import { afterAll, expect, test } from 'vitest';
import { centre, facilityId, itemId, levelId, loadedHub, north, parLevelId, south } from './inventory-hub.ts';

/** One hub for the tests that change nothing of it. */
let unchanged: ReturnType<typeof loadedHub> | undefined;
afterAll(async () => (await unchanged)?.[Symbol.asyncDispose]());
async function sharedHub() {
  const hub = await (unchanged ??= loadedHub());
  hub.forget();
  return hub;
}

const refs = (typename: string, ...ids: string[]) => ({ of: ids.map((id) => ({ __typename: typename, id })) });
const stockOf = `query ($of: [_Any!]!, $at: ID!) { _entities(representations: $of) { ... on Item { id
  stock(facilityId: $at) { id item { id } location { code name facility { name } } onHand { value unit } usable { value }
    reserved { value unit } available { value unit }
    lots { reservations { quantity { value } } reserved { value unit } id lot expiresOn quantity { value unit } status ownership supplier { id } isRecalled location { code } item { id } }
    provenance { system asOf freshness } }
  parLevel(facilityId: $at) { id item { id } facility { id } reorderPoint { value unit } fillTo { value } safetyStock { value }
    provenance { system freshness } } } } }`;

test('an item’s stock at a facility: by location, lot by lot, what may be used today, and its par level', async () => {
  const hub = await sharedHub();
  const { data, errors } = await hub.ask(stockOf, { ...refs('Item', itemId('MED-000001')), at: north });
  expect(errors).toBeUndefined();
  const none = { value: '0', unit: 'EA' };
  const lot = {
    status: 'AVAILABLE',
    ownership: 'OWNED',
    supplier: null,
    isRecalled: false,
    reservations: [],
    reserved: none,
  };
  const item = { id: itemId('MED-000001') };
  const provenance = { system: 'Meridian ERP', asOf: '2026-03-09T12:00:00Z', freshness: 'FRESH' };
  expect(data).toMatchObject({
    _entities: [
      {
        id: itemId('MED-000001'),
        stock: [
          {
            id: levelId('H100', 'OR01', 'MED-000001'),
            item,
            location: { code: 'OR01', name: 'Main OR core', facility: { name: 'North' } },
            onHand: { value: '16.5', unit: 'EA' },
            // L0 expired yesterday; L1 may be used today, its last day.
            usable: { value: '14.5' },
            reserved: none,
            available: { value: '14.5', unit: 'EA' },
            lots: [
              { ...lot, item, lot: 'L0', expiresOn: '2026-03-08', quantity: { value: '2', unit: 'EA' } },
              { ...lot, item, lot: 'L1', expiresOn: '2026-03-09', quantity: { value: '4.5', unit: 'EA' } },
              { ...lot, item, lot: 'L2', expiresOn: '2027-01-31', location: { code: 'OR01' } },
            ],
            provenance,
          },
          {
            location: { code: 'XX09', name: null },
            onHand: { value: '7' },
            usable: { value: '0' },
            lots: [{ ...lot, lot: 'L2', status: 'BLOCKED' }],
          },
        ],
        parLevel: {
          id: parLevelId('MED-000001'),
          item,
          facility: { id: north },
          reorderPoint: { value: '10', unit: 'EA' },
          fillTo: { value: '40' },
          safetyStock: { value: '2.5' },
          provenance: { system: 'Meridian ERP', freshness: 'FRESH' },
        },
      },
    ],
  });
  expect(hub.asked()).toEqual([]);
});

test('consigned stock names its supplier; a warehouse’s stock is its own system’s', async () => {
  const hub = await sharedHub();
  const consigned = await hub.ask(stockOf, { ...refs('Item', itemId('MED-000002')), at: north });
  expect(consigned.data).toMatchObject({
    _entities: [
      {
        stock: [
          {
            usable: { value: '3' },
            lots: [{ ownership: 'CONSIGNED', supplier: { id: hubId('supplier', 'erp', ['100']) } }],
          },
        ],
        parLevel: null,
      },
    ],
  });
  const inCentre = await hub.ask(stockOf, { ...refs('Item', itemId('MED-000001')), at: centre });
  expect(inCentre.data).toMatchObject({
    _entities: [
      {
        stock: [{ location: { code: 'A-01' }, onHand: { value: '500' }, provenance: { system: 'Central Warehouse' } }],
      },
    ],
  });
});

test('none is told from not known: the facility’s sweep says which, and no source is asked', async () => {
  const hub = await sharedHub();
  const { data } = await hub.ask(stockOf, { ...refs('Item', itemId('MED-000003'), itemId('NEVER-NAMED')), at: north });
  expect(data).toMatchObject({
    _entities: [
      { stock: [], parLevel: null },
      { stock: null, parLevel: null },
    ],
  });
  expect(hub.asked()).toEqual([]);
});

test('facilities by name, page by page, with places, theatres and codes', async () => {
  const hub = await sharedHub();
  const page = `query ($first: Int, $after: String) { facilities(first: $first, after: $after) {
    edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
  const first = await hub.ask(page, { first: 2 });
  expect(first.data).toMatchObject({
    facilities: { edges: [{ node: { name: 'Centre' } }, { node: { name: 'North' } }], pageInfo: { hasNextPage: true } },
  });
  const [, last] = (first.data as { facilities: { edges: { cursor: string }[] } }).facilities.edges;
  expect((await hub.ask(page, { first: 2, after: last?.cursor })).data).toMatchObject({
    facilities: { edges: [{ node: { name: 'South' } }], pageInfo: { hasNextPage: false, hasPreviousPage: true } },
  });
  const { data } = await hub.ask(
    `query ($id: ID!) { facility(id: $id) { gln timeZone bufferBeforeCaseMinutes codes { system code }
      locations { code name crosswalks { system key location { code } } } theatres { name suppliedBy { code } facility { name } } } }`,
    { id: north },
  );
  expect(data).toEqual({
    facility: {
      gln: '0860001234565',
      timeZone: 'America/Chicago',
      bufferBeforeCaseMinutes: 120,
      codes: [{ system: 'Meridian ERP', code: 'H100' }],
      locations: [
        {
          code: 'OR01',
          name: 'Main OR core',
          crosswalks: [{ system: 'Meridian ERP', key: 'H100/OR01', location: { code: 'OR01' } }],
        },
        { code: 'CS01', name: 'Central supply', crosswalks: [expect.anything()] },
        { code: 'XX09', name: null, crosswalks: [expect.anything()] },
      ],
      theatres: [{ name: 'OR 1', suppliedBy: [{ code: 'OR01' }], facility: { name: 'North' } }],
    },
  });
});

const levels = `query ($filter: StockLevelFilter, $first: Int, $after: String) {
  stockLevels(filter: $filter, first: $first, after: $after) {
    edges { node { id location { code facility { name } } } } pageInfo { hasNextPage endCursor } } }`;
interface Levels {
  stockLevels: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

test('stock levels page by page: each once, in one order', async () => {
  const hub = await sharedHub();
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const answer = await hub.ask(levels, { first: 2, after });
    expect(answer.errors).toBeUndefined();
    const { edges, pageInfo } = (answer.data as unknown as Levels).stockLevels;
    seen.push(...edges.map(({ node }) => node.id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen).toHaveLength(5);
  expect(seen).toEqual([...new Set(seen)].toSorted());
});

test.each([
  [{ facilityId: south }, 1],
  [{ itemIds: [itemId('MED-000001')] }, 3],
  [{ itemIds: [] }, 0],
  [{ itemIds: [itemId('MED-000002')], facilityId: north }, 1],
  [{ locationId: hubId('location', 'erp', ['H100', 'OR01']) }, 2],
  [{ locationId: hubId('location', 'erp', ['H100', 'XX09']) }, 1],
  [{ facilityId: facilityId('nowhere') }, 0],
])('stock levels where %o', async (filter, count) => {
  const hub = await sharedHub();
  const { data, errors } = await hub.ask(levels, { filter });
  expect(errors).toBeUndefined();
  expect((data as unknown as Levels).stockLevels.edges).toHaveLength(count);
});

test('more items than a list takes are refused by name', async () => {
  const hub = await sharedHub();
  expect(
    await hub.ask(levels, { filter: { itemIds: Array.from({ length: 101 }, (_, n) => String(n)) } }),
  ).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'filter.itemIds' } }],
  });
});

test('every key is resolved in one batch, in its order; what nobody knows is null', async () => {
  const hub = await sharedHub();
  const lot = (batch: string) => hubId('lot', 'erp', ['H100', 'OR01', 'MED-000001', batch, 'AVAILABLE', 'OWNED', '']);
  const ids: Record<string, string[]> = {
    Facility: [south, north],
    Theatre: [hubId('theatre', 'hub', ['north', 'or-1'])],
    StorageLocation: ['OR01', 'XX09'].map((code) => hubId('location', 'erp', ['H100', code])),
    LocationCrosswalk: ['OR01', 'XX09'].map((code) => hubId('locationcrosswalk', 'erp', ['H100', code])),
    StockLevel: [levelId('H200', 'OR01', 'MED-000002'), levelId('H100', 'OR01', 'MED-000001')],
    StockLot: [lot('L2'), lot('L0')],
    ParLevel: [parLevelId('MED-000002', 'H200'), parLevelId('MED-000001')],
  };
  for (const [type, known] of Object.entries(ids)) {
    hub.forget();
    const strangers = [`${known[0]?.split('_')[0]}_00000000000000000000`, itemId('MED-000001')];
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { id } } }`;
    const { data, errors } = await hub.ask(query, refs(type, ...known, ...strangers));
    expect([type, errors]).toEqual([type, undefined]);
    expect([type, data?.['_entities']]).toEqual([type, [...known.map((id) => ({ id })), null, null]]);
    expect(hub.statements.length).toBeLessThanOrEqual(3);
  }
  expect(hub.asked()).toEqual([]);
});

test('the number of statements does not grow with the number of items', async () => {
  await using hub = await loadedHub();
  const many = Array.from({ length: 60 }, (_, n) => `MED-${String(n + 1).padStart(6, '0')}`);
  await hub.nameItems(...many);
  const count = async (numbers: string[]) => {
    hub.forget();
    const { errors } = await hub.ask(stockOf, { ...refs('Item', ...numbers.map(itemId)), at: north });
    expect(errors).toBeUndefined();
    return hub.statements.length;
  };
  expect(await count(many)).toBe(await count(many.slice(0, 2)));
});
