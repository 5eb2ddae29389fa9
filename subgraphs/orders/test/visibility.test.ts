import { afterAll, beforeAll, expect, test } from 'vitest';
import { received, take } from './edi-partner.ts';
import { orderRow } from './erp-rows.ts';
import { backordered, orderDesk } from './order-desk.ts';
import { partnerOf, planner, plannerOf } from './running-orders.ts';
import { ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeAll(async () => void (group = await loadedGroup()));
afterAll(() => group[Symbol.asyncDispose]());

type Viewer = typeof planner;
const north = plannerOf(ids.north);
const south = plannerOf(ids.south);
const nobody = plannerOf();
const alpine = partnerOf(ids.alpine);
const borealis = partnerOf(ids.borealis);

async function ask(viewer: Viewer, query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await group.ask(query, viewer, variables);
  expect(errors).toEqual([]);
  return data;
}

const lists = `{
  purchaseOrders { totalCount edges { node { number } } }
  requisitions { edges { node { number } } }
  invoices { edges { node { number } } } }`;
const numbers = (connection: { edges: { node: { number: string } }[] }) =>
  connection.edges.map(({ node }) => node.number);

test.each([
  ['all facilities', planner, [3, 2, 1, 4], ['10000001'], ['B-77', 'INV-99120']],
  ['the north', north, [1, 4], ['10000001'], ['INV-99120']],
  ['the south', south, [2, 1], ['10000001'], ['B-77', 'INV-99120']],
  ['no facility', nobody, [], [], []],
  ['one supplier', alpine, [3, 1, 4], [], ['INV-99120']],
  ['another supplier', borealis, [2], [], ['B-77']],
  ['no supplier', partnerOf(), [], [], []],
])('R72: who sees %s lists and counts that and no more', async (_, viewer, orders, requisitions, invoices) => {
  const data = await ask(viewer, lists);
  expect(numbers(data.purchaseOrders)).toEqual(orders.map((each) => `450000000${each}`));
  expect(data.purchaseOrders.totalCount).toBe(orders.length);
  expect(numbers(data.requisitions)).toEqual(requisitions);
  expect(numbers(data.invoices)).toEqual(invoices);
});

test.each([
  ['the north', north, [ids.shared, ids.received]],
  ['the south', south, [ids.shared, ids.south2]],
  ['one supplier', alpine, [ids.shared, ids.nowhere, ids.received]],
  ['another supplier', borealis, [ids.south2]],
])('R72: who sees %s fetches others’ orders neither by id, by number nor as entities', async (_, viewer, visible) => {
  const all = [ids.shared, ids.south2, ids.nowhere, ids.received];
  const fetched = await ask(
    viewer,
    `query ($r: [_Any!]!) {
      ${all.map((id, index) => `a${index}: purchaseOrder(id: "${id}") { id }`).join('\n')}
      ${all.map((_id, index) => `b${index}: purchaseOrderByNumber(number: "450000000${index + 1}") { id }`).join('\n')}
      _entities(representations: $r) { ... on PurchaseOrder { id } } }`,
    { r: all.map((id) => ({ __typename: 'PurchaseOrder', id })) },
  );
  const expected = all.map((id) => (visible.includes(id) ? { id } : null));
  expect(all.map((_id, index) => fetched[`a${index}`])).toEqual(expected);
  expect(all.map((_id, index) => fetched[`b${index}`])).toEqual(expected);
  expect(fetched._entities).toEqual(expected);
});

const everything = `query ($r: [_Any!]!) { _entities(representations: $r) {
  ... on PurchaseOrderLine { id } ... on Requisition { id lines { id } } ... on RequisitionLine { id }
  ... on Receipt { id lines { id } } ... on ReceiptLine { id } ... on Invoice { id lines { id } total { amount } } ... on InvoiceLine { id } } }`;
const representations = [
  { __typename: 'PurchaseOrderLine', id: ids.line('1', '10') },
  { __typename: 'PurchaseOrderLine', id: ids.line('1', '20') },
  { __typename: 'PurchaseOrderLine', id: ids.line('3', '10') },
  { __typename: 'Requisition', id: ids.requisition },
  { __typename: 'RequisitionLine', id: ids.requisitionLine('10') },
  { __typename: 'RequisitionLine', id: ids.requisitionLine('20') },
  { __typename: 'Receipt', id: ids.receipt },
  { __typename: 'ReceiptLine', id: ids.receiptLine('1') },
  { __typename: 'ReceiptLine', id: ids.receiptLine('2') },
  { __typename: 'Invoice', id: ids.invoice },
  { __typename: 'InvoiceLine', id: ids.invoiceLine('1') },
  { __typename: 'InvoiceLine', id: ids.invoiceLine('2') },
];

test('R72: of what two hospitals share, each sees its own lines, and no total that tells of the other’s', async () => {
  expect((await ask(north, everything, { r: representations }))._entities).toEqual([
    { id: ids.line('1', '10') },
    null,
    null,
    { id: ids.requisition, lines: [{ id: ids.requisitionLine('10') }] },
    { id: ids.requisitionLine('10') },
    null,
    { id: ids.receipt, lines: [{ id: ids.receiptLine('1') }] },
    { id: ids.receiptLine('1') },
    null,
    { id: ids.invoice, lines: [{ id: ids.invoiceLine('1') }], total: null },
    { id: ids.invoiceLine('1') },
    null,
  ]);
});

test('R72: a supplier sees its documents whole, requisitions not at all, and nothing of another’s', async () => {
  const lines = (of: (item: string) => string) => [{ id: of('1') }, { id: of('2') }];
  expect((await ask(alpine, everything, { r: representations }))._entities).toEqual([
    { id: ids.line('1', '10') },
    { id: ids.line('1', '20') },
    { id: ids.line('3', '10') },
    null,
    null,
    null,
    { id: ids.receipt, lines: lines(ids.receiptLine) },
    { id: ids.receiptLine('1') },
    { id: ids.receiptLine('2') },
    { id: ids.invoice, lines: lines(ids.invoiceLine), total: { amount: '262.50' } },
    { id: ids.invoiceLine('1') },
    { id: ids.invoiceLine('2') },
  ]);
  expect((await ask(borealis, everything, { r: representations }))._entities).toEqual(representations.map(() => null));
});

test('R72: a shared order is as far as the lines one sees, also where it is filtered and counted', async () => {
  const status = async (viewer: Viewer) =>
    (await ask(viewer, `{ purchaseOrder(id: "${ids.shared}") { status } }`)).purchaseOrder.status;
  expect(await status(planner)).toBe('SENT');
  expect(await status(north)).toBe('PARTLY_RECEIVED');
  expect(await status(south)).toBe('SENT');
  const sent = '{ purchaseOrders(filter: { status: [SENT] }) { totalCount edges { node { number } } } }';
  expect((await ask(north, sent)).purchaseOrders).toEqual({ totalCount: 0, edges: [] });
  expect((await ask(south, sent)).purchaseOrders.totalCount).toBe(2);
});

test('R72: a filter by somebody else’s facility finds nothing, and tells nothing of what is shared', async () => {
  const filtered = `{
    purchaseOrders(filter: { facilityId: "${ids.south}" }) { totalCount }
    requisitions(filter: { facilityId: "${ids.south}" }) { edges { cursor } } }`;
  for (const viewer of [north, alpine]) {
    expect(await ask(viewer, filtered)).toEqual({ purchaseOrders: { totalCount: 0 }, requisitions: { edges: [] } });
  }
});

test('R72: what an order line’s order, an item’s lines and a supplier’s orders lead to is narrowed the same way', async () => {
  const through = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on PurchaseOrderLine { purchaseOrder { lines { id } receipts { lines { id } } invoices { total { amount } lines { id } } } }
    ... on ReceiptLine { purchaseOrderLine { id } receipt { lines { id } } }
    ... on Item { onOrder { id } south: onOrder(facilityId: "${ids.south}") { id } }
    ... on Supplier { openOrders { totalCount edges { node { number lines { id } } } } } } }`;
  const r = [
    { __typename: 'PurchaseOrderLine', id: ids.line('1', '10') },
    { __typename: 'ReceiptLine', id: ids.receiptLine('1') },
    { __typename: 'Item', id: ids.stapler },
    { __typename: 'Item', id: ids.gown },
    { __typename: 'Item', id: ids.screw },
    { __typename: 'Supplier', id: ids.alpine },
    { __typename: 'Supplier', id: ids.borealis },
  ];
  expect((await ask(north, through, { r }))._entities).toEqual([
    {
      purchaseOrder: {
        lines: [{ id: ids.line('1', '10') }],
        receipts: [{ lines: [{ id: ids.receiptLine('1') }] }],
        invoices: [{ total: null, lines: [{ id: ids.invoiceLine('1') }] }],
      },
    },
    { purchaseOrderLine: { id: ids.line('1', '10') }, receipt: { lines: [{ id: ids.receiptLine('1') }] } },
    { onOrder: [{ id: ids.line('1', '10') }], south: [] },
    { onOrder: [], south: [] },
    { onOrder: [], south: [] },
    {
      openOrders: { totalCount: 1, edges: [{ node: { number: '4500000001', lines: [{ id: ids.line('1', '10') }] } }] },
    },
    { openOrders: { totalCount: 0, edges: [] } },
  ]);
  const seenByBorealis = (await ask(borealis, through, { r }))._entities;
  expect(seenByBorealis.slice(2)).toEqual([
    { onOrder: [], south: [] },
    { onOrder: [{ id: ids.line('2', '10') }], south: [] },
    { onOrder: [], south: [] },
    { openOrders: { totalCount: 0, edges: [] } },
    {
      openOrders: { totalCount: 1, edges: [{ node: { number: '4500000002', lines: [{ id: ids.line('2', '10') }] } }] },
    },
  ]);
});

test('R17: a line for a place the hub does not know is only for who sees every place, and its supplier', async () => {
  const query = `{ purchaseOrder(id: "${ids.nowhere}") { lines { facility { id } item { id } } } }`;
  expect((await ask(planner, query)).purchaseOrder.lines).toEqual([{ facility: null, item: { id: ids.screw } }]);
  expect((await ask(plannerOf(ids.north, ids.south), query)).purchaseOrder).toBeNull();
});

test('a supplier is not told for which hospital a line is', async () => {
  const data = await ask(
    alpine,
    `{ purchaseOrder(id: "${ids.shared}") { lines { facility { id } quantity { value } } } }`,
  );
  expect(data.purchaseOrder.lines).toEqual([
    { facility: null, quantity: { value: '6' } },
    { facility: null, quantity: { value: '8' } },
  ]);
});

test('R72: an order the hub has never seen is asked for, and not shown to who may not see it', async () => {
  group.erp.rows.PurchaseOrder.push(
    orderRow({ PurchaseOrder: '4500000099', Supplier: '1000400' }, [{ Plant: 'H200', Material: 'MED-2' }]),
  );
  const query = '{ purchaseOrderByNumber(number: "4500000099") { number } }';
  for (const viewer of [north, nobody, alpine]) expect((await ask(viewer, query)).purchaseOrderByNumber).toBeNull();
  for (const viewer of [south, borealis])
    expect((await ask(viewer, query)).purchaseOrderByNumber).toEqual({ number: '4500000099' });
});

test('R72: backorders and substitutes are seen where their line is, and by the supplier they are of', async () => {
  await using desk = await orderDesk();
  await take(desk, received(backordered('20260401', '20260310')));
  const id = await desk.onlyId('backorder');
  const seen = `{ backorder(id: "${id}") { id facility { id } } backorders { totalCount edges { node { id } } }
    _entities(representations: [{ __typename: "Backorder", id: "${id}" }]) { ... on Backorder { id } } }`;
  const all = { backorders: { totalCount: 1, edges: [{ node: { id } }] }, _entities: [{ id }] };
  const none = { backorder: null, backorders: { totalCount: 0, edges: [] }, _entities: [null] };
  expect(await desk.read(seen, north)).toEqual({ ...all, backorder: { id, facility: { id: ids.north } } });
  expect(await desk.read(seen, south)).toEqual(none);
  expect(await desk.read(seen, alpine)).toEqual({ ...all, backorder: { id, facility: null } });
  expect(await desk.read(seen, borealis)).toEqual(none);
});

test('nobody without a token is answered', async () => {
  const { errors } = await group.askUnknown('{ purchaseOrders { totalCount } }');
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});
