import { ManualClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import { createHttpClient, createSourceCallCounter } from '@supply-hub/source-kit';
import { odataV2Error, sourceServer } from '@supply-hub/testkit';
import { delay, http, HttpResponse } from 'msw';
import { describeContractSource, describeSupplierSource, type Failure } from '../../../test/describe-sources.ts';
import { erp, put } from '../../../test/erp.ts';
import { createSapContractSource } from './sap-contract-source.ts';
import { createSapSupplierSource } from './sap-supplier-source.ts';

const answers: Record<Failure, () => Response | Promise<Response>> = {
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

async function open() {
  const { rows, handlers } = erp();
  const sources = await sourceServer({ erp: handlers });
  const counter = createSourceCallCounter();
  const client = createHttpClient({
    system: { id: 'erp', name: 'Meridian ERP' },
    baseUrl: sources.urlOf('erp'),
    clock: new ManualClock('2026-03-09T12:00:00Z'),
    log: silentLog,
    onCall: counter.onCall,
    retry: { baseDelayMs: 1, maxDelayMs: 10 },
  });
  const start = Temporal.Instant.from('2026-01-01T00:00:00Z');
  return {
    suppliers: createSapSupplierSource(client, silentLog),
    contracts: createSapContractSource(client, silentLog, () => undefined),
    calls: () => counter.counts()['erp']?.byOperation ?? {},
    hold(count: number) {
      for (let n = 1; n <= count; n += 1) {
        const ids = {
          Supplier: String(1_000_000 + n),
          PurchaseContract: String(4_600_000_000 + n),
          Material: `MED-${String(n).padStart(6, '0')}`,
        };
        const changedAt = start.add({ minutes: n }).toString();
        const { Supplier, PurchaseContract, Material } = ids;
        put(rows, {
          suppliers: [{ Supplier }],
          contracts: [{ PurchaseContract, Supplier, changedAt }],
          items: [{ PurchaseContract, PurchaseContractItem: '10', Material, ContractNetPriceAmount: '1.000' }],
          products: [{ Product: Material, changedAt }],
        });
      }
    },
    spoil(contract: string) {
      const line = rows.items.find(({ PurchaseContract }) => PurchaseContract === contract);
      if (line !== undefined) line.ContractNetPriceAmount = 'much';
    },
    fail: (how: Failure) => sources.use('erp', http.all('*', answers[how])),
    async [Symbol.asyncDispose]() {
      await client.close();
      await sources.close();
    },
  };
}

describeSupplierSource('S/4HANA', open);
describeContractSource('S/4HANA', open);
