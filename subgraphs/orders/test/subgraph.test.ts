import { afterAll, beforeAll, expect, test } from 'vitest';
import { forget, ids, loadedGroup, smallGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeAll(async () => void (group = await loadedGroup()));
afterAll(() => group[Symbol.asyncDispose]());

test('an order with its lines, receipts and invoices, from the copies alone', async () => {
  forget(group);
  const { data, errors } = await group.ask(
    `query ($id: ID!) { purchaseOrder(id: $id) {
      id number status orderedOn currency supplier { id } provenance { system asOf freshness }
      lines { id number status purchaseOrder { number } item { id } facility { id } description supplierPartNumber
        quantity { value unit } baseQuantity { value unit } received { value unit } outstanding { value unit }
        price { amount currency } perQuantity priceUnit pricePerBaseUnit { amount currency }
        promises { promisedOn quantity { value unit } isConfirmed } contract { id } }
      receipts { number postedOn shipNoticeNumber provenance { freshness }
        lines { id receipt { number } quantity { value unit } item { id } lot expiresOn isReversal purchaseOrderLine { id } } }
      invoices { number supplier { id } invoicedOn total { amount currency } isCreditMemo isBlocked
        lines { id invoice { number } quantity { value unit } amount { amount currency } purchaseOrderLine { id } } } } }`,
    undefined,
    { id: ids.shared },
  );
  expect(errors).toEqual([]);
  expect(data.purchaseOrder).toMatchObject({
    id: ids.shared,
    number: '4500000001',
    status: 'SENT',
    orderedOn: '2026-03-04',
    currency: 'USD',
    supplier: { id: ids.alpine },
    provenance: { system: 'Meridian ERP', asOf: '2026-03-09T12:00:00Z', freshness: 'FRESH' },
    lines: [
      {
        id: ids.line('1', '10'),
        number: '10',
        status: 'PARTLY_RECEIVED',
        purchaseOrder: { number: '4500000001' },
        item: { id: ids.stapler },
        facility: { id: ids.north },
        description: 'Stapler reload 45 mm',
        supplierPartNumber: 'AS-3524-C',
        quantity: { value: '6', unit: 'BX' },
        baseQuantity: { value: '60', unit: 'EA' },
        received: { value: '20', unit: 'EA' },
        outstanding: { value: '40', unit: 'EA' },
        price: { amount: '250.00', currency: 'USD' },
        perQuantity: '1',
        priceUnit: 'BX',
        pricePerBaseUnit: { amount: '25.00', currency: 'USD' },
        promises: [{ promisedOn: '2026-03-12', quantity: { value: '40', unit: 'EA' }, isConfirmed: true }],
      },
      {
        status: 'SENT',
        facility: { id: ids.south },
        promises: [{ promisedOn: '2026-03-11', quantity: { value: '80', unit: 'EA' }, isConfirmed: false }],
      },
    ],
    receipts: [
      {
        number: '5000000001/2026',
        postedOn: '2026-03-07',
        shipNoticeNumber: 'ASN0099812',
        lines: [
          {
            quantity: { value: '2', unit: 'BX' },
            lot: 'L2305',
            expiresOn: '2028-06-30',
            isReversal: false,
            purchaseOrderLine: { id: ids.line('1', '10') },
          },
          { purchaseOrderLine: { id: ids.line('1', '20') } },
        ],
      },
    ],
    invoices: [
      {
        number: 'INV-99120',
        supplier: { id: ids.alpine },
        invoicedOn: '2026-03-07',
        total: { amount: '262.50', currency: 'USD' },
        isCreditMemo: false,
        isBlocked: false,
        lines: [
          { quantity: { value: '1', unit: 'BX' }, amount: { amount: '250.00', currency: 'USD' } },
          { purchaseOrderLine: { id: ids.line('1', '20') } },
        ],
      },
    ],
  });
  expect(group.calls.counts()).toEqual({});
});

test('lists are narrowed, counted and paged, the newest first', async () => {
  const list = async (filter: string, page = '') => {
    const { data, errors } = await group.ask(
      `{ purchaseOrders(filter: ${filter} ${page}) { totalCount edges { node { number } } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(errors).toEqual([]);
    const { totalCount, edges, pageInfo } = data.purchaseOrders;
    const numbers = edges.map(({ node }: { node: { number: string } }) => Number(node.number) - 4_500_000_000);
    return { numbers, totalCount, pageInfo };
  };
  expect(await list('{}')).toMatchObject({ numbers: [3, 2, 1, 4], totalCount: 4 });
  expect(await list(`{ facilityId: "${ids.south}" }`)).toMatchObject({ numbers: [2, 1], totalCount: 2 });
  expect(await list(`{ itemId: "${ids.gown}" }`)).toMatchObject({ numbers: [2, 4] });
  expect(await list(`{ itemId: "${ids.gown}", facilityId: "${ids.north}" }`)).toMatchObject({ numbers: [4] });
  expect(await list(`{ supplierId: "${ids.borealis}" }`)).toMatchObject({ numbers: [2], totalCount: 1 });
  expect(await list(`{ status: [RECEIVED, PARTLY_RECEIVED] }`)).toMatchObject({ numbers: [4], totalCount: 1 });
  expect(await list(`{ status: [] }`)).toMatchObject({ numbers: [], totalCount: 0 });

  const first = await list('{}', 'first: 3');
  expect(first).toMatchObject({ numbers: [3, 2, 1], totalCount: 4, pageInfo: { hasNextPage: true } });
  expect(await list('{}', `first: 3, after: "${first.pageInfo.endCursor}"`)).toMatchObject({
    numbers: [4],
    pageInfo: { hasNextPage: false },
  });
});

test('requisitions and invoices are narrowed by what their lines and headers say', async () => {
  const { data, errors } = await group.ask(`{
    open: requisitions(filter: { isOpen: true }) { edges { node { number description
      lines { number quantity { value unit } neededOn isReleased isClosed item { id } facility { id } requisition { number }
        purchaseOrder { number } } } } }
    closed: requisitions(filter: { isOpen: false }) { edges { node { number } } }
    gowns: requisitions(filter: { itemId: "${ids.gown}", facilityId: "${ids.south}" }) { edges { node { number } } }
    elsewhere: requisitions(filter: { itemId: "${ids.gown}", facilityId: "${ids.north}" }) { edges { node { number } } }
    blocked: invoices(filter: { isBlocked: true }) { edges { node { number isBlocked } } }
    alpine: invoices(filter: { supplierId: "${ids.alpine}" }) { edges { node { number } } }
    all: invoices { edges { node { number } } } }`);
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    open: {
      edges: [
        {
          node: {
            number: '10000001',
            description: 'OR case 88213 shortage',
            lines: [
              {
                number: '10',
                quantity: { value: '20', unit: 'EA' },
                neededOn: '2026-03-09',
                isReleased: true,
                isClosed: false,
                facility: { id: ids.north },
                requisition: { number: '10000001' },
                purchaseOrder: null,
              },
              { isClosed: true, purchaseOrder: { number: '4500000002' } },
            ],
          },
        },
      ],
    },
    closed: { edges: [] },
    gowns: { edges: [{ node: { number: '10000001' } }] },
    elsewhere: { edges: [] },
    blocked: { edges: [{ node: { number: 'B-77', isBlocked: true } }] },
    alpine: { edges: [{ node: { number: 'INV-99120' } }] },
    all: { edges: [{ node: { number: 'B-77' } }, { node: { number: 'INV-99120' } }] },
  });
});

test('an item’s open lines come the earliest expected first, a supplier’s open orders the newest first', async () => {
  const { data, errors } = await group.ask(
    `query ($items: [_Any!]!) { _entities(representations: $items) {
      ... on Item { id onOrder { number outstanding { value } } north: onOrder(facilityId: "${ids.north}") { number purchaseOrder { number } } }
      ... on Supplier { id openOrders(first: 1) { totalCount edges { node { number } } pageInfo { hasNextPage } } } } }`,
    undefined,
    {
      items: [
        { __typename: 'Item', id: ids.stapler },
        { __typename: 'Item', id: ids.gown },
        { __typename: 'Supplier', id: ids.alpine },
        { __typename: 'Supplier', id: ids.borealis },
      ],
    },
  );
  expect(errors).toEqual([]);
  expect(data._entities).toEqual([
    {
      id: ids.stapler,
      onOrder: [
        { number: '20', outstanding: { value: '80' } },
        { number: '10', outstanding: { value: '40' } },
      ],
      north: [{ number: '10', purchaseOrder: { number: '4500000001' } }],
    },
    { id: ids.gown, onOrder: [{ number: '10', outstanding: { value: '50' } }], north: [] },
    {
      id: ids.alpine,
      openOrders: { totalCount: 2, edges: [{ node: { number: '4500000003' } }], pageInfo: { hasNextPage: true } },
    },
    {
      id: ids.borealis,
      openOrders: { totalCount: 1, edges: [{ node: { number: '4500000002' } }], pageInfo: { hasNextPage: false } },
    },
  ]);
});

test('a list of what was never loaded is not empty but unavailable, and names the system', async () => {
  await using unloaded = await smallGroup();
  const { data, errors } = await unloaded.ask(
    `{ purchaseOrders { totalCount } requisitions { edges { cursor } } invoices { edges { cursor } } }`,
  );
  expect(data).toEqual({ purchaseOrders: null, requisitions: null, invoices: null });
  expect(errors.map(({ extensions }) => extensions)).toEqual(
    Array.from({ length: 3 }, () => ({ code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP' })),
  );
});

test.each([
  ['a page that is too large', '{ purchaseOrders(first: 101) { totalCount } }', 'first'],
  ['a cursor of another list', `{ invoices(after: "${btoa('["MED-1","item_1"]')}") { edges { cursor } } }`, 'after'],
  ['a cursor of no day', `{ purchaseOrders(after: "${btoa('["2026-13-45","order_1"]')}") { totalCount } }`, 'after'],
  ['a system nobody configured', '{ purchaseOrderByNumber(system: "crm", number: "1") { id } }', 'system'],
])('%s is refused, naming the field', async (_, query, field) => {
  const { errors } = await group.ask(query);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
});

test('an unknown system’s refusal names those there are', async () => {
  const { errors } = await group.ask('{ purchaseOrderByNumber(system: "crm", number: "1") { id } }');
  expect(errors[0]?.message).toContain('erp, ehr');
});
