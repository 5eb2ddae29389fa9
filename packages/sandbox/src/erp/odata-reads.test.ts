import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csrfSession, query, runSandbox, type RunningSandbox } from '../testing/running-sandbox.ts';

const products = '/sap/opu/odata/sap/API_PRODUCT_SRV/';
const stock = '/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/';
const orders = '/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/';

let running: RunningSandbox;
beforeAll(async () => {
  running = await runSandbox({ pageSize: 100 });
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
});
const get = (path: string, headers: Record<string, string> = {}) => running.ask('erp', path, { headers });

describe('the ERP, version 2', () => {
  test('asks who is calling', async () => {
    const reply = await running.ask('erp', `${products}A_Product`, { withoutAuth: true });
    expect(reply.status).toBe(401);
    expect(reply.headers['www-authenticate']).toContain('Basic');
  });

  test('answers an entity in its envelope, decimals as text and dates as epochs', async () => {
    const reply = await get(
      `${products}A_Product('MED-000001')?${query({ $expand: 'to_Description,to_ProductUnitsOfMeasure' })}`,
    );
    expect(reply.status).toBe(200);
    expect(reply.at('d/Product')).toBe('MED-000001');
    expect(reply.at('d/LastChangeDateTime')).toMatch(/^\/Date\(\d+\+0000\)\/$/);
    expect(reply.at('d/CreationDate')).toMatch(/^\/Date\(\d+\)\/$/);
    expect(reply.at('d/to_Description/results/0/ProductDescription')).toBe('Northlock Suture 2-0 SH 27in');
    expect(reply.rows('d/to_ProductUnitsOfMeasure/results').map((row) => row['QuantityNumerator'])).toEqual([
      '10',
      '100',
      '1',
    ]);
    expect(reply.at('d/to_Plant/__deferred/uri')).toContain("A_Product('MED-000001')/to_Plant");
    expect(reply.headers['etag']).toBe(reply.at('d/__metadata/etag'));
  });

  test('pages by server, with a count of all and no row twice', async () => {
    const seen: unknown[] = [];
    let path: string | undefined = `${products}A_Product?${query({ $select: 'Product', $inlinecount: 'allpages' })}`;
    let pages = 0;
    while (path !== undefined) {
      const reply = await get(path);
      expect(reply.at('d/__count')).toBe('254');
      seen.push(...reply.rows('d/results').map((row) => row['Product']));
      const next = reply.at('d/__next');
      path = typeof next === 'string' ? next : undefined;
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(new Set(seen).size).toBe(254);
  });

  test('keeps $top, $skip and $orderby across its own pages', async () => {
    const first = await get(`${products}A_Product?${query({ $orderby: 'Product desc', $top: '150', $skip: '10' })}`);
    const next = String(first.at('d/__next'));
    expect(first.rows('d/results')[0]).toMatchObject({ Product: 'MED-000244' });
    const second = await get(next);
    expect(second.rows('d/results')).toHaveLength(50);
    expect(second.at('d/__next')).toBeUndefined();
    expect(second.rows('d/results').at(-1)).toMatchObject({ Product: 'MED-000095' });
  });

  test('reads many keys of one plant in one call', async () => {
    const filter =
      "Plant eq 'H100' and (Material eq 'MED-000004' or Material eq 'MED-000005' or Material eq 'MED-000010')";
    const reply = await get(`${stock}A_MatlStkInAcctMod?${query({ $filter: filter })}`);
    const rows = reply.rows('d/results');
    expect(new Set(rows.map((row) => row['Material']))).toEqual(new Set(['MED-000004', 'MED-000005']));
    expect(rows.every((row) => row['Plant'] === 'H100')).toBe(true);
    expect(rows[0]).toMatchObject({
      WBSElementInternalID: '000000000000000000000000',
      SDDocumentItem: '0',
      Customer: '',
    });
    expect(rows.find((row) => row['InventoryStockType'] === '02')?.['MatlWrhsStkQtyInMatlBaseUnit']).toBe('12');
  });

  test('answers Atom to a client that does not ask for JSON', async () => {
    const reply = await get(`${products}A_Product?$top=1`, { accept: '*/*' });
    expect(reply.headers['content-type']).toContain('atom+xml');
  });

  test('counts, follows navigation, and gives a single property', async () => {
    expect((await get(`${products}A_Product/$count`)).text).toBe('254');
    expect((await get(`${products}A_Product('MED-000001')/to_Description`)).at('d/results/0/Language')).toBe('EN');
    expect((await get(`${products}A_Product('MED-000001')/BaseUnit`)).at('d/BaseUnit')).toBe('EA');
    const composite = "A_ProductDescription(Product='MED-000001',Language='EN')";
    expect((await get(products + composite)).at('d/ProductDescription')).toContain('Suture');
  });

  test.each([
    ['A_Product?$filter=Missing%20eq%201', 400],
    ['A_Product?$expand=to_Nothing', 400],
    ['A_Product?$select=Nothing', 400],
    ['A_Product?$apply=aggregate', 400],
    ['A_Product?$skiptoken=garbage', 400],
    ["A_Product('NOPE')", 404],
    ['A_Nothing', 404],
    ["A_ProductDescription('MED-000001')", 400],
    ['A_Product?$filter=%E0%A4%A', 400],
  ])('answers %s with %i and its own error body', async (path, status) => {
    const reply = await get(products + path);
    expect(reply.status).toBe(status);
    expect(reply.at('error/message/lang')).toBe('en');
    expect(reply.at('error/innererror/application/service_id')).toBe('API_PRODUCT_SRV');
    expect(reply.rows('error/innererror/errordetails')[0]).toMatchObject({ severity: 'error' });
  });

  test('describes itself', async () => {
    const reply = await get(`${products}$metadata`);
    expect(reply.text).toContain('<EntityType Name="A_ProductType"><Key><PropertyRef Name="Product"/></Key>');
    expect((await get(products)).at('d/EntitySets/0')).toBe('A_Product');
  });

  test('refuses a URL of more than 8 kB with 414', async () => {
    const filter = Array.from({ length: 400 }, (_, index) => `Product eq 'MED-${index}'`).join(' or ');
    expect((await get(`${products}A_Product?${query({ $filter: filter })}`)).status).toBe(414);
  });

  test('takes several reads in one $batch, each with an answer of its own', async () => {
    const session = await csrfSession(running, products);
    const part = (url: string) =>
      `--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET ${url} HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n`;
    const reply = await running.ask('erp', `${products}$batch`, {
      method: 'POST',
      headers: { ...session, 'content-type': 'multipart/mixed; boundary=b1' },
      body: `${part("A_Product('MED-000001')?$select=Product")}${part("A_Product('NOPE')")}${part('A_Product/$count')}--b1--\r\n`,
    });
    expect(reply.status).toBe(202);
    const statuses = [...reply.text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => match[1]);
    expect(statuses).toEqual(['200', '404', '200']);
    expect(reply.text).toContain('"Product":"MED-000001"');
  });

  test('refuses a $batch, like any other POST, without a token', async () => {
    const reply = await running.ask('erp', `${products}$batch`, { method: 'POST', body: '' });
    expect(reply.status).toBe(403);
    expect(reply.headers['x-csrf-token']).toBe('Required');
  });
});

describe('the ERP, version 4', () => {
  test('expands orders, items and schedule lines with options at each level', async () => {
    const filter = "PurchaseOrder eq '4500000001' or PurchaseOrder eq '4500000002'";
    const expand =
      '_PurchaseOrderItem($select=PurchaseOrderItem,Material,NetPriceAmount;$expand=_PurchaseOrderScheduleLineTP($top=1))';
    const reply = await get(`${orders}PurchaseOrder?${query({ $filter: filter, $expand: expand, $count: 'true' })}`);
    expect(reply.at('@odata.count')).toBe(2);
    expect(reply.at('value/0/_PurchaseOrderItem/0/Material')).toBe('MED-000008');
    expect(reply.at('value/0/_PurchaseOrderItem/0/Plant')).toBeUndefined();
    expect(reply.at('value/0/_PurchaseOrderItem/0/_PurchaseOrderScheduleLineTP/0/OpenPurchaseOrderQuantity')).toBe(4);
    expect(reply.at('value/0/LastChangeDateTime')).toMatch(/Z$/);
  });

  test('writes decimals as numbers, or as text when IEEE754Compatible is asked for', async () => {
    const path = `${orders}PurchaseOrderItem(PurchaseOrder='4500000001',PurchaseOrderItem='10')?$select=NetPriceAmount,OrderQuantity`;
    expect((await get(path)).text).toContain('"NetPriceAmount":1850');
    const text = await get(path, { accept: 'application/json;IEEE754Compatible=true' });
    expect(text.at('OrderQuantity')).toBe('6.000');
  });

  test('pages with a next link that a client resolves against the service', async () => {
    const reply = await get(`${orders}PurchaseOrder?$select=PurchaseOrder`, { prefer: 'odata.maxpagesize=50' });
    expect(reply.rows('value')).toHaveLength(50);
    const next = await get(orders + String(reply.at('@odata.nextLink')), { prefer: 'odata.maxpagesize=50' });
    expect(next.rows('value')).toHaveLength(35);
    expect(next.at('@odata.nextLink')).toBeUndefined();
  });

  test('answers only what changed since a moment', async () => {
    const filter = 'LastChangeDateTime ge 2026-03-08T00:00:00Z';
    const reply = await get(`${orders}PurchaseOrder?${query({ $filter: filter })}`);
    const changes = reply.rows('value').map((row) => String(row['LastChangeDateTime']));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every((at) => at >= '2026-03-08')).toBe(true);
  });

  test('has an error body of its own', async () => {
    const reply = await get(`${orders}PurchaseOrder?${query({ $filter: "PurchaseOrder in ('1','2')" })}`);
    expect(reply.status).toBe(400);
    expect(reply.rows('error/details')[0]).toMatchObject({ '@Common.numericSeverity': 4 });
    expect(typeof reply.at('error/message')).toBe('string');
  });

  test('takes a $batch as JSON', async () => {
    const session = await csrfSession(running, orders);
    const reply = await running.ask('erp', `${orders}$batch`, {
      method: 'POST',
      headers: session,
      body: JSON.stringify({
        requests: [
          { id: 'one', method: 'GET', url: "PurchaseOrder('4500000001')" },
          { id: 'two', method: 'GET', url: "PurchaseOrder('1')" },
        ],
      }),
    });
    expect(reply.rows('responses').map((row) => [row['id'], row['status']])).toEqual([
      ['one', 200],
      ['two', 404],
    ]);
    expect(reply.at('responses/0/body/Supplier')).toBe('1000307');
  });
});
