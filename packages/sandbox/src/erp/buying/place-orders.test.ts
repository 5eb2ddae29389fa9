import { expect, test } from 'vitest';
import { runSandbox } from '../../testing/running-sandbox.ts';

const root = '/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/';

test('orders are placed with those who take them by EDI, released, at what their contracts say', async () => {
  await using running = await runSandbox();
  const placed = await running.control('POST', '/erp/orders', { count: 60, seed: 3 });
  const orders = placed.rows('orders');
  expect(orders).toHaveLength(60);
  expect(new Set(orders.map(({ partner }) => partner)).size).toBe(4);
  expect(orders[0]).toMatchObject({ order: '4500000086' });
  const changed = await running.ask(
    'erp',
    `${root}PurchaseOrder?$filter=PurchaseOrder%20ge%20'4500000086'&$expand=_PurchaseOrderItem&$top=100`,
  );
  const found = changed.rows('value');
  expect(found).toHaveLength(60);
  for (const order of found) {
    expect(order).toMatchObject({ ReleaseIsNotCompleted: false, PurchaseOrderDate: '2026-03-09' });
    for (const item of [order['_PurchaseOrderItem']].flat()) {
      expect(item).toMatchObject({
        PurchaseContract: expect.stringMatching(/^46/),
        SupplierMaterialNumber: expect.stringMatching(/./),
        NetPriceAmount: expect.not.stringMatching(/^0\.00$/),
      });
    }
  }
});

test('nothing of the first day stands in a new world, so that no order goes by EDI that went another way', async () => {
  await using running = await runSandbox();
  const today = await running.ask(
    'erp',
    `${root}PurchaseOrder?$filter=PurchaseOrderDate%20ge%202026-03-09&$count=true`,
  );
  expect(today.at('@odata.count')).toBe(0);
});

test('orders are asked of one supplier, and of none that takes none', async () => {
  await using running = await runSandbox();
  const placed = await running.control('POST', '/erp/orders', { count: 3, partners: ['alpine-surgical'] });
  expect(placed.rows('orders').map(({ supplier }) => supplier)).toEqual(['1000300', '1000300', '1000300']);
  expect((await running.control('POST', '/erp/orders', { partners: ['granite-spine'] })).status).toBe(400);
});

test('the buyers order at their pace, on the sandbox’s clock', async () => {
  await using running = await runSandbox({ ordersPerHour: 'usual' });
  const ordersToday = async () => {
    const page = await running.ask(
      'erp',
      `${root}PurchaseOrder?$filter=PurchaseOrderDate%20ge%202026-03-09&$count=true`,
    );
    return Number(page.at('@odata.count'));
  };
  expect(await ordersToday()).toBe(8);
  running.clock.advance(3 * 3_600_000);
  await expect.poll(ordersToday).toBeGreaterThan(15);
  await running.control('PUT', '/suppliers/pace', { ordersPerHour: 0 });
  expect((await running.control('GET', '/suppliers/pace')).at('ordersPerHour')).toBe(0);
});
