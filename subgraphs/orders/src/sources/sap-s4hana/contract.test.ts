import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { silentLog } from '@supply-hub/log';
import { createHttpClient, createSourceCallCounter } from '@supply-hub/source-kit';
import { delay, http, HttpResponse } from 'msw';
import { afterAll, beforeAll } from 'vitest';
import { describeDocumentSource, type DocumentSourceBench } from '../../../test/describe-document-source.ts';
import {
  invoiceRow,
  materialDocumentRow,
  orderRow,
  requisitionRow,
  v2Date,
  v2Instant,
  type Row,
} from '../../../test/erp-rows.ts';
import { fakeErp, serviceRoots, type EntitySet, type FakeErp } from '../../../test/fake-erp.ts';
import type { DocumentSource, OrderSource } from '../order-source.ts';
import { createSapOrderSource } from './sap-order-source.ts';

let erp: FakeErp;
beforeAll(async () => void (erp = await fakeErp()));
afterAll(() => erp[Symbol.asyncDispose]());

const config = parseHubConfig(
  `systems: { erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:1' } }
facilities: [{ id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 } }]`,
  {},
);

const answers = {
  missing: () => HttpResponse.json({ error: { code: '/IWFND/CM_BEC/026' } }, { status: 404 }),
  failing: () => new HttpResponse(null, { status: 500 }),
  silent: async () => {
    await delay(1_000);
    return HttpResponse.json({});
  },
  rubbish: () => HttpResponse.html('<html>Logon</html>'),
  'throttled once': () => new HttpResponse(null, { status: 429, headers: { 'retry-after': '0' } }),
} as const;

/** Nine documents' rows of one kind, by index. */
interface Kind {
  readonly set: EntitySet;
  readonly documents: (source: OrderSource) => DocumentSource<unknown>;
  readonly row: (index: number) => Row;
  readonly changed: (index: number) => Row;
  readonly spoilt: (index: number) => Row;
}

const bench =
  ({ set, documents, row, changed, spoilt }: Kind) =>
  (): Promise<DocumentSourceBench> => {
    erp.reset();
    for (const rows of Object.values(erp.rows)) rows.length = 0;
    const counter = createSourceCallCounter();
    const client = createHttpClient({
      system: { id: 'erp', name: 'Meridian ERP' },
      baseUrl: erp.url,
      clock: new ManualClock('2026-03-09T12:00:00Z'),
      log: silentLog,
      onCall: counter.onCall,
      retry: { baseDelayMs: 1 },
    });
    const source = createSapOrderSource(client, config, silentLog);
    return Promise.resolve({
      documents: documents(source),
      fill: (count) => void erp.rows[set].push(...Array.from({ length: count }, (_, index) => row(index))),
      change: (index) => void (erp.rows[set][index] = changed(index)),
      spoil: (index) => void (erp.rows[set][index] = spoilt(index)),
      answer(how) {
        const once = how === 'throttled once' ? { once: true } : {};
        erp.use(http.get(`${serviceRoots[set]}*`, answers[how], once));
      },
      calls: () => counter.counts()['erp']?.calls ?? 0,
      [Symbol.asyncDispose]: () => source.close(),
    });
  };

const number = (first: number) => (index: number) => String(first + index);

const order = number(4_500_000_001);
describeDocumentSource('purchase orders', {
  key: (index) => [order(index)],
  // Confirmations stand in documents of their own.
  callsARead: 2,
  changesInPlace: true,
  bench: bench({
    set: 'PurchaseOrder',
    documents: (source) => source.orders,
    row: (index) => orderRow({ PurchaseOrder: order(index) }),
    changed: (index) => orderRow({ PurchaseOrder: order(index), LastChangeDateTime: '2026-03-09T08:00:00Z' }),
    spoilt: (index) => orderRow({ PurchaseOrder: order(index) }, [{ PurchaseOrderQuantityUnit: 'ZZ9' }]),
  }),
});

const requisition = number(10_000_001);
const padded = (index: number) => requisition(index).padStart(10, '0');
describeDocumentSource('requisitions', {
  key: (index) => [requisition(index)],
  callsARead: 1,
  changesInPlace: true,
  bench: bench({
    set: 'A_PurchaseRequisitionHeader',
    documents: (source) => source.requisitions,
    row: (index) =>
      requisitionRow({ PurchaseRequisition: padded(index) }, [
        { LastChangeDateTime: v2Instant('2026-03-05T08:00:00Z') },
      ]),
    changed: (index) =>
      requisitionRow({ PurchaseRequisition: padded(index) }, [
        { LastChangeDateTime: v2Instant('2026-03-09T08:00:00Z') },
      ]),
    spoilt: (index) => requisitionRow({ PurchaseRequisition: padded(index) }, [{ IsDeleted: 'L' }]),
  }),
});

const document = number(5_000_000_001);
describeDocumentSource('receipts', {
  key: (index) => ['2026', document(index)],
  callsARead: 1,
  changesInPlace: false,
  bench: bench({
    set: 'A_MaterialDocumentHeader',
    documents: (source) => source.receipts,
    row: (index) => materialDocumentRow({ MaterialDocument: document(index), CreationDate: v2Date('2026-03-05') }),
    changed: (index) => materialDocumentRow({ MaterialDocument: document(index), CreationDate: v2Date('2026-03-09') }),
    spoilt: (index) => materialDocumentRow({ MaterialDocument: document(index) }, [{ GoodsMovementType: '961' }]),
  }),
});

const invoice = number(5_105_600_001);
describeDocumentSource('invoices', {
  key: (index) => [invoice(index), '2026'],
  callsARead: 1,
  changesInPlace: true,
  bench: bench({
    set: 'A_SupplierInvoice',
    documents: (source) => source.invoices,
    row: (index) => invoiceRow({ SupplierInvoice: invoice(index), PostingDate: v2Date('2026-03-05') }),
    changed: (index) =>
      invoiceRow({
        SupplierInvoice: invoice(index),
        PostingDate: v2Date('2026-03-09'),
        PaymentBlockingReason: 'R',
      }),
    spoilt: (index) => invoiceRow({ SupplierInvoice: invoice(index), SupplierInvoiceStatus: '9' }),
  }),
});
