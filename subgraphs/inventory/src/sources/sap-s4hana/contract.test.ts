import { ManualClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import { createHttpClient } from '@supply-hub/source-kit';
import { odataV2Service, sourceServer } from '@supply-hub/testkit';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { describeStockSource } from '../../../test/describe-stock-source.ts';
import { failures } from '../../../test/failures.ts';
import {
  sapBatchRow,
  sapPlanningRow,
  sapStockRow,
  type SapBatchValue,
  type SapPlanningValue,
  type SapStockValue,
} from '../../../test/stock-rows.ts';
import type { StockAnswer } from '../stock-source.ts';
import { createSapStockSource } from './sap-stock-source.ts';

const root = (service: string) => `/sap/opu/odata/sap/${service}/`;
const soon = () => AbortSignal.timeout(10_000);

const expiries = (lots: StockAnswer | undefined) =>
  lots instanceof Error ? lots : lots?.map(({ lot, expiresOn }) => [lot, expiresOn]);

async function openErp() {
  const stock: SapStockValue[] = [];
  const batches: SapBatchValue[] = [];
  const planning: SapPlanningValue[] = [];
  const byMaterial = () => stock.toSorted((a, b) => (a.Material < b.Material ? -1 : 1));
  const sources = await sourceServer({
    erp: [
      ...odataV2Service({
        root: root('API_MATERIAL_STOCK_SRV'),
        sets: { A_MatlStkInAcctMod: byMaterial },
        pageSize: 800,
      }),
      ...odataV2Service({ root: root('API_BATCH_SRV'), sets: { Batch: () => batches } }),
      ...odataV2Service({ root: root('API_PRODUCT_SRV'), sets: { A_ProductSupplyPlanning: () => planning } }),
    ],
  });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const client = createHttpClient({
    system: { id: 'erp', name: 'Meridian ERP' },
    baseUrl: sources.urlOf('erp'),
    clock,
    log: silentLog,
    retry: { baseDelayMs: 1, maxDelayMs: 10 },
  });
  const source = createSapStockSource(client, silentLog, 3_600_000);
  const callsTo = (service: string) =>
    sources.requests().filter(({ path }) => path.startsWith(root(service)) && path !== root(service)).length;
  return {
    source,
    sources,
    clock,
    stock,
    batches,
    planning,
    callsTo,
    async [Symbol.asyncDispose]() {
      await source.close();
      await sources.close();
    },
  };
}

describeStockSource('S/4HANA', async () => {
  const erp = await openErp();
  return {
    source: erp.source,
    facilities: ['H100', 'H200'],
    stockCalls: () => erp.callsTo('API_MATERIAL_STOCK_SRV'),
    // 50 keys a GET, and all the GETs of one $batch are one call.
    callsFor: () => 1,
    hold(Plant, count) {
      for (let n = 1; n <= count; n++) {
        const Material = `MED-${String(n).padStart(6, '0')}`;
        erp.stock.push(sapStockRow({ Material, Plant, Batch: 'L1', quantity: '3' }));
        if (!erp.batches.some((batch) => batch.Material === Material))
          erp.batches.push(sapBatchRow(Material, 'L1', '2027-12-31'));
      }
    },
    spoil(item) {
      for (const row of erp.stock) if (row.Material === item) row.InventoryStockType = '99';
    },
    fail: (how) => erp.sources.use('erp', http.all('*', failures[how])),
    [Symbol.asyncDispose]: () => erp[Symbol.asyncDispose](),
  };
});

test('lots and their expiries are two calls, however many there are', async () => {
  await using erp = await openErp();
  for (let n = 0; n < 200; n++) {
    erp.stock.push(sapStockRow({ Material: `M${n % 40}`, Batch: `L${n}` }));
    erp.batches.push(sapBatchRow(`M${n % 40}`, `L${n}`, '2027-01-31'));
  }
  const keys = Array.from({ length: 40 }, (_, n) => ({ facilityCode: 'H100', item: `M${n}` }));
  const answers = await erp.source.readStock(keys, soon());
  expect(answers.flat()).toHaveLength(200);
  expect([erp.callsTo('API_MATERIAL_STOCK_SRV'), erp.callsTo('API_BATCH_SRV')]).toEqual([1, 1]);
});

test('stock whose lots’ expiry cannot be told is not told either', async () => {
  await using erp = await openErp();
  erp.stock.push(sapStockRow({ Material: 'A', Batch: 'L1' }), sapStockRow({ Material: 'B' }));
  erp.sources.use('erp', http.get(`${root('API_BATCH_SRV')}Batch`, failures['status 404']));
  const keys = ['A', 'B'].map((item) => ({ facilityCode: 'H100', item }));
  const [withLot, without] = await erp.source.readStock(keys, soon());
  expect(withLot).toMatchObject({ system: 'Meridian ERP' });
  expect(without).toMatchObject([{ lot: null, expiresOn: null }]);
});

test('lots whose numbers differ only in zeros each have their own expiry', async () => {
  await using erp = await openErp();
  // The stock service pads materials, the batch service does not.
  for (const Batch of ['007', '7', '0007']) erp.stock.push(sapStockRow({ Material: '0000004711', Batch }));
  erp.batches.push(sapBatchRow('4711', '007', '2027-12-31'), sapBatchRow('4711', '7', '2026-04-30'));
  const expected = [
    ['007', '2027-12-31'],
    ['7', '2026-04-30'],
    ['0007', null],
  ];
  const [swept] = (await Array.fromAsync(erp.source.sweep('H100', soon()))).flat();
  expect(expiries(swept?.lots)).toEqual(expected);
  erp.stock.forEach((row) => (row.Material = '4711'));
  const [read] = await erp.source.readStock([{ facilityCode: 'H100', item: '4711' }], soon());
  expect(expiries(read)).toEqual(expected);
});

test('plants whose codes differ only in zeros each have their own stock', async () => {
  await using erp = await openErp();
  erp.stock.push(sapStockRow({ Material: 'A', Plant: '0010', quantity: '3' }));
  erp.stock.push(sapStockRow({ Material: 'A', Plant: '10', quantity: '5' }));
  const keys = ['0010', '10'].map((facilityCode) => ({ facilityCode, item: 'A' }));
  expect(await erp.source.readStock(keys, soon())).toMatchObject([[{ quantity: '3' }], [{ quantity: '5' }]]);
});

test('a material whose rows fill more than a window is still met once and whole', async () => {
  await using erp = await openErp();
  erp.stock.push(sapStockRow({ Material: 'A' }), sapStockRow({ Material: 'C' }));
  for (let n = 0; n < 4100; n++) erp.stock.push(sapStockRow({ Material: 'B', StorageLocation: `S${n}` }));
  const swept = (await Array.fromAsync(erp.source.sweep('H100', soon()))).flat();
  expect(swept.map(({ item, lots }) => [item, lots instanceof Error ? lots : lots.length])).toEqual([
    ['A', 1],
    ['B', 4100],
    ['C', 1],
  ]);
});

test('a sweep recalls the expiries it read within their age; a read by key asks anew', async () => {
  await using erp = await openErp();
  erp.stock.push(sapStockRow({ Material: 'A', Batch: 'L1' }));
  erp.batches.push(sapBatchRow('A', 'L1', '2027-01-31'));
  const sweep = () => Array.fromAsync(erp.source.sweep('H100', soon()));
  await sweep();
  await sweep();
  expect(erp.callsTo('API_BATCH_SRV')).toBe(1);
  erp.batches[0] = sapBatchRow('A', 'L1', '2026-06-30');
  expect(await erp.source.readStock([{ facilityCode: 'H100', item: 'A' }], soon())).toMatchObject([
    [{ expiresOn: '2026-06-30' }],
  ]);
  erp.clock.advance(3_600_001);
  await sweep();
  expect(erp.callsTo('API_BATCH_SRV')).toBe(3);
});

test('planning is read by key in one call, and whole', async () => {
  await using erp = await openErp();
  for (let n = 0; n < 120; n++) erp.planning.push(sapPlanningRow(`M${String(n).padStart(3, '0')}`));
  const keys = [
    ...erp.planning.map(({ Product }) => ({ facilityCode: 'H100', item: Product })),
    { facilityCode: 'H200', item: 'M001' },
  ];
  const answers = await erp.source.readPlanning(keys, soon());
  expect(answers.slice(0, 120).every((answer) => answer !== null && 'fillTo' in answer)).toBe(true);
  expect(answers[120]).toBeNull();
  expect(erp.callsTo('API_PRODUCT_SRV')).toBe(1);
  expect((await Array.fromAsync(erp.source.allPlanning(soon()))).flat()).toHaveLength(120);
});
