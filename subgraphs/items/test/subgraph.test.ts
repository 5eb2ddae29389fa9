import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { addReach } from '../src/db/queries/supplier-reach.ts';
import { itemId, itemsHub, supplierId } from './items-hub.ts';

const suture = {
  Product: 'MED-000001',
  descriptions: { EN: 'Suture 2-0 SH' },
  ProductGroup: 'SUTURE',
  ManufacturerNumber: '0001000321',
  ProductManufacturerNumber: 'ALP-1',
  IsBatchManagementRequired: true,
  units: [
    { unit: 'EA', gtin: '00860001234008' },
    { unit: 'BX', numerator: '10', eans: ['*10860001234005', '30860001234009'] },
    { unit: 'CS', numerator: '100' },
  ],
};
const screw = { Product: 'MED-000002', descriptions: { EN: 'Pedicle screw 6.5x45 100%' }, SerialNumberProfile: 'IMPL' };
const glove = { Product: '000000000000004711', descriptions: { EN: 'Glove exam M' }, CrossPlantStatus: '02' };
const all = [suture, screw, glove];
const three = [itemId('4711'), itemId('MED-000001'), itemId('MED-000002')];

const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename
  ... on Item { id number } ... on Product { id item { id } } ... on ItemCrosswalk { id key } } }`;
const list = `query ($filter: ItemFilter, $first: Int, $after: String) {
  items(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id number } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
const byIdentifier = `query ($system: String!, $value: String!) {
  itemByIdentifier(system: $system, value: $value) { id number provenance { freshness } } }`;

/** One hub for the tests that change nothing of it. */
let unchanged: ReturnType<typeof loadedHub> | undefined;
afterAll(async () => (await unchanged)?.[Symbol.asyncDispose]());
async function sharedHub() {
  const hub = await (unchanged ??= loadedHub());
  hub.forget();
  return hub;
}

async function loadedHub() {
  const hub = await itemsHub(all);
  expect(await hub.poll()).toBe(true);
  hub.forget();
  return hub;
}

test('an item as its system keeps it, with packagings, product, crosswalk and provenance', async () => {
  const hub = await sharedHub();
  const { data, errors } = await hub.ask(
    `query ($id: ID!) { item(id: $id) { id number name description baseUnit isActive isLotControlled isSerialControlled
      group { system code display } packagings { unit baseUnits { numerator denominator } gtin }
      products { id manufacturer { code } catalogueNumber udiDi packaging { unit gtin } item { id } }
      crosswalks { id system key status confidence item { number } }
      provenance { system asOf freshness } } }`,
    { id: itemId('MED-000001') },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    item: {
      id: itemId('MED-000001'),
      number: 'MED-000001',
      name: 'Suture 2-0 SH',
      description: 'Suture 2-0 SH',
      baseUnit: 'EA',
      isActive: true,
      isLotControlled: true,
      isSerialControlled: false,
      group: { system: null, code: 'SUTURE', display: null },
      packagings: [
        { unit: 'EA', baseUnits: { numerator: '1', denominator: '1' }, gtin: '00860001234008' },
        { unit: 'BX', baseUnits: { numerator: '10', denominator: '1' }, gtin: '10860001234005' },
        { unit: 'CA', baseUnits: { numerator: '100', denominator: '1' }, gtin: null },
      ],
      products: [
        {
          id: expect.stringMatching(/^product_/),
          manufacturer: { code: '1000321' },
          catalogueNumber: 'ALP-1',
          udiDi: '00860001234008',
          packaging: [
            { unit: 'EA', gtin: '00860001234008' },
            { unit: 'BX', gtin: '10860001234005' },
            { unit: 'CA', gtin: null },
          ],
          item: { id: itemId('MED-000001') },
        },
      ],
      crosswalks: [
        {
          id: expect.stringMatching(/^itemcrosswalk_/),
          system: 'Meridian ERP',
          key: 'MED-000001',
          status: 'CONFIRMED',
          confidence: '1',
          item: { number: 'MED-000001' },
        },
      ],
      provenance: { system: 'Meridian ERP', asOf: '2026-03-09T12:00:00Z', freshness: 'FRESH' },
    },
  });
  expect(hub.asked()).toEqual([]);
});

test('an item of which nothing is told of its maker has no product', async () => {
  const hub = await sharedHub();
  expect(await hub.ask(`{ items { edges { node { number products { id } } } } }`)).toMatchObject({
    data: {
      items: {
        edges: [{ node: { number: '4711', products: [] } }, { node: { products: [{}] } }, { node: { products: [] } }],
      },
    },
  });
});

test('items come in the order of their numbers, page by page', async () => {
  const hub = await sharedHub();
  expect(await hub.ask(list, { first: 2 })).toMatchObject({
    data: {
      items: {
        edges: [{ node: { id: three[0] } }, { node: { id: three[1] } }],
        pageInfo: { hasNextPage: true, hasPreviousPage: false },
      },
    },
  });
  const after = Buffer.from(JSON.stringify(['MED-000001', three[1]])).toString('base64url');
  expect(await hub.ask(list, { first: 2, after })).toMatchObject({
    data: { items: { edges: [{ node: { id: three[2] } }], pageInfo: { hasNextPage: false, hasPreviousPage: true } } },
  });
  expect(await hub.ask(list, { first: 101 })).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'first' } }],
  });
});

test.each([
  [{ search: 'suture SH' }, ['MED-000001']],
  [{ search: 'med-' }, ['MED-000001', 'MED-000002']],
  [{ search: '47' }, ['4711']],
  [{ search: '100%' }, ['MED-000002']],
  [{ search: '10_%' }, []],
  [{ search: "'; drop table item; --" }, []],
  [{ search: '' }, ['4711', 'MED-000001', 'MED-000002']],
  [{ isActive: true }, ['MED-000001', 'MED-000002']],
  [{ isActive: false }, ['4711']],
  [{ isLotControlled: true, search: 'suture' }, ['MED-000001']],
  [{ isLotControlled: true, search: 'screw' }, []],
])('items narrowed by %j are %j', async (filter, numbers) => {
  const hub = await sharedHub();
  expect(await hub.ask(list, { filter })).toMatchObject({
    data: { items: { edges: numbers.map((number) => ({ node: { number } })) } },
  });
});

test('a list is refused until the item master was read once: none is not the same as not read', async () => {
  await using hub = await itemsHub(all);
  expect(await hub.ask(list)).toMatchObject({
    data: { items: null },
    errors: [{ extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP' } }],
  });
  await hub.poll();
  expect((await hub.ask(list)).errors).toBeUndefined();
});

test('every key is resolved in one batch, in as many statements for many as for one', async () => {
  const hub = await sharedHub();
  const keys = await hub.ask(`{ items { edges { node { id products { id } crosswalks { id } } } } }`);
  const ids = [...JSON.stringify(keys.data).matchAll(/"id":"((\w+?)_\w+)"/g)].map(([, id = '', type = '']) => ({
    __typename: { item: 'Item', product: 'Product', itemcrosswalk: 'ItemCrosswalk' }[type],
    id,
  }));
  expect(ids).toHaveLength(7);
  hub.forget();
  const { data, errors } = await hub.ask(entities, { of: ids });
  expect(errors).toBeUndefined();
  expect(data?.['_entities']).toMatchObject(ids);
  const forMany = hub.statements.length;
  hub.forget();
  await hub.ask(entities, { of: ids.slice(2, 5) });
  expect(forMany).toBe(hub.statements.length);
  expect(hub.asked()).toEqual([]);
});

test('ids of nothing, of another kind, and rubbish resolve to null', async () => {
  const hub = await sharedHub();
  const of = [
    { __typename: 'Item', id: itemId('NONE') },
    { __typename: 'Item', id: supplierId('100') },
    { __typename: 'Product', id: itemId('MED-000001') },
    { __typename: 'ItemCrosswalk', id: "' or true" },
  ];
  expect(await hub.ask(entities, { of })).toEqual({ data: { _entities: [null, null, null, null] } });
  expect(hub.asked()).toEqual([]);
});

test('copies older than maxAge are read again in one call, however many, and stay readable after', async () => {
  await using hub = await loadedHub();
  hub.clock.advance(3_600_001);
  hub.put({ ...screw, descriptions: { EN: 'Pedicle screw 6.5x50' } });
  const of = three.map((id) => ({ __typename: 'Item', id }));
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Item { description provenance { freshness } } } }`;
  expect(await hub.ask(query, { of })).toMatchObject({
    data: {
      _entities: [{}, {}, { description: 'Pedicle screw 6.5x50' }].map((each) => ({
        ...each,
        provenance: { freshness: 'LIVE' },
      })),
    },
  });
  // Once as they are, once for the number that this service wants padded.
  expect(hub.asked()).toHaveLength(2);
  await hub.subgraph.idle();
  expect(await hub.ask(query, { of })).toMatchObject({
    data: { _entities: [{}, {}, { description: 'Pedicle screw 6.5x50', provenance: { freshness: 'FRESH' } }] },
  });
  expect(hub.asked()).toHaveLength(2);
});

test('with the ERP away what is known is STALE, what is not known names it, and all is well when it is back', async () => {
  await using hub = await loadedHub();
  hub.clock.advance(3_600_001);
  hub.setAway(true);
  const query = `query ($id: ID!) { item(id: $id) { number provenance { freshness } }
    other: itemByIdentifier(system: "erp", value: "MED-000099") { id } }`;
  const away = await hub.ask(query, { id: itemId('MED-000001') });
  expect(away).toMatchObject({
    data: { item: { number: 'MED-000001', provenance: { freshness: 'STALE' } }, other: null },
    errors: [{ path: ['other'], extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP' } }],
  });
  hub.setAway(false);
  expect(await hub.ask(query, { id: itemId('MED-000001') })).toEqual({
    data: { item: { number: 'MED-000001', provenance: { freshness: 'LIVE' } }, other: null },
  });
});

test('by a key of the ERP: from the copies, or asked of the ERP when the hub never saw it', async () => {
  await using hub = await loadedHub();
  const found = await hub.ask(byIdentifier, { system: 'erp', value: '000000000000004711' });
  expect(found).toMatchObject({ data: { itemByIdentifier: { id: itemId('4711'), number: '4711' } } });
  expect(hub.asked()).toEqual([]);
  hub.put({ Product: 'MED-000777' });
  expect(await hub.ask(byIdentifier, { system: 'erp', value: 'MED-000777' })).toMatchObject({
    data: { itemByIdentifier: { id: itemId('MED-000777'), provenance: { freshness: 'LIVE' } } },
  });
  expect(await hub.ask(byIdentifier, { system: 'erp', value: 'MED-000778' })).toEqual({
    data: { itemByIdentifier: null },
  });
  expect(hub.asked()).toHaveLength(2);
  await hub.subgraph.idle();
  expect(await hub.ask(`{ item(id: "${itemId('MED-000777')}") { number } }`)).toMatchObject({
    data: { item: { number: 'MED-000777' } },
  });
});

test.each(['860001234008', '0860001234008', '00860001234008', '10860001234005', '30860001234009'])(
  'R8, R9: the GTIN %s of any level and length names the item, without asking anybody',
  async (value) => {
    const hub = await sharedHub();
    expect(await hub.ask(byIdentifier, { system: 'gtin', value })).toMatchObject({
      data: { itemByIdentifier: { number: 'MED-000001' } },
    });
    expect(hub.asked()).toEqual([]);
  },
);

test('R8: a GTIN with a wrong check digit, and a system nobody configured, are refused by field', async () => {
  const hub = await sharedHub();
  expect(await hub.ask(byIdentifier, { system: 'gtin', value: '00860001234009' })).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'value' } }],
  });
  expect(await hub.ask(byIdentifier, { system: 'crm', value: '1' })).toMatchObject({
    errors: [{ message: expect.stringContaining('gtin, erp, wms'), extensions: { field: 'system' } }],
  });
  expect(await hub.ask(byIdentifier, { system: 'wms', value: '1' })).toEqual({ data: { itemByIdentifier: null } });
  expect(await hub.ask(byIdentifier, { system: 'erp', value: 'x'.repeat(41) })).toEqual({
    data: { itemByIdentifier: null },
  });
  expect(hub.asked()).toEqual([]);
});

test('a GTIN nobody carries is null while the copies keep up, and not known once they do not', async () => {
  await using hub = await itemsHub(all);
  const ask = () => hub.ask(byIdentifier, { system: 'gtin', value: '00860001234022' });
  const unknown = {
    data: { itemByIdentifier: null },
    errors: [{ extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP' } }],
  };
  expect(await ask()).toMatchObject(unknown);
  await hub.poll();
  expect(await ask()).toEqual({ data: { itemByIdentifier: null } });
  hub.clock.advance(3_600_001);
  expect(await ask()).toMatchObject(unknown);
});

test('a GTIN moves with its item, and of two items that carry it the active one is found', async () => {
  await using hub = await loadedHub();
  hub.put(
    { ...glove, changedAt: '2026-03-09T12:00:00Z', units: [{ unit: 'EA', gtin: '00860001234008' }] },
    { ...suture, changedAt: '2026-03-09T12:00:00Z', units: [{ unit: 'EA', gtin: '00860001234015' }] },
    { ...screw, changedAt: '2026-03-09T12:00:00Z', units: [{ unit: 'EA', gtin: '00860001234008' }] },
  );
  hub.clock.advance(300_000);
  await hub.poll();
  const number = async (value: string) =>
    (await hub.ask(byIdentifier, { system: 'gtin', value })).data?.['itemByIdentifier'];
  expect(await number('00860001234008')).toMatchObject({ number: 'MED-000002' });
  expect(await number('00860001234015')).toMatchObject({ number: 'MED-000001' });
  expect(await number('10860001234005')).toBeNull();
});

test('the feed reads everything once, then what changed, and publishes each change once', async () => {
  await using hub = await loadedHub();
  const published = async () => {
    const rows = await hub.db.execute<{ said: string }>(
      sql`select data ->> 'number' || ' v' || aggregate_version as said from hub.outbox order by seq`,
    );
    return rows.map(({ said }) => said);
  };
  expect((await published()).toSorted()).toEqual(['4711 v1', 'MED-000001 v1', 'MED-000002 v1']);
  hub.put({ ...screw, changedAt: '2026-03-09T12:01:00Z', CrossPlantStatus: '01' });
  hub.clock.advance(300_000);
  await hub.poll();
  expect(hub.asked()).toEqual([
    expect.stringContaining("$filter=LastChangeDateTime ge datetimeoffset'2026-03-01T07:58:00Z'"),
  ]);
  expect((await published()).slice(3)).toEqual(['MED-000002 v2']);
  hub.forget();
  hub.clock.advance(300_000);
  await hub.poll();
  expect(hub.asked()).toEqual([expect.stringContaining("ge datetimeoffset'2026-03-09T11:59:00Z'")]);
  expect(await published()).toHaveLength(4);
  expect(await hub.ask(`{ item(id: "${itemId('MED-000001')}") { provenance { asOf freshness } } }`)).toMatchObject({
    data: { item: { provenance: { asOf: '2026-03-09T12:10:00Z', freshness: 'FRESH' } } },
  });
});

test('what the item master no longer has is nothing, in the list and by its GTIN too', async () => {
  await using hub = await loadedHub();
  hub.rows.splice(0, 1);
  hub.clock.advance(3_600_001);
  expect(await hub.ask(`{ item(id: "${itemId('MED-000001')}") { number } }`)).toEqual({ data: { item: null } });
  await hub.subgraph.idle();
  await hub.poll();
  expect(await hub.ask(byIdentifier, { system: 'gtin', value: '00860001234008' })).toEqual({
    data: { itemByIdentifier: null },
  });
  expect(await hub.ask(list)).toMatchObject({
    data: { items: { edges: [{ node: { number: '4711' } }, { node: { number: 'MED-000002' } }] } },
  });
});

test('an item the hub can no longer make sense of stays as it was, and grows STALE', async () => {
  await using hub = await loadedHub();
  hub.put({ ...screw, BaseUnit: 'ZZ9', changedAt: '2026-03-09T12:00:00Z' });
  hub.clock.advance(3_600_001);
  await hub.poll();
  expect(await hub.ask(`{ item(id: "${itemId('MED-000002')}") { baseUnit provenance { asOf freshness } } }`)).toEqual({
    data: { item: { baseUnit: 'EA', provenance: { asOf: '2026-03-09T12:00:00Z', freshness: 'STALE' } } },
  });
});

test('R72: everybody but a partner sees all items, which are master data', async () => {
  const hub = await sharedHub();
  expect(await hub.ask(list, {}, 'northPlanner')).toMatchObject({
    data: { items: { edges: three.map((id) => ({ node: { id } })) } },
  });
});

test('R72: a partner sees the items its documents name, and nothing tells it of others', async () => {
  await using hub = await loadedHub();
  await addReach(hub.db, [
    { supplierId: supplierId('100'), itemIds: [itemId('MED-000001'), itemId('MED-000555')] },
    { supplierId: supplierId('200'), itemIds: [itemId('MED-000002')] },
  ]);
  const asPartner = (query: string, variables?: Record<string, unknown>) => hub.ask(query, variables, 'partner');
  expect(await asPartner(list, { first: 1 })).toMatchObject({
    data: { items: { edges: [{ node: { number: 'MED-000001' } }], pageInfo: { hasNextPage: false } } },
  });
  expect(await asPartner(list, { filter: { search: 'screw' } })).toMatchObject({ data: { items: { edges: [] } } });
  expect(await asPartner(`{ item(id: "${itemId('MED-000002')}") { id } }`)).toEqual({ data: { item: null } });
  const of = [...three, itemId('MED-000556')].map((id) => ({ __typename: 'Item', id }));
  expect(await asPartner(entities, { of })).toMatchObject({
    data: { _entities: [null, { number: 'MED-000001' }, null, null] },
  });
  const hidden = await hub.ask(`{ item(id: "${itemId('4711')}") { crosswalks { id } } }`);
  const [crosswalk] = /itemcrosswalk_\w+/.exec(JSON.stringify(hidden.data)) ?? [];
  expect(await asPartner(entities, { of: [{ __typename: 'ItemCrosswalk', id: crosswalk }] })).toEqual({
    data: { _entities: [null] },
  });
  // Neither a number nor a GTIN of another supplier's item is asked of the ERP or answered.
  hub.put({ Product: 'MED-000556' });
  expect(await asPartner(byIdentifier, { system: 'erp', value: 'MED-000556' })).toEqual({
    data: { itemByIdentifier: null },
  });
  expect(hub.asked()).toEqual([]);
  hub.put({ ...suture, Product: 'MED-000555' });
  expect(await asPartner(byIdentifier, { system: 'erp', value: 'MED-000555' })).toMatchObject({
    data: { itemByIdentifier: { number: 'MED-000555' } },
  });
});

test('without a token nothing is answered', async () => {
  await using hub = await itemsHub();
  expect(await hub.ask(list, {}, 'nobody')).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
});
