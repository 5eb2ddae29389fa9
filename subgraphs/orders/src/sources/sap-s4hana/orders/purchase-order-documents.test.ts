import { ManualClock } from '@supply-hub/clock';
import { SourceContractBroken, SourceRejected } from '@supply-hub/errors';
import { silentLog } from '@supply-hub/log';
import { createHttpClient } from '@supply-hub/source-kit';
import { DataFaults } from '@supply-hub/subgraph-kit';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { confirmationRow, orderRow } from '../../../../test/erp-rows.ts';
import { fakeErp, serviceRoots } from '../../../../test/fake-erp.ts';
import { purchaseOrderDocuments } from './purchase-order-documents.ts';

async function orders() {
  const erp = await fakeErp();
  const client = createHttpClient({
    system: { id: 'erp', name: 'Meridian ERP' },
    baseUrl: erp.url,
    clock: new ManualClock('2026-03-09T12:00:00Z'),
    log: silentLog,
    retry: { baseDelayMs: 1 },
  });
  const documents = purchaseOrderDocuments(client, () => null, new DataFaults(silentLog, 'erp'));
  return {
    erp,
    documents,
    read: async (...numbers: string[]) => [
      ...(await documents.read(
        numbers.map((number) => [number]),
        AbortSignal.timeout(10_000),
      )),
    ],
    async all() {
      const pages = [];
      for await (const page of documents.all(AbortSignal.timeout(10_000))) pages.push(page);
      return pages.flatMap((page) => [
        ...page.documents.map(({ key }) => key[0]),
        ...page.unreadable.map(({ key }) => `${key[0]} is unreadable`),
      ]);
    },
    async changes(since: string) {
      const pages = [];
      for await (const page of documents.changes(Temporal.Instant.from(since), AbortSignal.timeout(10_000)))
        pages.push(...page);
      return pages.map(({ key, stamp }) => `${key[0]} ${stamp}`);
    },
    async [Symbol.asyncDispose]() {
      await client.close();
      await erp[Symbol.asyncDispose]();
    },
  };
}

test('R44: an order whose confirmations cannot be read is not known; one that is not there needs none', async () => {
  await using from = await orders();
  from.erp.rows.PurchaseOrder.push(orderRow({ PurchaseOrder: '4500000001' }));
  from.erp.use(http.get(`${serviceRoots.Confirmation}*`, () => new HttpResponse(null, { status: 403 })));
  expect(await from.read('4500000001', '4500000002')).toEqual([
    ['4500000001', expect.any(SourceRejected)],
    ['4500000002', null],
  ]);
  await expect(from.all()).rejects.toBeInstanceOf(SourceRejected);
});

test('a confirmation that makes no sense is its own order’s fault', async () => {
  await using from = await orders();
  from.erp.rows.PurchaseOrder.push(
    orderRow({ PurchaseOrder: '4500000001' }),
    orderRow({ PurchaseOrder: '4500000002' }),
  );
  from.erp.rows.Confirmation.push(
    confirmationRow({ SuplrConfRefPurchaseOrder: '4500000001' }, { lines: [{ ConfirmedQuantity: 'many' }] }),
  );
  expect(await from.read('4500000001', '4500000002')).toEqual([
    ['4500000001', expect.any(SourceContractBroken)],
    ['4500000002', expect.objectContaining({ key: ['4500000002'] })],
  ]);
  expect(await from.all()).toEqual(['4500000002', '4500000001 is unreadable']);
});

test('an order changes with each of its confirmations', async () => {
  await using from = await orders();
  from.erp.rows.PurchaseOrder.push(
    orderRow({ PurchaseOrder: '4500000001', LastChangeDateTime: '2026-02-01T00:00:00Z' }),
    orderRow({ PurchaseOrder: '4500000002', LastChangeDateTime: '2026-03-09T00:00:00Z' }),
    orderRow({ PurchaseOrder: '4500000003', LastChangeDateTime: '2026-02-01T00:00:00Z' }),
  );
  for (const [index, order] of ['4500000001', '4500000002'].entries()) {
    from.erp.rows.Confirmation.push(
      confirmationRow({
        SupplierConfirmation: String(index + 1),
        SuplrConfRefPurchaseOrder: order,
        LastChangeDateTime: '2026-03-09T01:00:00Z',
      }),
    );
  }
  expect(await from.changes('2026-03-08T00:00:00Z')).toEqual([
    '4500000002 2026-03-09T00:00:00Z',
    '4500000001 1 2026-03-09T01:00:00Z',
    '4500000002 2 2026-03-09T01:00:00Z',
  ]);
});
