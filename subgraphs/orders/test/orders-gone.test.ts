import { purchaseOrderChanged } from '@supply-hub/events';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { order, orderDesk } from './order-desk.ts';
import { replenishingHub } from './replenishing-hub.ts';
import { tellEvent } from './tell-event.ts';

test('R32: of an order its system no longer has nothing more comes, and the others are told', async () => {
  await using desk = await orderDesk();
  const told = async () => (await desk.linesTold()).map(({ promises, cancelled }) => [promises.length, cancelled]);
  expect(await told()).toEqual([
    [1, false],
    [1, false],
  ]);
  /** It is looked for at its system. */
  const isThere = async () => {
    desk.clock.advance(3_600_000);
    const { purchaseOrderByNumber: found } = await desk.read('{ purchaseOrderByNumber(number: "4500000050") { id } }');
    await desk.idle();
    return found !== null;
  };
  const rows = desk.erp.rows.PurchaseOrder;
  desk.erp.rows.PurchaseOrder = [];
  expect(await isThere()).toBe(false);
  const gone = [
    [0, true],
    [0, true],
  ];
  expect(await told()).toEqual(gone);
  const times = async () => (await desk.told(purchaseOrderChanged)).filter(({ id }) => id === order).length;
  const before = await times();
  await desk.refoldOrder();
  expect(await times()).toBe(before);
  // What its system has again is told as it is.
  desk.erp.rows.PurchaseOrder = rows;
  expect(await isThere()).toBe(true);
  expect(await told()).toEqual([
    [1, false],
    [1, false],
  ]);
});

test('R32: what was ordered for a case and is no longer on order is asked for anew', async () => {
  await using hub = await replenishingHub();
  const asksForIt = async () => {
    await hub.replenish();
    hub.clock.advance(15 * 60_000);
    await hub.replenish();
    await hub.send();
  };
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '2' });
  await asksForIt();
  const [line] = await hub.requisitioned();
  await hub.control('POST', '/erp/buyer/work', { requisition: line?.requisition });
  hub.clock.advance(60_000);
  await hub.poll();
  await asksForIt();
  expect(await hub.requisitioned()).toHaveLength(1);
  // As if it had been read and were not there.
  const [placed] = await hub.db.execute<{ id: string }>(sql`
    update orders.purchase_order set is_gone = true where id in (
      select ordered.order_id from orders.purchase_order_line as ordered join hub.lineage_edge on to_id = ordered.id
      where from_id in (select requisition_line_id from orders.asked_line))
    returning id`);
  if (placed === undefined) throw new Error('nothing was ordered');
  await hub.db.execute(sql`insert into orders.refold_due (order_id) values (${placed.id})`);
  await hub.subgraph.tasks.find(({ name }) => name === 'orders.refold')?.step();
  const [event] = await hub.db.execute<{ version: number; data: unknown }>(sql`
    select data_version as version, data from hub.outbox
    where type = ${purchaseOrderChanged.type} and data ->> 'id' = ${placed.id} order by seq desc limit 1`);
  const data = purchaseOrderChanged.read(event?.version ?? 0, event?.data);
  await tellEvent(hub, purchaseOrderChanged, { subject: placed.id, data, consumer: 'orders.asked-for' });
  await asksForIt();
  expect(await hub.requisitioned()).toMatchObject([
    { item: 'MED-000001', quantity: '2' },
    { item: 'MED-000001', quantity: '2' },
  ]);
});
