import { expect, test } from 'vitest';
import { csrfSession, query, runSandbox, type RunningSandbox } from '../../testing/running-sandbox.ts';

const requisitions = '/sap/opu/odata/sap/API_PURCHASEREQ_PROCESS_SRV/';
const orders = '/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/';
const confirmations = '/sap/opu/odata4/sap/api_supplierconfirmation/srvd_a2x/sap/supplierconfirmation/0001/';
const movements = '/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/';
const stock = '/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/';

async function client(running: RunningSandbox, root = requisitions) {
  const session = await csrfSession(running, root);
  return (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    running.ask('erp', path, {
      method,
      headers: { ...session, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

const items = (...materials: readonly (readonly [material: string, quantity: string, plant?: string])[]) => ({
  SourceDetermination: true,
  to_PurchaseReqnItem: {
    results: materials.map(([material, quantity, plant = 'H100'], index) => ({
      PurchaseRequisitionItem: String((index + 1) * 10),
      Material: material,
      RequestedQuantity: quantity,
      BaseUnit: 'EA',
      Plant: plant,
      DeliveryDate: '2026-03-16T00:00:00',
      PurReqnExternalSystemId: 'SUPPLYHUB',
      PurReqnExternalReference: 'hub-01',
      PurReqnItemExternalReference: String(index + 1),
    })),
  },
});

async function require(running: RunningSandbox, body: object): Promise<string> {
  const send = await client(running);
  const reply = await send('POST', `${requisitions}A_PurchaseRequisitionHeader`, body);
  expect(reply.status).toBe(201);
  return String(reply.at('d/PurchaseRequisition'));
}

const ledgerOf = (running: RunningSandbox) => running.control('GET', '/erp/ledger');

async function ordered(running: RunningSandbox, count: number) {
  await expect
    .poll(async () => {
      running.clock.advance(2000);
      return (await ledgerOf(running)).at('counts/orders');
    })
    .toBe(count);
  return (await ledgerOf(running)).rows('orders');
}

test('a requisition is released and ordered within seconds, one order a supplier, in whole packs at contract prices', async () => {
  await using running = await runSandbox();
  const number = await require(running, items(['MED-000001', '150'], ['MED-000004', '2']));
  const made = await ordered(running, 2);
  expect(new Set(made.map(({ supplier }) => supplier)).size).toBe(2);
  expect(made.flatMap(({ lines }) => lines)).toEqual([
    expect.objectContaining({ material: 'MED-000001', quantity: '2.000', unit: 'CS', requisition: number }),
    expect.objectContaining({ material: 'MED-000004', quantity: '2.000', unit: 'EA', requisitionItem: '20' }),
  ]);
  const order = String(made[0]?.['order']);
  const found = await running.ask('erp', `${orders}PurchaseOrder('${order}')?$expand=_PurchaseOrderItem`);
  expect(found.at('ReleaseIsNotCompleted')).toBe(false);
  expect(found.rows('_PurchaseOrderItem')).toEqual([
    expect.objectContaining({
      PurchaseRequisition: number,
      PurchaseRequisitionItem: '10',
      PurchaseContract: expect.stringMatching(/^46/),
      NetPriceAmount: expect.anything(),
      SupplierMaterialNumber: expect.stringMatching(/./),
    }),
  ]);
  const read = await running.ask(
    'erp',
    `${requisitions}A_PurchaseRequisitionItem?${query({ $filter: `PurchaseRequisition eq '${number}'` })}`,
  );
  expect(read.rows('d/results')).toEqual([
    expect.objectContaining({ PurchasingDocument: order, ProcessingStatus: 'B', OrderedQuantity: '200' }),
    expect.objectContaining({ PurchasingDocument: made[1]?.['order'], OrderedQuantity: '2' }),
  ]);
  running.clock.advance(60_000);
  expect((await ledgerOf(running)).at('doubled')).toEqual([]);
});

test('the buyers can be paused and hurried, and what was deleted or changed before is not ordered as it was', async () => {
  await using running = await runSandbox();
  expect((await running.control('PUT', '/erp/buyer', { isPaused: true })).at('isPaused')).toBe(true);
  const number = await require(running, items(['MED-000001', '150'], ['MED-000004', '2'], ['MED-000008', '1']));
  const send = await client(running);
  const key = (item: string) =>
    `${requisitions}A_PurchaseRequisitionItem(PurchaseRequisition='${number}',PurchaseRequisitionItem='${item}')`;
  const tag = async (item: string) => ({ 'if-match': String((await running.ask('erp', key(item))).headers['etag']) });
  expect((await send('DELETE', key('10'), undefined, await tag('10'))).status).toBe(204);
  expect((await send('PATCH', key('20'), { RequestedQuantity: '3' }, await tag('20'))).status).toBe(204);
  running.clock.advance(3_600_000);
  const done = await running.control('POST', '/erp/buyer/work', { requisition: number });
  expect(done.status).toBe(200);
  const lines = (await ordered(running, 1)).flatMap((order) => order['lines']);
  expect(lines).toEqual([
    expect.objectContaining({ material: 'MED-000004', quantity: '3.000' }),
    expect.objectContaining({ material: 'MED-000008', quantity: '1.000' }),
  ]);
  expect((await send('DELETE', key('20'), undefined, { 'if-match': '*' })).text).toContain('ME/046');
  expect((await running.control('POST', '/erp/buyer/work', { requisition: number })).status).toBe(400);
});

test('R35: the ledger shows an external reference that came twice, and an order line’s deletion', async () => {
  await using running = await runSandbox();
  await require(running, items(['MED-000004', '2']));
  await require(running, items(['MED-000004', '2']));
  const [first] = await ordered(running, 2);
  expect((await ledgerOf(running)).at('doubled')).toEqual([
    'external reference SUPPLYHUB/hub-01/1 is at 10000019/10 and 10000020/10',
  ]);
  const send = await client(running, orders);
  const path = `${orders}PurchaseOrderItem(PurchaseOrder='${String(first?.['order'])}',PurchaseOrderItem='10')`;
  expect((await send('DELETE', path)).status).toBe(428);
  expect((await send('DELETE', path, undefined, { 'if-match': '*' })).status).toBe(204);
  expect((await ledgerOf(running)).rows('orders/0/lines')[0]).toMatchObject({ isDeleted: true });
});

test('an item nobody may sell is left, and says why', async () => {
  await using running = await runSandbox();
  const number = await require(running, items(['MED-000060', '5']));
  await expect
    .poll(async () => {
      running.clock.advance(2000);
      return (await running.control('GET', '/erp/buyer')).rows('stuck');
    })
    .toEqual([{ requisition: number, item: '10', reason: expect.stringContaining('blocked for purchasing') }]);
});

test('the ERP records what a supplier without EDI confirms, some of it late, less or refused', async () => {
  await using running = await runSandbox({ rates: { late: 0.25, short: 0.25, rejected: 0.25 } });
  const wanted = query({ $filter: "IsMarkedForDeletion eq false and BaseUnit eq 'EA'", $top: '120' });
  const products = await running.ask('erp', `/sap/opu/odata/sap/API_PRODUCT_SRV/A_Product?${wanted}`);
  await require(running, items(...products.rows('d/results').map(({ Product }) => [String(Product), '40'] as const)));
  await expect
    .poll(async () => {
      running.clock.advance(60_000);
      const page = await running.ask(
        'erp',
        `${confirmations}Confirmation?$filter=CreationDate%20eq%202026-03-09&$expand=_SupplierConfirmationItemTP($expand=_SupplierConfirmationLineTP)&$top=50`,
      );
      const confirmed = page.rows('value').flatMap((each) => [each['_SupplierConfirmationItemTP']].flat());
      return new Set(
        confirmed
          .map((item) => JSON.stringify(item))
          .map((text) =>
            text.includes('"ItemIsRejectedBySupplier":true')
              ? 'rejected'
              : /2026-03-16/.test(text)
                ? 'in time'
                : 'late',
          ),
      );
    })
    .toEqual(new Set(['rejected', 'in time', 'late']));
});

test('stock on its way between two plants is at neither until it arrives, and each posting is counted once', async () => {
  await using running = await runSandbox();
  const send = await client(running, movements);
  const post = (movement: string, item: object, reference = 'hub-t1') =>
    send('POST', `${movements}A_MaterialDocumentHeader`, {
      GoodsMovementCode: '04',
      ReferenceDocument: reference,
      to_MaterialDocumentItem: [{ GoodsMovementType: movement, QuantityInEntryUnit: '2', EntryUnit: 'EA', ...item }],
    });
  const rows = await running.ask(
    'erp',
    `${stock}A_MatlStkInAcctMod?${query({ $filter: "InventoryStockType eq '01' and InventorySpecialStockType eq '' and Plant eq 'H100'", $top: '200' })}`,
  );
  const row = rows.rows('d/results').find((each) => Number(each['MatlWrhsStkQtyInMatlBaseUnit']) >= 4);
  const { Material, Batch, StorageLocation } = row ?? {};
  const total = async (plant: string) => {
    const page = await running.ask(
      'erp',
      `${stock}A_MatlStkInAcctMod?${query({ $filter: `Material eq '${String(Material)}' and Batch eq '${String(Batch)}' and Plant eq '${plant}' and InventoryStockType eq '01'` })}`,
    );
    return page.rows('d/results').reduce((sum, each) => sum + Number(each['MatlWrhsStkQtyInMatlBaseUnit']), 0);
  };
  const before = [await total('H100'), await total('H200')];
  const leaving = { Material, Batch, Plant: 'H100', StorageLocation, IssuingOrReceivingPlant: 'H200' };
  const arriving = { Material, Batch, Plant: 'H200', StorageLocation: 'CS01', IssuingOrReceivingPlant: 'H100' };
  expect((await post('305', arriving)).text).toContain('Deficit of ST Stock in transfer');
  expect((await post('303', leaving)).status).toBe(201);
  expect([await total('H100'), await total('H200')]).toEqual([Number(before[0]) - 2, before[1]]);
  expect((await post('305', arriving)).status).toBe(201);
  expect([await total('H100'), await total('H200')]).toEqual([Number(before[0]) - 2, Number(before[1]) + 2]);
  expect((await ledgerOf(running)).at('doubled')).toEqual([]);
  const twice = await post('303', leaving);
  expect((await ledgerOf(running)).at('doubled')).toEqual([
    expect.stringContaining('transfer hub-t1 (303) is posted with'),
  ]);
  const key = `MaterialDocumentYear='2026'&MaterialDocument='${String(twice.at('d/MaterialDocument'))}'`;
  expect((await send('POST', `${movements}Cancel?${key}`)).status).toBe(200);
  expect((await ledgerOf(running)).at('doubled')).toEqual([]);
  expect(await total('H100')).toBe(Number(before[0]) - 2);
});
