import { expect, test } from 'vitest';
import { facilityId, itemId, loadedHub, south } from './inventory-hub.ts';
import { asked, item, locationId, lotId, wish } from './transfer-desk.ts';

test('R72: without the scope nobody moves stock, and who sees neither end sees no transfer', async () => {
  await using hub = await loadedHub();
  const refused = await hub.ask(
    'mutation ($input: TransferStockInput!) { transferStock(input: $input) { userErrors { code } } }',
    { input: wish() },
    'planner',
  );
  expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  const { id } = await asked(hub, { toLocationId: locationId('H100', 'CS01') });
  const query = `query ($id: ID!, $of: [_Any!]!) { stockTransfer(id: $id) { id } stockTransfers { edges { node { id } } }
    _entities(representations: $of) { ... on StockTransfer { id } } }`;
  const variables = { id, of: [{ __typename: 'StockTransfer', id }] };
  expect((await hub.ask(query, variables)).data).toMatchObject({
    stockTransfer: { id },
    stockTransfers: { edges: [{ node: { id } }] },
    _entities: [{ id }],
  });
  for (const as of ['southPlanner', 'partner'] as const)
    expect((await hub.ask(query, variables, as)).data).toEqual({
      stockTransfer: null,
      stockTransfers: { edges: [] },
      _entities: [null],
    });
});

test('R72: who sees one end sees the transfer, and not the other end', async () => {
  await using hub = await loadedHub();
  const { id } = await asked(hub);
  const { data } = await hub.ask(
    'query ($id: ID!) { stockTransfer(id: $id) { from { code } to { code } } }',
    { id },
    'southPlanner',
  );
  expect(data).toEqual({ stockTransfer: { from: null, to: { code: 'OR01' } } });
});

test('transfers are listed newest first, page by page, narrowed by state, item and facility', async () => {
  await using hub = await loadedHub();
  const made = [];
  for (const key of ['a', 'b', 'c']) {
    made.push((await asked(hub, { quantity: '1', idempotencyKey: key })).id);
    hub.clock.advance(1000);
  }
  const list = async (variables: object) => {
    const { data, errors } = await hub.ask(
      `query ($first: Int, $after: String, $filter: StockTransferFilter) { stockTransfers(first: $first, after: $after, filter: $filter) {
        edges { node { id } } pageInfo { endCursor hasNextPage } } }`,
      { ...variables },
    );
    expect(errors).toBeUndefined();
    const page = data?.['stockTransfers'] as {
      edges: { node: { id: string } }[];
      pageInfo: { endCursor: string; hasNextPage: boolean };
    };
    return { ids: page.edges.map(({ node }) => node.id), ...page.pageInfo };
  };
  const first = await list({ first: 2 });
  expect(first).toMatchObject({ ids: [made[2], made[1]], hasNextPage: true });
  expect(await list({ first: 2, after: first.endCursor })).toMatchObject({ ids: [made[0]], hasNextPage: false });
  expect((await list({ filter: { states: ['RECEIVED'] } })).ids).toEqual([]);
  expect((await list({ filter: { facilityId: facilityId('centre') } })).ids).toEqual([]);
  expect((await list({ filter: { facilityId: south, itemId: itemId(item), states: ['REQUESTED'] } })).ids).toHaveLength(
    3,
  );
});

test('a lot shows what of it is leaving', async () => {
  await using hub = await loadedHub();
  await asked(hub);
  const { data } = await hub.ask(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on StockLot { quantity { value } leaving { value unit } } } }',
    { of: [{ __typename: 'StockLot', id: lotId('L2') }] },
  );
  expect(data).toEqual({ _entities: [{ quantity: { value: '10' }, leaving: { value: '4', unit: 'EA' } }] });
});
