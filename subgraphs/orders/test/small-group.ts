import { hubId } from '@supply-hub/identifiers';
import { http, HttpResponse } from 'msw';
import {
  confirmationRow,
  confirmed,
  invoiceRow,
  materialDocumentRow,
  orderRow,
  requisitionRow,
  scheduleLine,
  v2Date,
  type Row,
} from './erp-rows.ts';
import { fakeErp } from './fake-erp.ts';
import { runningOrders } from './running-orders.ts';

const id = (type: Parameters<typeof hubId>[0], ...key: string[]) => hubId(type, 'erp', key);

/** Hub ids of the small group. */
export const ids = {
  north: hubId('facility', 'hub', 'north'),
  south: hubId('facility', 'hub', 'south'),
  alpine: id('supplier', '1000321'),
  borealis: id('supplier', '1000400'),
  stapler: id('item', 'MED-1'),
  gown: id('item', 'MED-2'),
  screw: id('item', 'MED-3'),
  shared: id('order', '4500000001'),
  south2: id('order', '4500000002'),
  nowhere: id('order', '4500000003'),
  received: id('order', '4500000004'),
  line: (order: string, item: string) => id('orderline', `450000000${order}`, item),
  receipt: id('receipt', '2026', '5000000001'),
  receiptLine: (item: string) => id('receiptline', '2026', '5000000001', item),
  invoice: id('invoice', '5105600001', '2026'),
  blocked: id('invoice', '5105600002', '2026'),
  invoiceLine: (item: string) => id('invoiceline', '5105600001', '2026', item),
  requisition: id('requisition', '10000001'),
  requisitionLine: (item: string) => id('requisitionline', '10000001', item),
};

const at = (plant: string, item: string, quantity: number, more: Row = {}): Row => ({
  Plant: plant,
  Material: item,
  OrderQuantity: quantity,
  _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-11', quantity)],
  ...more,
});

/**
 * Two hospitals (H100 north, H200 south) and a plant nobody configured (H999), two suppliers. Order 1 is shared by
 * both hospitals, 2 is the south's, 3 for nowhere the hub knows, 4 the north's and received.
 */
const orders = [
  orderRow({ PurchaseOrder: '4500000001', PurchaseOrderDate: '2026-03-04' }, [
    at('H100', 'MED-1', 6, { _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-07', 6, 4)] }),
    at('H200', 'MED-1', 8),
  ]),
  orderRow({ PurchaseOrder: '4500000002', PurchaseOrderDate: '2026-03-05', Supplier: '1000400' }, [
    at('H200', 'MED-2', 5),
  ]),
  orderRow({ PurchaseOrder: '4500000003', PurchaseOrderDate: '2026-03-06' }, [at('H999', 'MED-3', 1)]),
  orderRow({ PurchaseOrder: '4500000004', PurchaseOrderDate: '2026-03-01' }, [
    at('H100', 'MED-2', 3, { _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-03', 3, 0)] }),
  ]),
];

export const hubYaml = (url: string) => `
systems: { erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: '${url}' }, ehr: { kind: fhir-r4, name: Lakeside EHR, baseUrl: 'http://127.0.0.1:1' } }
maxAge: { orders: 5m }
facilities:
  - { id: north, name: North Valley, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 } }
  - { id: south, name: South Bay, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H200 } }`;

/** The subgraph over an ERP of a few documents; nothing is loaded yet. */
export async function smallGroup() {
  const erp = await fakeErp();
  erp.rows.PurchaseOrder.push(...orders);
  erp.rows.Confirmation.push(
    confirmationRow({ SuplrConfRefPurchaseOrder: '4500000001' }, { lines: [confirmed('2026-03-12', 6)] }),
  );
  erp.rows.A_MaterialDocumentHeader.push(
    materialDocumentRow({ MaterialDocument: '5000000001' }, [
      {
        PurchaseOrder: '4500000001',
        PurchaseOrderItem: '10',
        Plant: 'H100',
        Material: 'MED-1',
        QuantityInEntryUnit: '2',
      },
      { PurchaseOrder: '4500000001', PurchaseOrderItem: '20', Plant: 'H200', Material: 'MED-1' },
    ]),
  );
  erp.rows.A_SupplierInvoice.push(
    invoiceRow({ SupplierInvoice: '5105600001' }, [
      { PurchaseOrder: '4500000001', PurchaseOrderItem: '10', Plant: 'H100' },
      { PurchaseOrder: '4500000001', PurchaseOrderItem: '20', Plant: 'H200' },
    ]),
    invoiceRow(
      {
        SupplierInvoice: '5105600002',
        SupplierInvoiceIDByInvcgParty: 'B-77',
        InvoicingParty: '1000400',
        PaymentBlockingReason: 'R',
        DocumentDate: v2Date('2026-03-08'),
      },
      [{ PurchaseOrder: '4500000002', PurchaseOrderItem: '10', Plant: 'H200' }],
    ),
  );
  erp.rows.A_PurchaseRequisitionHeader.push(
    requisitionRow({ PurchaseRequisition: '0010000001' }, [
      { Plant: 'H100', OrderedQuantity: '0', PurchasingDocument: '', Material: 'MED-1' },
      { Plant: 'H200', PurchasingDocument: '4500000002', Material: 'MED-2' },
    ]),
  );
  const hub = await runningOrders(hubYaml(erp.url));
  return {
    ...hub,
    erp,
    /** From now on the ERP answers nothing but that it cannot; until `erp.reset()`. */
    takeErpAway: () => erp.use(http.all('*', () => new HttpResponse(null, { status: 429 }))),
    async [Symbol.asyncDispose]() {
      await hub[Symbol.asyncDispose]();
      await erp[Symbol.asyncDispose]();
    },
  };
}

/** The same with everything loaded, and nothing counted yet. */
export async function loadedGroup() {
  const group = await smallGroup();
  if (!(await group.poll())) throw new Error('the ERP of the test could not be read');
  forget(group);
  return group;
}

export function forget(group: { statements: string[]; calls: { reset(): void } }): void {
  group.statements.length = 0;
  group.calls.reset();
}
