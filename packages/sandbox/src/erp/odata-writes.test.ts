import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csrfSession, query, runSandbox, type RunningSandbox } from '../testing/running-sandbox.ts';

const requisitions = '/sap/opu/odata/sap/API_PURCHASEREQ_PROCESS_SRV/';
const movements = '/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/';
const invoices = '/sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV/';
const stock = '/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/';
const orders = '/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/';
const confirmations = '/sap/opu/odata4/sap/api_supplierconfirmation/srvd_a2x/sap/supplierconfirmation/0001/';

let running: RunningSandbox;
let session: Record<string, string>;
beforeAll(async () => {
  running = await runSandbox();
  session = await csrfSession(running, requisitions);
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
});

const get = (path: string) => running.ask('erp', path);
const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  running.ask('erp', path, { method, headers: { ...session, ...headers }, body: JSON.stringify(body) });
const post = (path: string, body: unknown) => send('POST', path, body);

const requisition = (reference: string, item: Record<string, unknown> = {}) => ({
  PurchaseRequisitionType: 'NB',
  PurReqnDescription: 'OR case shortage',
  SourceDetermination: true,
  to_PurchaseReqnItem: {
    results: [
      {
        PurchaseRequisitionItem: '10',
        Material: 'MED-000010',
        RequestedQuantity: '4',
        BaseUnit: 'EA',
        Plant: 'H100',
        PurchasingGroup: 'M01',
        DeliveryDate: '2026-03-12T00:00:00',
        AccountAssignmentCategory: 'K',
        PurReqnExternalSystemId: 'SUPPLYHUB',
        PurReqnExternalReference: reference,
        PurReqnItemExternalReference: '1',
        to_PurchaseReqnAcctAssgmt: { results: [{ CostCenter: 'HOR100', GLAccount: '54100000', Quantity: '4' }] },
        ...item,
      },
    ],
  },
});

describe('CSRF', () => {
  test('a token without its cookies is worth nothing', async () => {
    const reply = await running.ask('erp', `${requisitions}A_PurchaseRequisitionHeader`, {
      method: 'POST',
      headers: { 'x-csrf-token': String(session['x-csrf-token']) },
      body: '{}',
    });
    expect(reply.status).toBe(403);
    expect(reply.headers['x-csrf-token']).toBe('Required');
  });

  test('a HEAD is refused, as on some systems, so a client falls back to GET', async () => {
    expect((await running.ask('erp', requisitions, { method: 'HEAD' })).status).toBe(403);
  });

  test('an expired session is told so, and a new one writes', async () => {
    await using other = await runSandbox();
    const before = await csrfSession(other, requisitions);
    await other.control('POST', '/systems/erp/expire-sessions');
    const write = (headers: Record<string, string>) =>
      other.ask('erp', `${requisitions}A_PurchaseRequisitionHeader`, {
        method: 'POST',
        headers,
        body: JSON.stringify(requisition('hub-1')),
      });
    expect((await write(before)).status).toBe(403);
    expect((await write(await csrfSession(other, requisitions))).status).toBe(201);
  });
});

describe('a requisition', () => {
  test('is created with its items, waits for release, and is found by its external reference', async () => {
    const created = await post(`${requisitions}A_PurchaseRequisitionHeader`, requisition('hub-01'));
    expect(created.status).toBe(201);
    const number = String(created.at('d/PurchaseRequisition'));
    expect(created.at('d/to_PurchaseReqnItem/results/0/RequestedQuantity')).toBe('4');
    expect(created.at('d/to_PurchaseReqnItem/results/0/to_PurchaseReqnAcctAssgmt/results/0/CostCenter')).toBe('HOR100');
    const filter = "PurReqnExternalSystemId eq 'SUPPLYHUB' and PurReqnExternalReference eq 'hub-01'";
    const found = await get(`${requisitions}A_PurchaseRequisitionItem?${query({ $filter: filter })}`);
    expect(found.rows('d/results')).toHaveLength(1);
    expect(found.rows('d/results')[0]).toMatchObject({
      PurchaseRequisition: number,
      ReleaseIsNotCompleted: true,
      PurReqnReleaseStatus: '02',
    });
  });

  test('is only checked, and leaves nothing, with PurReqnDoOnlyValidation', async () => {
    const body = { ...requisition('hub-check'), PurReqnDoOnlyValidation: true };
    expect((await post(`${requisitions}A_PurchaseRequisitionHeader`, body)).status).toBe(201);
    const filter = "PurReqnExternalReference eq 'hub-check'";
    expect(
      (await get(`${requisitions}A_PurchaseRequisitionItem?${query({ $filter: filter })}`)).rows('d/results'),
    ).toEqual([]);
  });

  test.each([
    ['M3/305', { Material: 'NOPE' }],
    ['ME/083', { Plant: '' }],
    ['ME/065', { RequestedQuantity: '0' }],
    ['M7/064', { BaseUnit: 'CS' }],
    ['ME/453', { to_PurchaseReqnAcctAssgmt: { results: [] } }],
    ['/IWBEP/CM_MGW_RT/176', { NoSuchProperty: 'x' }],
    ['/IWBEP/CM_MGW_RT/176', { RequestedQuantity: 'four' }],
  ])('is refused with %s for %j', async (code, item) => {
    const reply = await post(`${requisitions}A_PurchaseRequisitionHeader`, requisition('hub-bad', item));
    expect(reply.status).toBe(400);
    expect(reply.at('error/code')).toBe(code);
  });

  test('is withdrawn with If-Match, until it has become an order', async () => {
    const created = await post(`${requisitions}A_PurchaseRequisitionHeader`, requisition('hub-02'));
    const number = String(created.at('d/PurchaseRequisition'));
    const item = `${requisitions}A_PurchaseRequisitionItem(PurchaseRequisition='${number}',PurchaseRequisitionItem='10')`;
    const etag = String((await get(item)).headers['etag']);
    expect((await send('MERGE', item, { DeliveryDate: '/Date(1773446400000)/' }, { 'if-match': etag })).status).toBe(
      204,
    );
    expect((await get(item)).at('d/DeliveryDate')).toBe('/Date(1773446400000)/');
    await running.control('POST', '/changes', { kind: 'order-requisition', requisition: number });
    const late = await send(
      'PATCH',
      item,
      { IsDeleted: 'X' },
      { 'if-match': String((await get(item)).headers['etag']) },
    );
    expect(late.at('error/code')).toBe('ME/046');
  });
});

describe('an order', () => {
  const item = `${orders}PurchaseOrderItem(PurchaseOrder='4500000003',PurchaseOrderItem='10')`;

  test('is changed only by who knows its present state', async () => {
    const before = await get(item);
    const etag = String(before.at('@odata.etag'));
    expect((await send('PATCH', item, { OrderQuantity: 5 })).status).toBe(428);
    expect((await send('PATCH', item, { OrderQuantity: 5 }, { 'if-match': 'W/"stale"' })).status).toBe(412);
    running.clock.advance(60_000);
    const changed = await send('PATCH', item, { OrderQuantity: 5 }, { 'if-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.at('OrderQuantity')).toBe(5);
    expect(changed.at('NetAmount')).toBe(1250);
    expect((await send('PATCH', item, { OrderQuantity: 6 }, { 'if-match': etag })).status).toBe(412);
    const order = await get(`${orders}PurchaseOrder('4500000003')`);
    expect(order.at('LastChangeDateTime')).toBe('2026-03-09T12:01:00Z');
  });

  test('cannot be cut below what was received, nor changed in what is not the caller’s', async () => {
    const received = `${orders}PurchaseOrderItem(PurchaseOrder='4500000001',PurchaseOrderItem='10')`;
    const etag = String((await get(received)).at('@odata.etag'));
    expect((await send('PATCH', received, { OrderQuantity: 1 }, { 'if-match': etag })).at('error/code')).toBe('06/115');
    expect((await send('PATCH', received, { Material: 'MED-000001' }, { 'if-match': etag })).status).toBe(400);
  });

  test('refuses writes with ME/006 while a person has it open', async () => {
    await running.control('POST', '/changes', { kind: 'lock-order', order: '4500000002' });
    const locked = `${orders}PurchaseOrderItem(PurchaseOrder='4500000002',PurchaseOrderItem='10')`;
    const etag = String((await get(locked)).at('@odata.etag'));
    const change = () => send('PATCH', locked, { OrderQuantity: 9 }, { 'if-match': etag });
    expect((await change()).at('error/code')).toBe('ME/006');
    await running.control('POST', '/changes', { kind: 'lock-order', order: '4500000002', isLocked: false });
    expect((await change()).status).toBe(200);
  });

  test('is confirmed by its supplier', async () => {
    const reply = await post(`${confirmations}Confirmation`, {
      SuplrConfRefPurchaseOrder: '4500000002',
      _SupplierConfirmationItemTP: [
        {
          SuplrConfRefPurchaseOrderItem: '10',
          _SupplierConfirmationLineTP: [
            {
              DeliveryDate: '2026-03-12',
              DeliveryTime: '00:00:00',
              ConfirmedQuantity: 3,
              PurchaseOrderQuantityUnit: 'EA',
              SupplierConfirmationExtNumber: 'SO-55120',
            },
          ],
        },
      ],
    });
    expect(reply.status).toBe(201);
    const filter = "SuplrConfRefPurchaseOrder eq '4500000002'";
    const expand = '_SupplierConfirmationItemTP($expand=_SupplierConfirmationLineTP)';
    const found = await get(`${confirmations}Confirmation?${query({ $filter: filter, $expand: expand })}`);
    expect(found.at('value/0/_SupplierConfirmationItemTP/0/_SupplierConfirmationLineTP/0/ConfirmedQuantity')).toBe(3);
  });
});

const receipt = (item: Record<string, unknown> = {}) => ({
  PostingDate: '2026-03-09T00:00:00',
  DocumentDate: '2026-03-09T00:00:00',
  GoodsMovementCode: '01',
  ReferenceDocument: 'ASN0099812',
  to_MaterialDocumentItem: {
    results: [
      {
        Material: 'MED-000008',
        Plant: 'H100',
        StorageLocation: 'OR01',
        GoodsMovementType: '101',
        GoodsMovementRefDocType: 'B',
        PurchaseOrder: '4500000001',
        PurchaseOrderItem: '10',
        QuantityInEntryUnit: '3',
        EntryUnit: 'EA',
        Batch: 'L2291',
        ShelfLifeExpirationDate: '2028-01-31T00:00:00',
        to_SerialNumbers: { results: [{ SerialNumber: 'SN1' }, { SerialNumber: 'SN2' }, { SerialNumber: 'SN3' }] },
        ...item,
      },
    ],
  },
});

describe('a goods movement', () => {
  const onHand = async (material: string, batch: string) => {
    const filter = `Material eq '${material}' and Plant eq 'H100' and Batch eq '${batch}'`;
    const rows = (await get(`${stock}A_MatlStkInAcctMod?${query({ $filter: filter })}`)).rows('d/results');
    return rows.reduce((sum, row) => sum + Number(row['MatlWrhsStkQtyInMatlBaseUnit']), 0);
  };

  test('books a receipt into stock, lot, serial numbers and the order, and takes all of it back', async () => {
    const line = `${orders}PurchaseOrderScheduleLine(PurchaseOrder='4500000001',PurchaseOrderItem='10',ScheduleLine='1')`;
    const posted = await post(`${movements}A_MaterialDocumentHeader`, receipt());
    expect(posted.status).toBe(201);
    expect(posted.at('d/to_MaterialDocumentItem/results/0/to_SerialNumbers/results/2/SerialNumber')).toBe('SN3');
    expect(await onHand('MED-000008', 'L2291')).toBe(3);
    expect((await get(line)).at('OpenPurchaseOrderQuantity')).toBe(1);
    const batch =
      "/sap/opu/odata/sap/API_BATCH_SRV/Batch(Material='MED-000008',BatchIdentifyingPlant='',Batch='L2291')";
    expect((await get(batch)).at('d/ShelfLifeExpirationDate')).toBe('/Date(1832889600000)/');
    const document = query({
      MaterialDocumentYear: `'${String(posted.at('d/MaterialDocumentYear'))}'`,
      MaterialDocument: `'${String(posted.at('d/MaterialDocument'))}'`,
    });
    expect((await post(`${movements}Cancel?${document}`, {})).status).toBe(200);
    expect(await onHand('MED-000008', 'L2291')).toBe(0);
    expect((await get(line)).at('OpenPurchaseOrderQuantity')).toBe(4);
    expect((await post(`${movements}Cancel?${document}`, {})).at('error/code')).toBe('M7/053');
  });

  test.each([
    ['M7/205', { GoodsMovementRefDocType: '' }],
    ['M7/360', { Material: 'MED-000004' }],
    ['M7/022', { QuantityInEntryUnit: '40', to_SerialNumbers: { results: [] } }],
    ['M7/018', { Batch: '' }],
    ['M7/061', { PurchaseOrderItem: '90' }],
    ['M7/064', { EntryUnit: 'CS' }],
    ['M7/020', { StorageLocation: 'ZZ99' }],
    ['IO/231', { to_SerialNumbers: { results: [{ SerialNumber: 'SN1' }] } }],
  ])('is refused with %s for %j', async (code, item) => {
    const reply = await post(`${movements}A_MaterialDocumentHeader`, receipt(item));
    expect(reply.status).toBe(400);
    expect(reply.at('error/code')).toBe(code);
  });

  test('R2: counts a supplier’s own boxes, not the item’s', async () => {
    const body = receipt({
      Material: 'MED-000006',
      PurchaseOrder: '4500000004',
      QuantityInEntryUnit: '2',
      EntryUnit: 'BX',
      Batch: 'BOXTEST',
      to_SerialNumbers: { results: [] },
    });
    expect((await post(`${movements}A_MaterialDocumentHeader`, body)).status).toBe(201);
    expect(await onHand('MED-000006', 'BOXTEST')).toBe(20);
  });

  test('never takes more than there is', async () => {
    const item = {
      GoodsMovementType: '201',
      QuantityInEntryUnit: '9999',
      Batch: 'NONE',
      GoodsMovementRefDocType: '',
      PurchaseOrder: '',
      to_SerialNumbers: { results: [] },
    };
    const reply = await post(`${movements}A_MaterialDocumentHeader`, { ...receipt(item), GoodsMovementCode: '03' });
    expect(reply.at('error/code')).toBe('M7/021');
  });

  test('in a change set happens with the others or not at all', async () => {
    const part = (body: unknown) =>
      `--c1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST A_MaterialDocumentHeader HTTP/1.1\r\nContent-Type: application/json\r\nAccept: application/json\r\n\r\n${JSON.stringify(body)}\r\n`;
    const batch = (...bodies: unknown[]) =>
      running.ask('erp', `${movements}$batch`, {
        method: 'POST',
        headers: { ...session, 'content-type': 'multipart/mixed; boundary=b1' },
        body: `--b1\r\nContent-Type: multipart/mixed; boundary=c1\r\n\r\n${bodies.map(part).join('')}--c1--\r\n\r\n--b1--\r\n`,
      });
    const one = receipt({ QuantityInEntryUnit: '1', Batch: 'SET1', to_SerialNumbers: { results: [] } });
    const bad = receipt({ QuantityInEntryUnit: '99', Batch: 'SET2', to_SerialNumbers: { results: [] } });
    const refused = await batch(one, bad);
    expect(refused.text).toContain('M7/022');
    expect(await onHand('MED-000008', 'SET1')).toBe(0);
    const taken = await batch(one, one);
    expect([...taken.text.matchAll(/HTTP\/1\.1 201/g)]).toHaveLength(2);
    expect(await onHand('MED-000008', 'SET1')).toBe(2);
  });
});

describe('an invoice', () => {
  const invoice = (changes: Record<string, unknown> = {}) => ({
    CompanyCode: '1010',
    DocumentDate: '2026-03-09T00:00:00',
    PostingDate: '2026-03-09T00:00:00',
    SupplierInvoiceIDByInvcgParty: 'INV-99120',
    InvoicingParty: '1000307',
    DocumentCurrency: 'USD',
    InvoiceGrossAmount: '3700.00',
    to_SuplrInvcItemPurOrdRef: {
      results: [
        {
          SupplierInvoiceItem: '1',
          PurchaseOrder: '4500000001',
          PurchaseOrderItem: '10',
          DocumentCurrency: 'USD',
          SupplierInvoiceItemAmount: '3700.00',
          QuantityInPurchaseOrderUnit: '2',
          PurchaseOrderQuantityUnit: 'EA',
          TaxCode: 'I0',
        },
      ],
    },
    ...changes,
  });

  test('R55: is taken once; the same one again is refused with M8/462', async () => {
    const posted = await post(`${invoices}A_SupplierInvoice`, invoice());
    expect(posted.status).toBe(201);
    expect(posted.at('d/InvoiceGrossAmount')).toBe('3700.000');
    expect((await post(`${invoices}A_SupplierInvoice`, invoice())).at('error/code')).toBe('M8/462');
    const filter = "PurchaseOrder eq '4500000001' and PurchaseOrderItem eq '10'";
    const items = await get(`${invoices}A_SuplrInvcItemPurOrdRef?${query({ $filter: filter })}`);
    expect(items.rows('d/results').some((row) => row['SupplierInvoice'] === posted.at('d/SupplierInvoice'))).toBe(true);
  });

  test('must add up, and name a supplier that exists', async () => {
    const other = { SupplierInvoiceIDByInvcgParty: 'INV-99121' };
    expect(
      (await post(`${invoices}A_SupplierInvoice`, invoice({ ...other, InvoiceGrossAmount: '1.00' }))).at('error/code'),
    ).toBe('M8/534');
    expect(
      (await post(`${invoices}A_SupplierInvoice`, invoice({ ...other, InvoicingParty: '42' }))).at('error/code'),
    ).toBe('F5/104');
  });
});
