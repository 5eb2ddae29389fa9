import { ManualClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import { createHttpClient } from '@supply-hub/source-kit';
import { odataV2Error, odataV2Service, sourceServer } from '@supply-hub/testkit';
import { delay, http, HttpResponse } from 'msw';
import { describeItemSource } from '../../../test/describe-item-source.ts';
import { productRow, type ProductValue } from '../../../test/product-rows.ts';
import { createSapItemSource } from './sap-item-source.ts';

const root = '/sap/opu/odata/sap/API_PRODUCT_SRV/';

const failures = {
  'status 500': () => odataV2Error(500),
  'status 404': () => odataV2Error(404),
  'status 429 for an hour': () => odataV2Error(429, 'SY/530', { 'retry-after': '3600' }),
  silence: async () => {
    await delay('infinite');
    return HttpResponse.json({});
  },
  rubbish: () => HttpResponse.html('<html>maintenance</html>'),
  refusal: () => HttpResponse.error(),
};

describeItemSource('S/4HANA', async () => {
  let rows: ProductValue[] = [];
  const sources = await sourceServer({ erp: odataV2Service({ root, sets: { A_Product: () => rows }, pageSize: 300 }) });
  const client = createHttpClient({
    system: { id: 'erp', name: 'Meridian ERP' },
    baseUrl: sources.urlOf('erp'),
    clock: new ManualClock('2026-03-09T12:00:00Z'),
    log: silentLog,
    retry: { baseDelayMs: 1, maxDelayMs: 10 },
  });
  const source = createSapItemSource(client, silentLog);
  return {
    source,
    calls: () => sources.requests().filter(({ path }) => path !== root).length,
    hold: (count) => {
      const start = Temporal.Instant.from('2026-01-01T00:00:00Z');
      rows = Array.from({ length: count }, (_, n) =>
        productRow({
          Product: `MED-${String(n + 1).padStart(6, '0')}`,
          changedAt: start.add({ minutes: n }).toString(),
        }),
      );
    },
    spoil: (number) => {
      rows = rows.map((row) => (row.Product === number ? { ...row, BaseUnit: 'ZZ9' } : row));
    },
    fail: (how) => sources.use('erp', http.all('*', failures[how])),
    async [Symbol.asyncDispose]() {
      await source.close();
      await sources.close();
    },
  };
});
