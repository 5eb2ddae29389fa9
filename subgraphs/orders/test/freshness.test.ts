import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  confirmationRow,
  confirmed,
  invoiceRow,
  materialDocumentRow,
  orderRow,
  scheduleLine,
  v2Date,
  type Row,
} from './erp-rows.ts';
import { forget, ids, loadedGroup, smallGroup } from './small-group.ts';

type Group = Awaited<ReturnType<typeof loadedGroup>>;

const sixMinutes = 6 * 60_000;
const provenance = '{ system asOf freshness }';

async function orderNow(group: Group, id = ids.south2) {
  const { data, errors } = await group.ask(
    `{ purchaseOrder(id: "${id}") { status provenance ${provenance} lines { outstanding { value } promises { promisedOn isConfirmed } } } }`,
  );
  return { order: data.purchaseOrder, errors };
}

/** The row of an order at the ERP, to be replaced. */
function change(group: Group, number: string, row: Row): void {
  const rows = group.erp.rows.PurchaseOrder;
  rows[rows.findIndex((each) => each['PurchaseOrder'] === number)] = row;
}

const south2 = (line: Row, fields: Row = {}) =>
  orderRow(
    { PurchaseOrder: '4500000002', Supplier: '1000400', LastChangeDateTime: '2026-03-09T12:05:00Z', ...fields },
    [{ Plant: 'H200', Material: 'MED-2', OrderQuantity: 5, ...line }],
  );

test('older than its maxAge an order is read again: LIVE, and kept', async () => {
  await using group = await loadedGroup();
  group.clock.advance(sixMinutes);
  change(group, '4500000002', south2({ _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-11', 5, 1)] }));
  expect(await orderNow(group)).toMatchObject({
    errors: [],
    order: { status: 'PARTLY_RECEIVED', provenance: { asOf: '2026-03-09T12:06:00Z', freshness: 'LIVE' } },
  });
  await group.idle();
  forget(group);
  expect(await orderNow(group)).toMatchObject({
    order: { status: 'PARTLY_RECEIVED', provenance: { freshness: 'FRESH' } },
  });
  expect(group.calls.counts()).toEqual({});
});

test('with the ERP away: what the hub knows is STALE without an error, what it does not names the ERP; then it is back', async () => {
  await using group = await loadedGroup();
  group.clock.advance(sixMinutes);
  group.takeErpAway();
  const query = `{
    known: purchaseOrderByNumber(number: "4500000002") { number provenance ${provenance} receipts { number } invoices { number provenance { freshness } } }
    unknown: purchaseOrderByNumber(number: "4500000055") { number }
    purchaseOrders(filter: { supplierId: "${ids.borealis}" }) { totalCount edges { node { provenance { freshness } } } } }`;
  const away = await group.ask(query);
  const stale = { system: 'Meridian ERP', asOf: '2026-03-09T12:00:00Z', freshness: 'STALE' };
  expect(away.data).toEqual({
    known: {
      number: '4500000002',
      provenance: stale,
      receipts: [],
      invoices: [{ number: 'B-77', provenance: { freshness: 'STALE' } }],
    },
    unknown: null,
    purchaseOrders: { totalCount: 1, edges: [{ node: { provenance: { freshness: 'STALE' } } }] },
  });
  expect(away.errors).toMatchObject([
    { path: ['unknown'], extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP' } },
  ]);
  group.erp.reset();
  const back = await group.ask(query);
  expect(back.errors).toEqual([]);
  expect(back.data).toMatchObject({ known: { provenance: { freshness: 'LIVE' } }, unknown: null });
});

test('a number the hub has not seen is asked of its system, padded or not, and kept', async () => {
  await using group = await loadedGroup();
  group.erp.rows.PurchaseOrder.push(orderRow({ PurchaseOrder: '0000071234' }));
  const query = `{ purchaseOrderByNumber(system: "erp", number: " 0000071234 ") { number provenance { freshness } lines { id } } }`;
  const { data } = await group.ask(query);
  expect(data.purchaseOrderByNumber).toMatchObject({ number: '71234', provenance: { freshness: 'LIVE' } });
  await group.idle();
  expect((await group.ask(query)).data.purchaseOrderByNumber.provenance.freshness).toBe('FRESH');
  // What it names can be had by id from now on.
  const [{ id }] = data.purchaseOrderByNumber.lines;
  const { data: entities } = await group.ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on PurchaseOrderLine { number } } }`,
    undefined,
    { r: [{ __typename: 'PurchaseOrderLine', id }] },
  );
  expect(entities._entities).toEqual([{ number: '10' }]);
});

test('numbers that are none, and systems that buy nothing, have no orders', async () => {
  await using group = await loadedGroup();
  for (const [system, number] of [
    ['erp', ''],
    ['erp', '4'.repeat(60)],
    ['ehr', '4500000001'],
  ]) {
    const { data, errors } = await group.ask(
      `{ purchaseOrderByNumber(system: "${system}", number: "${number}") { id } }`,
    );
    expect({ data, errors }).toEqual({ data: { purchaseOrderByNumber: null }, errors: [] });
  }
  expect(group.calls.counts()).toEqual({});
});

test('a poll reads what changed and confirms the rest without reading it', async () => {
  await using group = await loadedGroup();
  group.clock.advance(sixMinutes);
  change(group, '4500000002', south2({ IsCompletelyDelivered: true }));
  expect(await group.poll()).toBe(true);
  forget(group);
  expect(await orderNow(group)).toMatchObject({ order: { status: 'RECEIVED', provenance: { freshness: 'FRESH' } } });
  const { order } = await orderNow(group, ids.shared);
  expect(order.provenance).toEqual({ system: 'Meridian ERP', asOf: '2026-03-09T12:06:00Z', freshness: 'FRESH' });
  expect(group.calls.counts()).toEqual({});
});

test('a confirmation leaves no trace on its order, and is found all the same', async () => {
  await using group = await loadedGroup();
  group.clock.advance(sixMinutes);
  group.erp.rows.Confirmation.push(
    confirmationRow(
      {
        SupplierConfirmation: '2500000009',
        SuplrConfRefPurchaseOrder: '4500000002',
        LastChangeDateTime: '2026-03-09T12:04:00Z',
      },
      { lines: [confirmed('2026-03-15', 5)] },
    ),
  );
  await group.poll();
  expect((await orderNow(group)).order).toMatchObject({
    status: 'CONFIRMED',
    lines: [{ promises: [{ promisedOn: '2026-03-15', isConfirmed: true }] }],
  });
});

test('R51: a receipt changes its order without a trace: it is read again when asked for, and by the next poll', async () => {
  await using group = await loadedGroup();
  const arrived = south2(
    { _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-11', 5, 2)] },
    { LastChangeDateTime: '2026-03-05T16:20:00Z' },
  );
  change(group, '4500000002', arrived);
  group.erp.rows.A_MaterialDocumentHeader.push(
    materialDocumentRow({ MaterialDocument: '5000000002', CreationDate: v2Date('2026-03-09') }, [
      { PurchaseOrder: '4500000002', Plant: 'H200', Material: 'MED-2', QuantityInEntryUnit: '3', Supplier: '1000400' },
    ]),
  );
  group.clock.advance(60_000);
  await group.runFeed('receipts/erp');
  // The copy's own time is the first load's: it is as old as that again.
  group.clock.advance(sixMinutes);
  expect((await orderNow(group)).order).toMatchObject({
    status: 'PARTLY_RECEIVED',
    lines: [{ outstanding: { value: '20' } }],
    provenance: { freshness: 'LIVE' },
  });
  await group.idle();
  await group.poll();
  forget(group);
  group.clock.advance(60_000);
  expect((await orderNow(group)).order).toMatchObject({ provenance: { freshness: 'FRESH' } });
  expect(group.calls.counts()).toEqual({});
  expect(await versions(group, ids.south2)).toEqual([1, 2]);
});

test('an order that makes no sense any more is not called current, and holds up no other', async () => {
  await using group = await loadedGroup();
  group.clock.advance(sixMinutes);
  change(group, '4500000002', south2({ PurchaseOrderQuantityUnit: 'ZZ9' }));
  expect(await group.poll()).toBe(true);
  expect(await orderNow(group)).toMatchObject({
    errors: [],
    order: { provenance: { asOf: '2026-03-09T12:00:00Z', freshness: 'STALE' } },
  });
  expect(await orderNow(group, ids.shared)).toMatchObject({ order: { provenance: { freshness: 'FRESH' } } });
  change(group, '4500000002', south2({}));
  await group.poll();
  expect(await orderNow(group)).toMatchObject({ order: { provenance: { freshness: 'FRESH' } } });
});

test('an order that was never readable is told as such when it is asked for, and is in no list', async () => {
  await using group = await smallGroup();
  group.erp.rows.PurchaseOrder.push(
    orderRow({ PurchaseOrder: '4500000077' }, [{ PurchasingDocumentDeletionCode: 'Q' }]),
  );
  expect(await group.poll()).toBe(true);
  const { data, errors } = await group.ask(
    '{ purchaseOrders { totalCount } purchaseOrderByNumber(number: "4500000077") { id } }',
  );
  expect(data).toEqual({ purchaseOrders: { totalCount: 4 }, purchaseOrderByNumber: null });
  expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_CONTRACT_BROKEN', system: 'Meridian ERP' } }]);
});

test('an invoice is polled for some days, then now and again while it is blocked, and later read when it is asked for', async () => {
  await using group = await smallGroup();
  const invoice = (number: string, fields: Row) =>
    invoiceRow({
      SupplierInvoice: number,
      PostingDate: v2Date('2026-02-01'),
      SupplierInvoiceIDByInvcgParty: number,
      ...fields,
    });
  const rows = group.erp.rows.A_SupplierInvoice;
  rows.push(invoice('5105600011', { PaymentBlockingReason: 'R' }), invoice('5105600012', {}));
  await group.poll();
  await group.poll();
  rows.splice(-2, 2, invoice('5105600011', {}), invoice('5105600012', { ReverseDocument: '5105600099' }));
  group.clock.advance(61 * 60_000);
  await group.poll();
  const query = '{ invoices(filter: { isBlocked: true }) { edges { node { number } } } }';
  expect((await group.ask(query)).data.invoices.edges).toEqual([{ node: { number: 'B-77' } }]);
  group.clock.advance(sixMinutes);
  await group.poll();
  forget(group);
  const { data } = await group.ask('{ invoices { edges { node { number provenance { freshness } } } } }');
  expect(
    data.invoices.edges
      .map(({ node }: { node: { number: string; provenance: { freshness: string } } }) => [
        node.number,
        node.provenance.freshness,
      ])
      .toSorted(),
  ).toEqual([
    ['5105600011', 'LIVE'],
    ['5105600012', 'LIVE'],
    ['B-77', 'FRESH'],
    ['INV-99120', 'FRESH'],
  ]);
  expect(group.calls.counts()['erp']?.byOperation).toEqual({ 'invoices by number': 1 });
});

test('what has not changed is neither written nor told again', async () => {
  await using group = await loadedGroup();
  const told = () => group.db.execute(sql`select id from hub.outbox`);
  const before = (await told()).length;
  expect(before).toBe(8);
  group.clock.advance(60_000);
  await group.poll();
  expect((await told()).length).toBe(before);
  expect(group.statements.filter((text) => /^\s*(insert into "orders"|delete from)/i.test(text))).toEqual([]);
});

async function versions(group: Group, id: string): Promise<number[]> {
  const rows = await group.db.execute<{ version: number }>(
    sql`select aggregate_version::int as version from hub.outbox where aggregate_id = ${id} order by aggregate_version`,
  );
  return rows.map(({ version }) => version);
}
