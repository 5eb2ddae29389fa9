import { parkedEvents, publish, receiptRecorded, startDelivery, type ReceiptRecorded } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { depotHub, east } from './depot-hub.ts';
import { centre, fill, inventoryHub, itemId, loadedHub, north, south, type InventoryHub } from './inventory-hub.ts';
import { sapStockRow, wmsRow } from './stock-rows.ts';
import { told } from './transfer-desk.ts';

type Line = ReceiptRecorded['lines'][number];
const today = '2026-03-09';

/** Lines of a receipt of these items at these facilities. */
const lines = (...of: (readonly [number: string, facilityId: string])[]): Line[] =>
  of.map(([number, facilityId], index) => ({
    id: hubId('receiptline', 'erp', ['2026', '5000000001', String(index)]),
    number: String(index),
    orderLineId: null,
    itemId: itemId(number),
    facilityId,
    quantity: '1',
    unit: 'EA',
    baseQuantity: '1',
    lot: null,
    expiresOn: null,
    reversed: false,
  }));

/** A hub that hears of receipts. */
async function toldHub(opened: Promise<InventoryHub> = loadedHub()) {
  const hub = await opened;
  const events = connect({ url: hub.url, schema: 'hub', name: 'hub' });
  const work = connect({ url: hub.url, schema: 'inventory', name: 'work' });
  const subgraphs = [{ connection: work, handlers: hub.handlers() }];
  const delivery = await startDelivery({ hub: events, subgraphs, clock: hub.clock, log: silentLog });
  let receipts = 0;
  return {
    ...hub,
    /** A receipt that orders has just read. */
    async receive(of: readonly Line[], receivedOn = today, readAt = hub.clock.now()) {
      const number = String(5_000_000_001 + (receipts += 1));
      const id = hubId('receipt', 'erp', ['2026', number]);
      const data: ReceiptRecorded = { id, number, receivedOn, lines: [...of] };
      await events.db.transaction((tx) =>
        publish(tx, receiptRecorded, { aggregateId: id, aggregateVersion: 1, occurredAt: readAt, data }),
      );
      await delivery.idle();
    },
    /** Does what is due. */
    async work() {
      const task = hub.tasks().find(({ name }) => name === 'inventory.arrivals');
      for (let more: boolean | number | undefined = true; more === true;) more = await task?.step();
    },
    /** Which sources were asked for stock, call by call. */
    stockCalls: () => hub.asked().flatMap((call) => /A_MatlStkInAcctMod|entity\/inventory/.exec(call)?.[0] ?? []),
    parked: () => parkedEvents(events.db),
    async [Symbol.asyncDispose]() {
      await delivery.stop();
      await work.close();
      await events.close();
      await hub[Symbol.asyncDispose]();
    },
  };
}

test('what has arrived is stock at once, with one call for all of a receipt, and is told', async () => {
  await using hub = await toldHub();
  // Of what was read in the same moment nobody can say which came first.
  hub.stock.push(
    sapStockRow({ Material: 'MED-000001', Batch: 'L9', quantity: '20' }),
    sapStockRow({ Material: 'MED-000001', Plant: 'H200', Batch: 'L9', quantity: '6' }),
  );
  const both = [
    ['MED-000001', north],
    ['MED-000001', south],
    ['MED-000003', north],
  ] as const;
  await hub.receive(lines(...Array.from({ length: 34 }, () => both).flat()));
  await hub.work();
  expect(await told(hub, north)).toMatchObject({ L9: '20', L2: '10' });
  expect(await told(hub, south)).toEqual({ L9: '6' });
  expect(hub.stockCalls()).toEqual(['A_MatlStkInAcctMod']);
  // What is known is not asked for again.
  hub.forget();
  await hub.work();
  expect(hub.asked()).toEqual([]);
});

test('each system is asked for the stock it keeps', async () => {
  await using hub = await toldHub();
  hub.clock.advance(1000);
  hub.bins.push(wmsRow('MED-000002', { lot: 'W2', expiry: '2027-06-30', quantity: '7.0000' }));
  await hub.receive(lines(['MED-000002', centre], ['MED-000002', south]));
  await hub.work();
  expect(hub.stockCalls().toSorted()).toEqual(['A_MatlStkInAcctMod', 'entity/inventory']);
  const rows = await hub.db.execute<{ state: { lots: unknown[] } }>(sql`
    select state from inventory.stock_position where item_id = ${itemId('MED-000002')} and facility_id = ${centre}`);
  expect(rows[0]?.state.lots).toMatchObject([{ lot: 'W2', quantity: '7' }]);
});

test('R53: what a reversal took back is gone at once, after what came before it', async () => {
  await using hub = await toldHub();
  const came = sapStockRow({ Material: 'MED-000001', Batch: 'L9', quantity: '20' });
  hub.stock.push(came);
  hub.clock.advance(1000);
  await hub.receive(lines(['MED-000001', north]));
  await hub.work();
  expect(await told(hub, north)).toMatchObject({ L9: '20' });
  hub.stock.splice(hub.stock.indexOf(came), 1);
  hub.clock.advance(1000);
  await hub.receive(lines(['MED-000001', north]).map((line) => ({ ...line, reversed: true })));
  await hub.work();
  expect(await told(hub, north)).toEqual({ L2: '10', L1: '4.5', L0: '2' });
});

test('with its system away nothing is tried again and nothing parked: the next sweep reads it', async () => {
  await using hub = await toldHub();
  hub.stock.push(sapStockRow({ Material: 'MED-000001', Batch: 'L9', quantity: '20' }));
  hub.clock.advance(1000);
  hub.setAway('erp', true);
  await hub.receive(lines(['MED-000001', north]));
  await hub.work();
  hub.forget();
  hub.clock.advance(600_000);
  await hub.work();
  expect(hub.asked()).toEqual([]);
  expect(await hub.parked()).toEqual([]);
  expect(await told(hub, north)).not.toHaveProperty('L9');
  hub.setAway('erp', false);
  hub.clock.advance(30_000);
  await expect.poll(() => hub.poll(), { timeout: 30_000, interval: 300 }).toBe(true);
  expect(await told(hub, north)).toMatchObject({ L9: '20' });
});

test('what is in the stock that was read already is not read again', async () => {
  await using hub = await toldHub();
  const beforeLoading = hub.clock.now().subtract({ seconds: 1 });
  hub.clock.advance(30_000);
  // Known before the last sweep; posted long before; at no facility of ours; of nothing we know.
  await hub.receive(lines(['MED-000001', north]), today, beforeLoading);
  await hub.receive(lines(['MED-000001', north], ['MED-000003', south]), '2026-03-07');
  await hub.receive(lines(['MED-000001', hubId('facility', 'hub', 'elsewhere')], ['MED-999999', north]));
  await hub.receive(lines(['MED-000001', north]).map((line) => ({ ...line, itemId: null, facilityId: null })));
  await hub.work();
  expect(hub.asked()).toEqual([]);
  // Yesterday there may be today here.
  await hub.receive(lines(['MED-000001', north]), '2026-03-08');
  await hub.work();
  expect(hub.stockCalls()).toEqual(['A_MatlStkInAcctMod']);
});

test('before its first sweep a facility’s stock is not read for what has arrived', async () => {
  await using hub = await toldHub(inventoryHub());
  fill(hub);
  await hub.nameItems('MED-000001');
  await hub.receive(lines(['MED-000001', north]));
  await hub.work();
  expect(hub.asked()).toEqual([]);
});

test('what a warehouse partner keeps is not asked for', async () => {
  await using hub = await depotHub();
  const handler = hub.subgraph.handlers.find(({ consumer }) => consumer === 'inventory.arrivals');
  await hub.db.execute(sql`
    insert into hub.feed (subgraph, name, system, confirmed_through)
    values ('inventory', 'stock/east', 'depot', '2026-03-01'), ('inventory', 'stock/north', 'erp', '2026-03-01')`);
  const data = { receivedOn: '2026-03-20', lines: lines(['MED-1', east], ['MED-1', north]) };
  // The rest of an event's envelope is nothing to it.
  const event = { type: receiptRecorded.type, time: hub.clock.now(), data };
  await hub.db.transaction(async (tx) => handler?.handle(event as never, { tx, log: silentLog }));
  const due = await hub.db.execute<{ facility: string }>(
    sql`select facility_id as facility from inventory.reading_due`,
  );
  expect([...due]).toEqual([{ facility: north }]);
});
