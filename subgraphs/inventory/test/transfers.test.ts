import type { StockChanged, TransferChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { facilityId, itemId, loadedHub, north, south, type InventoryHub } from './inventory-hub.ts';

const item = 'MED-000001';
const lotId = (lot: string, code = 'H100', location = 'OR01') =>
  hubId('lot', 'erp', [code, location, item, lot, 'AVAILABLE', 'OWNED', '']);
const locationId = (code: string, location: string) => hubId('location', 'erp', [code, location]);
const southOr = locationId('H200', 'OR01');
const fields = `id reference state quantity { value unit } lot expiresOn expectedAt sentAt receivedAt documents refusal isWaiting
  from { code } to { code facility { name } } reason requestedBy`;

interface Transfer {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
}
interface Outcome {
  readonly transfer: Transfer | null;
  readonly userErrors: readonly { code: string; path: string[]; sentence: string }[];
}

async function deed(hub: InventoryHub, name: string, input: object, as = 'mover'): Promise<Outcome> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await hub.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { transfer { ${fields} } userErrors { code path sentence } } }`,
    { input },
    as,
  );
  expect(errors).toBeUndefined();
  return data?.[name] as Outcome;
}

const wish = (values: object = {}) => ({
  fromLotId: lotId('L2'),
  toLocationId: southOr,
  quantity: '4',
  reason: 'C-1 is short of it.',
  idempotencyKey: 'k1',
  ...values,
});
const transferStock = (hub: InventoryHub, values: object = {}) => deed(hub, 'transferStock', wish(values));

async function asked(hub: InventoryHub, values: object = {}): Promise<Transfer> {
  const { transfer, userErrors } = await transferStock(hub, values);
  expect(userErrors).toEqual([]);
  if (transfer === null) throw new Error('nothing was asked for');
  return transfer;
}

/** Works until nothing is due now. @returns how long the task would rest */
async function work(hub: InventoryHub): Promise<boolean | number> {
  const task = hub.tasks().find(({ name }) => name === 'inventory.transfers');
  if (task === undefined) throw new Error('there is no task');
  let more: boolean | number = true;
  while (more === true) more = await task.step();
  return more;
}

async function found(hub: InventoryHub, { id }: Transfer): Promise<unknown> {
  const { data, errors } = await hub.ask(`query ($id: ID!) { stockTransfer(id: $id) { ${fields} } }`, { id });
  expect(errors).toBeUndefined();
  return data?.['stockTransfer'];
}

/** What the others were told last of the item at a facility, lot by lot. */
async function told(hub: InventoryHub, facility: string): Promise<Record<string, string>> {
  const rows = await hub.db.execute<{ data: StockChanged }>(sql`
    select data from hub.outbox where type = 'inventory.stock-changed' and data->>'facilityId' = ${facility}
      and data->>'itemId' = ${itemId(item)} order by seq desc limit 1`);
  const usable = (rows[0]?.data.lots ?? []).filter(({ status }) => status === 'AVAILABLE');
  return Object.fromEntries(usable.map(({ lot, quantity }) => [lot ?? '', quantity]));
}

/** What the others were told was refused, time after time. */
async function refusals(hub: InventoryHub, id?: string): Promise<(string | null)[]> {
  const rows = await hub.db.execute<{ data: TransferChanged }>(
    sql`select data from hub.outbox where type = 'inventory.transfer-changed' order by seq`,
  );
  return rows.flatMap(({ data }) => (id === undefined || data.id === id ? [data.refusal] : []));
}

async function toldOf(hub: InventoryHub): Promise<string[]> {
  const rows = await hub.db.execute<{ data: TransferChanged }>(
    sql`select data from hub.outbox where type = 'inventory.transfer-changed' order by seq`,
  );
  return rows.map(({ data }) => data.state);
}

describe('a transfer between two facilities', () => {
  test('takes from its lot at once, is on its way when the ERP posted it, and is stock when it has come', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    expect(transfer).toMatchObject({
      state: 'REQUESTED',
      quantity: { value: '4', unit: 'EA' },
      lot: 'L2',
      expiresOn: '2027-01-31',
      from: { code: 'OR01' },
      to: { code: 'OR01', facility: { name: 'South' } },
      expectedAt: '2026-03-09T16:00:00Z',
      isWaiting: true,
      requestedBy: 'mover',
    });
    expect(await told(hub, north)).toMatchObject({ L2: '6', L1: '4.5' });

    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({
      state: 'IN_TRANSIT',
      sentAt: '2026-03-09T12:00:00Z',
      documents: ['2026/5000000001'],
      isWaiting: false,
    });
    expect(hub.movements.documents).toMatchObject([
      {
        ReferenceDocument: transfer.reference,
        to_MaterialDocumentItem: {
          results: [
            {
              GoodsMovementType: '303',
              Material: item,
              Batch: 'L2',
              QuantityInEntryUnit: '4',
              Plant: 'H100',
              IssuingOrReceivingPlant: 'H200',
              IssuingOrReceivingStorageLoc: 'OR01',
            },
          ],
        },
      },
    ]);
    // The ERP itself has six now, and nothing is taken off twice.
    expect(await told(hub, north)).toMatchObject({ L2: '6' });

    const { userErrors } = await deed(hub, 'receiveTransfer', { transferId: transfer.id, idempotencyKey: 'r1' });
    expect(userErrors).toEqual([]);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({
      state: 'RECEIVED',
      receivedAt: '2026-03-09T12:00:00Z',
      documents: ['2026/5000000001', '2026/5000000002'],
    });
    expect(await told(hub, south)).toEqual({ L2: '4' });
    expect(await toldOf(hub)).toEqual(['REQUESTED', 'IN_TRANSIT', 'RECEIVED']);
  });

  test('R35: asked for twice under one key is one transfer; the key for another is refused', async () => {
    await using hub = await loadedHub();
    const first = await asked(hub);
    expect(await asked(hub)).toMatchObject({ id: first.id });
    await work(hub);
    expect(await asked(hub)).toMatchObject({ id: first.id, state: 'IN_TRANSIT' });
    expect(await transferStock(hub, { quantity: '5' })).toMatchObject({ userErrors: [{ code: 'KEY_USED_BEFORE' }] });
    expect(hub.movements.documents).toHaveLength(1);
  });

  test('R35: a post whose answer was lost is looked for before it is tried again', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('lose-answer');
    const transfer = await asked(hub);
    const rest = await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'REQUESTED', isWaiting: true });
    expect(await told(hub, north)).toMatchObject({ L2: '6' });
    hub.clock.advance(Number(rest));
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'IN_TRANSIT', documents: ['2026/5000000001'] });
    expect(hub.movements.documents).toHaveLength(1);
  });

  test('R35: a post that ends late, after its answer was given up, is not made twice', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('late');
    const transfer = await asked(hub);
    // It is looked for, and not made anew while the ERP may still be at it.
    for (const _ of [1, 2, 3]) hub.clock.advance(Number(await work(hub)));
    expect(await found(hub, transfer)).toMatchObject({ state: 'REQUESTED', isWaiting: true });
    hub.movements.finish();
    hub.clock.advance(60_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'IN_TRANSIT', documents: ['2026/5000000001'] });
    expect(hub.movements.documents).toHaveLength(1);
  });

  test('R35: a post that is called off while it may still end is taken back when it does', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('late');
    const transfer = await asked(hub);
    await work(hub);
    await deed(hub, 'cancelTransfer', { transferId: transfer.id, reason: 'No more.', idempotencyKey: 'c1' });
    hub.clock.advance(Number(await work(hub)));
    expect(await found(hub, transfer)).toMatchObject({ state: 'REQUESTED' });
    hub.movements.finish();
    hub.clock.advance(60_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'CANCELLED' });
    expect(hub.movements.documents).toHaveLength(2);
  });

  test('R35: a second post that is refused because the first had ended late is the first', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('late', 'refuse-after-finishing');
    const transfer = await asked(hub);
    await work(hub);
    hub.clock.advance(600_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'IN_TRANSIT', documents: ['2026/5000000001'] });
  });

  test('waits while the ERP is away, and goes when it is back', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    hub.setAway('erp', true);
    const rest = await work(hub);
    expect(rest).toBeTypeOf('number');
    expect(await found(hub, transfer)).toMatchObject({ state: 'REQUESTED', isWaiting: true });
    hub.setAway('erp', false);
    hub.clock.advance(120_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'IN_TRANSIT' });
  });

  test('that the ERP refuses does not leave: its lot is whole again, and a person sees why', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('refuse');
    const transfer = await asked(hub);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({
      state: 'REFUSED',
      refusal: expect.stringMatching(/^Meridian ERP refused/),
      isWaiting: false,
    });
    expect(await told(hub, north)).toMatchObject({ L2: '10' });
    expect(await refusals(hub)).toEqual([null, expect.stringMatching(/refused/)]);
    // It is over once another has left in its place.
    await asked(hub, { idempotencyKey: 'k2' });
    await work(hub);
    expect((await refusals(hub, transfer.id)).at(-1)).toBe(null);
    expect(await found(hub, transfer)).toMatchObject({ state: 'REFUSED', refusal: expect.any(String) });
  });

  test('that somebody receives in the ERP itself is noticed', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    await work(hub);
    hub.movements.receiveByHand(transfer.reference);
    hub.clock.advance(60_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'RECEIVED' });
    expect(await told(hub, south)).toEqual({ L2: '4' });
  });
});

test('within a facility stock leaves and comes with one document', async () => {
  await using hub = await loadedHub();
  const transfer = await asked(hub, { toLocationId: locationId('H100', 'CS01') });
  await work(hub);
  expect(await found(hub, transfer)).toMatchObject({ state: 'RECEIVED', documents: ['2026/5000000001'] });
  expect(hub.movements.documents).toMatchObject([
    { to_MaterialDocumentItem: { results: [{ GoodsMovementType: '311' }] } },
  ]);
});

describe('a transfer called off', () => {
  const cancel = (hub: InventoryHub, { id }: Transfer, key = 'c1') =>
    deed(hub, 'cancelTransfer', { transferId: id, reason: 'Not needed.', idempotencyKey: key });

  test('before it was posted never leaves', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    expect(await cancel(hub, transfer)).toMatchObject({ transfer: { state: 'CANCELLED' }, userErrors: [] });
    await work(hub);
    expect(hub.movements.documents).toEqual([]);
    expect(await told(hub, north)).toMatchObject({ L2: '10' });
    expect(await cancel(hub, transfer, 'c2')).toMatchObject({ userErrors: [{ code: 'NOT_CANCELLABLE' }] });
  });

  test('on its way is taken back by a document of its own, once', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    await work(hub);
    hub.movements.fails.push('lose-answer');
    await cancel(hub, transfer);
    const rest = await work(hub);
    hub.clock.advance(Number(rest));
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({
      state: 'CANCELLED',
      documents: ['2026/5000000001', '2026/5000000002'],
    });
    expect(hub.movements.documents).toHaveLength(2);
    expect(await told(hub, north)).toMatchObject({ L2: '10' });
  });

  test('whose post was lost on the way is taken back if it worked, and ends if it did not', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('lose-answer', 'away');
    const left = await asked(hub);
    hub.clock.advance(10);
    const stayed = await asked(hub, { idempotencyKey: 'k2' });
    await work(hub);
    await cancel(hub, left);
    await cancel(hub, stayed, 'c2');
    await work(hub);
    // Until it cannot leave any more it is not called off.
    hub.clock.advance(60_000);
    await work(hub);
    expect(await found(hub, left)).toMatchObject({
      state: 'CANCELLED',
      documents: [expect.any(String)],
    });
    expect(hub.movements.documents).toHaveLength(2);
    expect(await found(hub, stayed)).toMatchObject({ state: 'CANCELLED', documents: [] });
    expect(await told(hub, north)).toMatchObject({ L2: '10' });
  });
});

describe('what is not moved', () => {
  test('R22: more than is free, given that some is leaving already', async () => {
    await using hub = await loadedHub();
    await asked(hub, { quantity: '7' });
    const { userErrors } = await transferStock(hub, { idempotencyKey: 'k2' });
    expect(userErrors).toMatchObject([{ code: 'NOT_ENOUGH', sentence: expect.stringContaining(': 3 are neither') }]);
  });

  test('R20: of an item the first lot to expire that may be used and has enough is taken', async () => {
    await using hub = await loadedHub();
    const of = { fromLotId: undefined, itemId: itemId(item), fromFacilityId: north };
    expect(await asked(hub, { ...of, quantity: '2' })).toMatchObject({ lot: 'L1' });
    expect(await asked(hub, { ...of, quantity: '3', idempotencyKey: 'k2' })).toMatchObject({ lot: 'L2' });
  });

  test('R22: what expired, is held, is a consignment, or is there already', async () => {
    await using hub = await loadedHub();
    const held = hubId('lot', 'erp', ['H100', 'XX09', item, 'L2', 'BLOCKED', 'OWNED', '']);
    const consigned = hubId('lot', 'erp', ['H100', 'OR01', 'MED-000002', 'C1', 'AVAILABLE', 'CONSIGNED', '100']);
    for (const [n, fromLotId] of [lotId('L0'), held, consigned].entries()) {
      const { userErrors } = await transferStock(hub, { fromLotId, quantity: '1', idempotencyKey: `n${n}` });
      expect(userErrors).toMatchObject([{ code: 'NOT_USABLE' }]);
    }
    expect(await transferStock(hub, { toLocationId: locationId('H100', 'OR01') })).toMatchObject({
      userErrors: [{ code: 'SAME_PLACE' }],
    });
    expect(await transferStock(hub, { toLocationId: locationId('H900', 'OR01') })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect(await transferStock(hub, { fromLotId: lotId('NONE') })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  test('stock that another system or a partner keeps', async () => {
    await using hub = await loadedHub();
    const { userErrors } = await transferStock(hub, {
      fromLotId: undefined,
      itemId: itemId(item),
      fromFacilityId: facilityId('centre'),
    });
    expect(userErrors).toMatchObject([{ code: 'NOT_MOVED_BY_THE_HUB', sentence: expect.stringContaining('Centre') }]);
  });
});

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

test('what led to a transfer, and to what it led, is traced, and every step is audited', async () => {
  await using hub = await loadedHub();
  const demand = hubId('demand', 'hub', ['C-1', 'erp', item]);
  const transfer = await asked(hub, { demandId: demand });
  await work(hub);
  await deed(hub, 'receiveTransfer', { transferId: transfer.id, idempotencyKey: 'r1' });
  await work(hub);
  const edges = await hub.db.execute<{ from_id: string; to_id: string; kind: string }>(
    sql`select from_id, to_id, kind from hub.lineage_edge order by kind`,
  );
  expect([...edges]).toEqual([
    { from_id: demand, to_id: transfer.id, kind: 'causes' },
    { from_id: lotId('L2'), to_id: transfer.id, kind: 'part-of' },
    { from_id: transfer.id, to_id: lotId('L2', 'H200'), kind: 'ships' },
  ]);
  const audit = await hub.db.execute<{ actor: string; action: string }>(
    sql`select actor, action from hub.audit_entry where subject = ${transfer.id} order by seq`,
  );
  expect([...audit]).toEqual([
    { actor: 'mover', action: 'transfer-requested' },
    { actor: 'system:erp', action: 'transfer-posted' },
    { actor: 'mover', action: 'transfer-received' },
    { actor: 'system:erp', action: 'transfer-posted' },
  ]);
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
