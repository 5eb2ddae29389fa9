import { ManualClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import { createHttpClient } from '@supply-hub/source-kit';
import { sourceServer } from '@supply-hub/testkit';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { describeStockSource } from '../../../test/describe-stock-source.ts';
import { failures } from '../../../test/failures.ts';
import { wmsRow, type WmsRow } from '../../../test/stock-rows.ts';
import { warehouseBase, warehouseService } from '../../../test/warehouse-service.ts';
import { createWmsStockSource } from './wms-stock-source.ts';

async function openWarehouse() {
  const rows: WmsRow[] = [];
  const warned: object[] = [];
  const sources = await sourceServer({ wms: warehouseService(() => rows, 400) });
  const client = createHttpClient({
    system: { id: 'wms', name: 'Central Warehouse' },
    baseUrl: sources.urlOf('wms') + warehouseBase,
    clock: new ManualClock('2026-03-09T12:00:00Z'),
    log: silentLog,
    retry: { baseDelayMs: 1, maxDelayMs: 10 },
  });
  const source = createWmsStockSource(client, { ...silentLog, warn: (fault: object) => void warned.push(fault) });
  return {
    source,
    sources,
    rows,
    warned,
    async [Symbol.asyncDispose]() {
      await source.close();
      await sources.close();
    },
  };
}

describeStockSource('Oracle WMS', async () => {
  const warehouse = await openWarehouse();
  return {
    source: warehouse.source,
    facilities: ['FAC1', 'FAC2'],
    stockCalls: () => warehouse.sources.requests().length,
    callsFor: (keys) => Math.ceil(keys / 50),
    hold(facility, count) {
      for (let n = 1; n <= count; n++)
        warehouse.rows.push(
          wmsRow(`MED-${String(n).padStart(6, '0')}`, {
            facility,
            lot: 'L1',
            expiry: '2027-12-31',
            quantity: '3.0000',
          }),
        );
    },
    spoil(item) {
      for (const row of warehouse.rows) if (row.item === item) row.unit = 'ZZ9';
    },
    fail: (how) => warehouse.sources.use('wms', http.all('*', failures[how])),
    [Symbol.asyncDispose]: () => warehouse[Symbol.asyncDispose](),
  };
});

const read = (source: Awaited<ReturnType<typeof openWarehouse>>['source'], ...items: string[]) =>
  source.readStock(
    items.map((item) => ({ facilityCode: 'FAC1', item })),
    AbortSignal.timeout(10_000),
  );

test('what is held for any reason is blocked; what expires at a time expires on its day', async () => {
  await using warehouse = await openWarehouse();
  warehouse.rows.push(
    wmsRow('A', { lock: 'QCHOLD', quantity: '2.5000' }),
    wmsRow('A', { lot: 'l2', expiry: '2026-03-31T00:00:00-06:00' }),
  );
  expect(await read(warehouse.source, 'A')).toMatchObject([
    [
      { status: 'BLOCKED', quantity: '2.5', ownership: 'OWNED', lot: null },
      { status: 'AVAILABLE', lot: 'l2', expiresOn: '2026-03-31' },
    ],
  ]);
});

test('R18: of two expiries of one lot the earlier is shown, and somebody is told', async () => {
  await using warehouse = await openWarehouse();
  warehouse.rows.push(
    wmsRow('A', { lot: 'L1', expiry: '2027-03-31' }),
    wmsRow('A', { lot: 'L1', expiry: '2027-01-31', location: 'B-02' }),
  );
  expect(await read(warehouse.source, 'A')).toMatchObject([[{ expiresOn: '2027-01-31' }, { expiresOn: '2027-01-31' }]]);
  expect(warehouse.warned).toMatchObject([{ system: 'wms', key: 'A', field: 'expiry_date of L1' }]);
});

test('an item number with a comma is asked for alone and found', async () => {
  await using warehouse = await openWarehouse();
  warehouse.sources.use('wms', ...warehouseService(() => []));
  expect(await read(warehouse.source, 'A', 'B,C', 'D')).toEqual([[], [], []]);
  const asked = warehouse.sources.requests().map(({ path }) => new URL(path, 'http://wms').searchParams);
  expect(asked.map((query) => query.get('item_id__code') ?? query.get('item_id__code__in'))).toEqual(['A', 'B,C', 'D']);
});

test('only what can be used up is asked for, in sequenced pages of named fields', async () => {
  await using warehouse = await openWarehouse();
  await read(warehouse.source, 'A', 'B');
  const [request] = warehouse.sources.requests();
  const query = Object.fromEntries(new URL(request?.path ?? '', 'http://wms').searchParams);
  expect(query).toMatchObject({
    facility_id__code: 'FAC1',
    item_id__code__in: 'A,B',
    curr_qty__gt: '0',
    page_mode: 'sequenced',
    values_list: expect.stringContaining('batch_number_id__batch_nbr:lot'),
  });
});
