import { purchaseOrderChanged } from '@supply-hub/events';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmationRow, confirmed, orderRow, scheduleLine, type Row } from './erp-rows.ts';
import { fakeErp } from './fake-erp.ts';
import { runningOrders } from './running-orders.ts';
import { hubYaml } from './small-group.ts';

const ten = (more: Row = {}): Row => ({
  OrderQuantity: 10,
  _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-12', 10)],
  ...more,
});

/** Each order is one case of what is told of deliveries to come, which cases are decided by. */
const orders = {
  inParts: orderRow({ PurchaseOrder: '4500000011' }, [
    ten({ _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-20', 6), scheduleLine('2026-03-12', 4, 1)] }),
  ]),
  withoutDay: orderRow({ PurchaseOrder: '4500000012' }, [ten()]),
  refused: orderRow({ PurchaseOrder: '4500000013' }, [ten({ ItemIsRejectedBySupplier: true })]),
  received: orderRow({ PurchaseOrder: '4500000014' }, [
    ten({ _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-12', 10, 0)] }),
    ten({ IsCompletelyDelivered: true, _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-12', 10, 3)] }),
  ]),
  cancelled: orderRow({ PurchaseOrder: '4500000015' }, [ten({ PurchasingDocumentDeletionCode: 'L' }), ten()]),
  withdrawn: orderRow({ PurchaseOrder: '4500000016', PurchaseOrderDeletionCode: 'L' }, [ten()]),
  inWords: orderRow({ PurchaseOrder: '4500000017' }, [ten({ Material: '' })]),
  factor: orderRow({ PurchaseOrder: '4500000018' }, [
    ten({ OrderItemQtyToBaseQtyNmrtr: 5, OrderItemQtyToBaseQtyDnmntr: 2 }),
  ]),
};

let hub: Awaited<ReturnType<typeof runningOrders>>;
const stack = new AsyncDisposableStack();
beforeAll(async () => {
  const erp = stack.use(await fakeErp());
  erp.rows.PurchaseOrder.push(...Object.values(orders));
  erp.rows.Confirmation.push(
    confirmationRow({ SuplrConfRefPurchaseOrder: '4500000011' }, { lines: [confirmed('2026-03-14', 5)] }),
    confirmationRow({ SuplrConfRefPurchaseOrder: '4500000012' }, { lines: [confirmed(null, 10)] }),
  );
  hub = stack.use(await runningOrders(hubYaml(erp.url)));
  if (!(await hub.poll())) throw new Error('the ERP of the test could not be read');
});
afterAll(() => stack.disposeAsync());

/** What was told of an order's lines. */
async function told(order: Row) {
  const [row] = await hub.db.execute<{ data: unknown }>(sql`
    select data from hub.outbox
    where type = ${purchaseOrderChanged.type} and data ->> 'number' = ${String(order['PurchaseOrder'])}`);
  return purchaseOrderChanged.read(2, row?.data);
}
async function promises(order: Row) {
  const { lines } = await told(order);
  return lines.map((line) =>
    line.promises.map(({ on, quantity, confirmed }) => `${quantity} on ${on}${confirmed ? ' confirmed' : ''}`),
  );
}

test('R51: what is to come is ordered less received, the soonest first, confirmed or only asked for', async () => {
  // Three have come: of the five confirmed for the 14th two are left, and five are asked for on the schedule's last day.
  expect(await promises(orders.inParts)).toEqual([['2 on 2026-03-14 confirmed', '5 on 2026-03-20']]);
});

test('R41: what is promised without a day is no promise that a case could count on', async () => {
  expect(await promises(orders.withoutDay)).toEqual([[]]);
});

test('R43: what the supplier refused is promised on no day', async () => {
  expect(await promises(orders.refused)).toEqual([[]]);
});

test('R51: what has come in full, or is delivered as far as it will be, leaves nothing to come', async () => {
  expect(await promises(orders.received)).toEqual([[], []]);
  expect((await told(orders.received)).lines.map((line) => line.receivedQuantity)).toEqual(['10', '7']);
});

test('a cancelled line, and each line of a withdrawn order, is told as cancelled with nothing to come', async () => {
  expect(await promises(orders.cancelled)).toEqual([[], ['10 on 2026-03-12']]);
  expect((await told(orders.cancelled)).lines.map((line) => line.cancelled)).toEqual([true, false]);
  expect(await promises(orders.withdrawn)).toEqual([[]]);
  expect((await told(orders.withdrawn)).lines.map((line) => line.cancelled)).toEqual([true]);
});

test('a line in words has no item', async () => {
  expect((await told(orders.inWords)).lines).toMatchObject([{ itemId: null, promises: [{ quantity: '10' }] }]);
});

test('R6: what is promised is in the order’s unit, and base quantities tell the order’s own factor', async () => {
  const order = await told(orders.factor);
  expect(order).toMatchObject({ number: '4500000018', supplierId: expect.stringMatching(/^supplier_/) });
  expect(order.lines).toMatchObject([
    { number: '10', quantity: '10', unit: 'BX', baseQuantity: '25', baseUnit: 'EA', promises: [{ quantity: '10' }] },
  ]);
});
