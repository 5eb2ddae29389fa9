import { stockChanged } from '@supply-hub/events';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { recallLots } from '../src/server.ts';
import { itemId, levelId, loadedHub, type InventoryHub } from './inventory-hub.ts';
import { sapStockRow } from './stock-rows.ts';

const l2 = { itemId: itemId('MED-000001'), lot: 'L2' };
const recall = (hub: InventoryHub) => hub.db.transaction((tx) => recallLots(tx, [l2], hub.clock.now()));

/** What was told of stock after the first load: which lots, and the recalled ones marked. */
async function told(hub: InventoryHub) {
  const rows = await hub.db.execute<{ version: number; data: unknown }>(sql`
    select aggregate_version::integer as version, data from hub.outbox
    where type = ${stockChanged.type} and aggregate_version > 1 order by seq`);
  return rows.map(({ version, data }) => ({
    version,
    lots: stockChanged.read(1, data).lots.map(({ lot, recalled }) => (recalled ? `${lot} recalled` : lot)),
  }));
}

async function level(hub: InventoryHub) {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on StockLevel {
    usable { value } available { value } lots { lot isRecalled } provenance { asOf } } } }`;
  const id = levelId('H100', 'OR01', 'MED-000001');
  const { data } = await hub.ask(query, { of: [{ __typename: 'StockLevel', id }] });
  const [found] = (data?.['_entities'] ?? []) as unknown[];
  return found;
}

test('R20, R22: a recalled lot is not usable, and each position that holds it is told anew, once', async () => {
  await using hub = await loadedHub();
  hub.clock.advance(5_000);
  await recall(hub);
  expect(await level(hub)).toEqual({
    usable: { value: '4.5' },
    available: { value: '4.5' },
    lots: [
      { lot: 'L0', isRecalled: false },
      { lot: 'L1', isRecalled: false },
      { lot: 'L2', isRecalled: true },
    ],
    // A mark is no news of the stock.
    provenance: { asOf: '2026-03-09T12:00:00Z' },
  });
  const afterRecall = [{ version: 2, lots: ['L0', 'L1', 'L2 recalled', 'L2 recalled'] }];
  expect(await told(hub)).toEqual(afterRecall);
  await recall(hub);
  expect(await hub.poll()).toBe(true);
  expect(await told(hub)).toEqual(afterRecall);
});

test('a recalled lot stays so through sweeps, and where it comes in anew', async () => {
  await using hub = await loadedHub();
  await recall(hub);
  hub.stock.push(sapStockRow({ Material: 'MED-000001', Plant: 'H200', Batch: 'L2', quantity: '1' }));
  hub.stock.push(sapStockRow({ Material: 'MED-000001', StorageLocation: 'CS01', Batch: 'L9', quantity: '1' }));
  hub.clock.advance(30_000);
  expect(await hub.poll()).toBe(true);
  expect((await told(hub)).at(-1)).toEqual({ version: 3, lots: ['L0', 'L1', 'L2 recalled', 'L2 recalled', 'L9'] });
  const [south] = await hub.db.execute<{ lots: { recalled: boolean }[] }>(sql`
    select data -> 'lots' as lots from hub.outbox where type = ${stockChanged.type} order by seq desc limit 1`);
  expect(south?.lots.some(({ recalled }) => recalled)).toBe(true);
});

test('R18: an equal lot number of another item is another lot', async () => {
  await using hub = await loadedHub();
  await hub.db.transaction((tx) => recallLots(tx, [{ itemId: itemId('MED-000002'), lot: 'L2' }], hub.clock.now()));
  expect(await told(hub)).toEqual([]);
  expect(await level(hub)).toMatchObject({ usable: { value: '14.5' } });
});

test('stock that is written while a lot is being recalled is told with it recalled', async () => {
  await using hub = await loadedHub();
  hub.stock.push(sapStockRow({ Material: 'MED-000001', Plant: 'H200', Batch: 'L2', quantity: '1' }));
  hub.clock.advance(30_000);
  const polled = await hub.db.transaction(async (tx) => {
    await recallLots(tx, [l2], hub.clock.now());
    const polling = hub.poll();
    const isWaiting = async () => {
      const [row] = await tx.execute<{ waiting: boolean }>(
        sql`select exists (select from pg_locks where not granted and relation = 'inventory.stock_position'::regclass) as waiting`,
      );
      return row?.waiting;
    };
    await expect.poll(isWaiting, { timeout: 20_000, interval: 20 }).toBe(true);
    return { polling };
  });
  expect(await polled.polling).toBe(true);
  const [south] = await hub.db.execute<{ lots: unknown }>(sql`
    select data -> 'lots' as lots from hub.outbox where type = ${stockChanged.type} order by seq desc limit 1`);
  expect(south?.lots).toMatchObject([{ lot: 'L2', recalled: true }]);
});
