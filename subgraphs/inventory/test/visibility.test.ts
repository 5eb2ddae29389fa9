import { hubId } from '@supply-hub/identifiers';
import { afterAll, expect, test } from 'vitest';
import { itemId, levelId, loadedHub, north, parLevelId, south } from './inventory-hub.ts';

const shared = loadedHub();
afterAll(async () => (await shared)[Symbol.asyncDispose]());

const northern = {
  Facility: north,
  Theatre: hubId('theatre', 'hub', ['north', 'or-1']),
  StorageLocation: hubId('location', 'erp', ['H100', 'OR01']),
  LocationCrosswalk: hubId('locationcrosswalk', 'erp', ['H100', 'XX09']),
  StockLevel: levelId('H100', 'OR01', 'MED-000001'),
  StockLot: hubId('lot', 'erp', ['H100', 'OR01', 'MED-000001', 'L2', 'AVAILABLE', 'OWNED', '']),
  ParLevel: parLevelId('MED-000001'),
};

test.each(Object.entries(northern))(
  'R72: %s of another facility, or asked for by a partner, is nothing',
  async (type, id) => {
    const hub = await shared;
    hub.forget();
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { id } } }`;
    const ask = (as: string) => hub.ask(query, { of: [{ __typename: type, id }] }, as);
    expect(await ask('planner')).toEqual({ data: { _entities: [{ id }] } });
    expect(await ask('southPlanner')).toEqual({ data: { _entities: [null] } });
    expect(await ask('partner')).toEqual({ data: { _entities: [null] } });
    expect(hub.asked()).toEqual([]);
  },
);

test('R72: lists hold the viewer’s facilities alone, and their pages end there', async () => {
  const hub = await shared;
  const query = `query ($filter: StockLevelFilter) { facilities { edges { node { name } } pageInfo { hasNextPage } }
    stockLevels(filter: $filter, first: 1) { edges { node { location { facility { name } } } } pageInfo { hasNextPage } } }`;
  expect((await hub.ask(query, {}, 'southPlanner')).data).toEqual({
    facilities: { edges: [{ node: { name: 'South' } }], pageInfo: { hasNextPage: false } },
    stockLevels: { edges: [{ node: { location: { facility: { name: 'South' } } } }], pageInfo: { hasNextPage: false } },
  });
  const none = { edges: [], pageInfo: { hasNextPage: false } };
  expect((await hub.ask(query, {}, 'partner')).data).toEqual({ facilities: none, stockLevels: none });
  for (const filter of [
    { facilityId: north },
    { locationId: northern.StorageLocation },
    { itemIds: [itemId('MED-000001')] },
  ])
    expect((await hub.ask(query, { filter }, 'southPlanner')).data).toMatchObject({ stockLevels: none });
});

test('R72: an item’s stock and par level elsewhere are nothing, with no error to tell that they exist', async () => {
  const hub = await shared;
  hub.forget();
  const query = `query ($of: [_Any!]!, $at: ID!) { _entities(representations: $of) { ... on Item {
    stock(facilityId: $at) { id } parLevel(facilityId: $at) { id } } } }`;
  const of = [{ __typename: 'Item', id: itemId('MED-000001') }];
  const nothing = { data: { _entities: [{ stock: null, parLevel: null }] } };
  expect(await hub.ask(query, { of, at: north }, 'southPlanner')).toEqual(nothing);
  expect(await hub.ask(query, { of, at: hubId('facility', 'hub', 'nowhere') }, 'southPlanner')).toEqual(nothing);
  expect(await hub.ask(query, { of, at: north }, 'partner')).toEqual(nothing);
  expect(await hub.ask(query, { of, at: south }, 'southPlanner')).toEqual({
    data: { _entities: [{ stock: [], parLevel: null }] },
  });
  expect(await hub.ask('{ facilities { edges { node { id } } } }', {}, 'nobody')).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});
