import { SourceContractBroken, SourceRejected, SourceUnavailable } from '@supply-hub/errors';
import { sourceServer } from '@supply-hub/testkit';
import * as fc from 'fast-check';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { odataSource, v2Error } from '../test/odata-source.ts';
import { soon, testClient } from '../test/source-client.ts';
import type { ODataClientOptions } from './odata.ts';
import { eq } from './odata-filter.ts';
import { withoutPadding, type ODataKeyedQuery } from './odata-keyed-read.ts';
import { createODataV2Client } from './odata-v2.ts';
import { createODataV4Client } from './odata-v4.ts';
import { wireDecimal } from './wire.ts';

const root = '/sap/opu/odata/sap/API_STOCK/';
const stockRow = z.object({ Material: z.string(), Plant: z.string(), Quantity: wireDecimal });
const materials = (count: number) =>
  Array.from({ length: count }, (_, index) => `MED-${String(index + 1).padStart(6, '0')}`);
const stockOf = (material: string) => ({ Material: material, Plant: 'H100', Quantity: '1.500' });
const byMaterial: ODataKeyedQuery<string, z.infer<typeof stockRow>> = {
  operation: 'stock',
  entitySet: 'A_Stock',
  by: 'Material',
  row: stockRow,
};

describe.each(['v2', 'v4'] as const)('reading by keys from OData %s', (version) => {
  async function stock(
    setup: Partial<Parameters<typeof odataSource>[0]> & { options?: Partial<ODataClientOptions> } = {},
  ) {
    const source = odataSource({ root, entitySet: 'A_Stock', rows: materials(300).map(stockOf), version, ...setup });
    const sources = await sourceServer({ erp: source.handlers });
    const client = testClient(sources.urlOf('erp'));
    const create = version === 'v2' ? createODataV2Client : createODataV4Client;
    const odata = create({ http: client.http, serviceRoot: root, ...setup.options });
    return {
      source,
      sources,
      client,
      odata,
      async [Symbol.asyncDispose]() {
        await client[Symbol.asyncDispose]();
        await sources.close();
      },
    };
  }

  it('asks once for keys that fit one address, and knows each key again', async () => {
    await using erp = await stock();
    const read = await erp.odata.readByKeys(byMaterial, ['MED-000002', 'none', 'MED-000001', 'MED-000002'], soon());
    expect(read.rows).toEqual(
      new Map([
        ['MED-000002', [stockOf('MED-000002')]],
        ['none', []],
        ['MED-000001', [stockOf('MED-000001')]],
      ]),
    );
    expect(read.errors.size).toBe(0);
    expect(read.readAt.toString()).toBe('2026-03-09T06:00:00Z');
    expect(erp.sources.requests()).toHaveLength(1);
    expect(erp.source.filters).toEqual(["Material eq 'MED-000002' or Material eq 'none' or Material eq 'MED-000001'"]);
    expect(erp.client.calls).toMatchObject([{ operation: 'stock', kind: 'read', keys: 3 }]);
  });

  it('asks nothing for no keys', async () => {
    await using erp = await stock();
    expect((await erp.odata.readByKeys(byMaterial, [], soon())).rows.size).toBe(0);
    expect(erp.sources.requests()).toEqual([]);
  });

  it('asks for 240 keys in one batch of five groups, with one token', async () => {
    await using erp = await stock({ options: { maxUrlBytes: 4_096 } });
    const read = await erp.odata.readByKeys(byMaterial, materials(240), soon());
    expect(read.errors.size).toBe(0);
    expect([...read.rows.values()].every((rows) => rows.length === 1)).toBe(true);
    expect(erp.source.filters).toHaveLength(5);
    expect(erp.sources.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${root}`,
      `POST ${root}$batch`,
    ]);
    expect(erp.client.counts()['erp']).toMatchObject({ calls: 1, sessions: 1, keys: 240, byOperation: { stock: 1 } });
    expect(erp.client.calls[1]).toMatchObject({ kind: 'batch', keys: 240 });
    await erp.odata.readByKeys(byMaterial, materials(240), soon());
    expect(erp.client.counts()['erp']).toMatchObject({ calls: 2, sessions: 1 });
  });

  it('asks in single reads where the service has no batch', async () => {
    await using erp = await stock({ options: { maxGroupsPerBatch: 1, csrf: false } });
    const read = await erp.odata.readByKeys(byMaterial, materials(120), soon());
    expect(read.rows.size).toBe(120);
    expect(erp.client.counts()['erp']).toMatchObject({ calls: 3, sessions: 0 });
  });

  it('cuts by length when keys are long, and never sends a longer address than it may', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `${'Ü'.repeat(20)}'${index}`);
    await using erp = await stock({ rows: long.map(stockOf), options: { maxGroupsPerBatch: 1, csrf: false } });
    const read = await erp.odata.readByKeys(
      { ...byMaterial, filter: eq('Plant', 'H100'), select: ['Plant', 'Quantity'] },
      long,
      soon(),
    );
    expect(read.rows.size).toBe(60);
    const lengths = erp.sources.requests().map(({ path }) => path.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2048);
    // Full, not merely short: another key would not have fitted.
    expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThan(2048 - 250);
    expect(erp.sources.requests()[0]?.path).toContain('$select=Plant%2CQuantity%2CMaterial');
  });

  it('gives a failed part to its own keys alone', async () => {
    await using erp = await stock({ options: { maxKeysPerGroup: 2 } });
    erp.source.failing.set('MED-000003', { status: 503, body: v2Error('SY/530', 'short dump') });
    erp.source.failing.set('MED-000005', {
      status: 404,
      body: v2Error('M3/305', 'Material MED-000005 does not exist'),
    });
    const warned = vi.spyOn(erp.client.log, 'warn');
    const read = await erp.odata.readByKeys(byMaterial, materials(6), soon());
    expect([...read.rows.keys()]).toEqual(['MED-000001', 'MED-000002']);
    expect([...read.errors.keys()]).toEqual(['MED-000003', 'MED-000004', 'MED-000005', 'MED-000006']);
    expect(read.errors.get('MED-000004')).toBeInstanceOf(SourceUnavailable);
    expect(read.errors.get('MED-000006')).toMatchObject({ status: 404, vendorCode: 'M3/305' });
    expect(read.errors.get('MED-000006')?.message).not.toContain('MED-000005');
    expect(warned).toHaveBeenCalledTimes(2);
    expect(erp.client.counts()['erp']).toMatchObject({ calls: 1 });
  });

  it('asks again for a batch that was not answered, for only reads are in it', async () => {
    await using erp = await stock({ options: { maxKeysPerGroup: 2 } });
    const once = { once: true };
    erp.sources.use(
      'erp',
      http.post(`${root}$batch`, () => new HttpResponse(null, { status: 503 }), once),
    );
    expect((await erp.odata.readByKeys(byMaterial, materials(4), soon())).rows.size).toBe(4);
    expect(erp.client.calls.at(-1)).toMatchObject({ kind: 'batch', attempts: 2, outcome: 'ok' });
  });

  it('gives a failed call to all its keys, and throws nothing', async () => {
    await using erp = await stock();
    erp.sources.use(
      'erp',
      http.get(`${root}A_Stock`, () => HttpResponse.json(v2Error('SY/530', 'short dump'), { status: 500 })),
    );
    const read = await erp.odata.readByKeys(byMaterial, materials(2), soon());
    expect([...read.errors.values()].every((error) => error instanceof SourceUnavailable)).toBe(true);
    expect(read.errors.size).toBe(2);
  });

  it('gives a row that cannot be read to its key, and keeps the others', async () => {
    const rows = [...materials(2).map(stockOf), { ...stockOf('MED-000003'), Quantity: 'many' }];
    await using erp = await stock({ rows });
    const read = await erp.odata.readByKeys(byMaterial, materials(3), soon());
    expect([...read.rows.keys()]).toEqual(['MED-000001', 'MED-000002']);
    const broken = read.errors.get('MED-000003');
    expect(broken).toBeInstanceOf(SourceContractBroken);
    expect(broken).toMatchObject({ path: 'stock: row 3.Quantity' });
    expect(broken?.message).not.toContain('many');
  });

  it('takes no row for an answer that belongs to none of its keys', async () => {
    await using erp = await stock();
    const answer = version === 'v2' ? { d: { results: [stockOf('OTHER')] } } : { value: [stockOf('OTHER')] };
    erp.sources.use(
      'erp',
      http.get(`${root}A_Stock`, () => HttpResponse.json(answer)),
    );
    const read = await erp.odata.readByKeys(byMaterial, ['MED-000001'], soon());
    expect(read.errors.get('MED-000001')).toBeInstanceOf(SourceContractBroken);
    const padded = await erp.odata.readByKeys({ ...byMaterial, comparable: () => 'same' }, ['MED-000001'], soon());
    expect(padded.rows.get('MED-000001')).toHaveLength(1);
  });

  it('compares each property of a key in its own way', async () => {
    const rows = ['007', '7'].map((Batch) => ({ ...stockOf('0000004711'), Batch }));
    await using erp = await stock({ rows });
    const byBatch = { Material: () => '0000004711', Batch: (batch: string) => batch };
    const comparable = (value: string, property: string) => (property === 'Material' ? withoutPadding(value) : value);
    const read = await erp.odata.readByKeys(
      { ...byMaterial, row: z.object({ Batch: z.string() }), by: byBatch, comparable },
      ['007', '7', '07'],
      soon(),
    );
    expect([...read.rows]).toEqual([
      ['007', [{ Batch: '007' }]],
      ['7', [{ Batch: '7' }]],
      ['07', []],
    ]);
  });

  it.each([
    ['alone', 50, 4],
    ['inside a batch', 2, 3],
  ])('reads answers to their last page, %s', async (_name, maxKeysPerGroup, calls) => {
    const rows = materials(4).flatMap((material) => Array.from({ length: 3 }, () => stockOf(material)));
    await using erp = await stock({ rows, pageSize: 3, options: { maxKeysPerGroup } });
    const read = await erp.odata.readByKeys(byMaterial, materials(4), soon());
    expect([...read.rows.values()].map(({ length }) => length)).toEqual([3, 3, 3, 3]);
    // Twelve rows in pages of three: four reads, or a batch of two groups with one further page each.
    expect(erp.client.counts()['erp']?.calls).toBe(calls);
  });

  it('knows keys of several properties, numbers among them', async () => {
    const rows = [
      { ...stockOf('A'), Line: 10 },
      { ...stockOf('A'), Line: 20 },
    ];
    await using erp = await stock({ rows });
    const keys = [
      { material: 'A', line: 20 },
      { material: 'A', line: 30 },
    ];
    const read = await erp.odata.readByKeys(
      { ...byMaterial, by: { Material: (key: (typeof keys)[number]) => key.material, Line: ({ line }) => line } },
      keys,
      soon(),
    );
    expect(keys.map((key) => read.rows.get(key)?.length)).toEqual([1, 0]);
    expect(erp.source.filters).toEqual(["(Material eq 'A' and Line eq 20) or (Material eq 'A' and Line eq 30)"]);
  });

  it('gives each key its own rows, whatever is in the key', async () => {
    await using erp = await stock({ options: { maxGroupsPerBatch: 1, csrf: false, maxKeysPerGroup: 4 } });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.oneof(
            fc.string({ unit: 'grapheme', minLength: 1 }),
            fc.constantFrom("'", "' or 'a' eq 'a", "O''Brien", 'a,b', ') or (', '%27', '\\'),
          ),
          { maxLength: 12 },
        ),
        async (keys) => {
          erp.source.filters.length = 0;
          const source = odataSource({ root, entitySet: 'A_Stock', rows: keys.map(stockOf), version });
          erp.sources.use('erp', ...source.handlers);
          const read = await erp.odata.readByKeys({ ...byMaterial, filter: eq('Plant', 'H100') }, keys, soon());
          expect(read.errors.size).toBe(0);
          expect(read.rows).toEqual(new Map(keys.map((key) => [key, [stockOf(key)]])));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('pages', () => {
  const rows = materials(10).map(stockOf);
  const all = { operation: 'all stock', entitySet: 'A_Stock', row: stockRow };

  it.each(['v2', 'v4'] as const)('follow the %s service to its end, one at a time', async (version) => {
    const source = odataSource({ root, entitySet: 'A_Stock', rows, pageSize: 4, version });
    await using sources = await sourceServer({ erp: source.handlers });
    await using client = testClient(sources.urlOf('erp'));
    const odata = (version === 'v2' ? createODataV2Client : createODataV4Client)({
      http: client.http,
      serviceRoot: root,
    });
    const seen: string[] = [];
    for await (const page of odata.pages({ ...all, filter: eq('Plant', 'H100') }, soon())) {
      seen.push(...page.rows.map(({ Material }) => Material));
      // Nothing is asked ahead: a page is held while it is worked on, and no other.
      expect(sources.requests()).toHaveLength(Math.ceil(seen.length / 4));
    }
    expect(seen).toEqual(materials(10));
    expect(client.counts()['erp']).toMatchObject({ calls: 3 });
  });

  it('are asked for in a chosen size where a service answers all at once, and its own paging is followed inside', async () => {
    const source = odataSource({ root, entitySet: 'A_Stock', rows, pageSize: 3, version: 'v2' });
    await using sources = await sourceServer({ erp: source.handlers });
    await using client = testClient(sources.urlOf('erp'));
    const odata = createODataV2Client({ http: client.http, serviceRoot: root });
    const seen: string[] = [];
    for await (const page of odata.pages({ ...all, pageSize: 4, orderBy: ['Material'] }, soon()))
      seen.push(...page.rows.map(({ Material }) => Material));
    expect(seen).toEqual(materials(10));
    await expect(Array.fromAsync(odata.pages({ ...all, pageSize: 4 }, soon()))).rejects.toThrow(RangeError);
  });

  it('stop where the reader stops', async () => {
    const source = odataSource({ root, entitySet: 'A_Stock', rows, pageSize: 2, version: 'v4' });
    await using sources = await sourceServer({ erp: source.handlers });
    await using client = testClient(sources.urlOf('erp'));
    for await (const page of createODataV4Client({ http: client.http, serviceRoot: root }).pages(all, soon()))
      if (page.rows.length > 0) break;
    expect(sources.requests()).toHaveLength(1);
  });

  it('keep the rows they can read, and report the others', async () => {
    const source = odataSource({
      root,
      entitySet: 'A_Stock',
      rows: [stockOf('A'), { Material: 'B' }, stockOf('C')],
      version: 'v2',
    });
    await using sources = await sourceServer({ erp: source.handlers });
    await using client = testClient(sources.urlOf('erp'));
    const logged = vi.spyOn(client.log, 'error');
    const [page] = await Array.fromAsync(
      createODataV2Client({ http: client.http, serviceRoot: root }).pages(all, soon()),
    );
    expect(page?.rows.map(({ Material }) => Material)).toEqual(['A', 'C']);
    expect(page?.broken).toMatchObject([{ path: 'all stock: row 2.Plant' }]);
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ rows: 1, operation: 'all stock' }),
      'source rows unreadable',
    );
  });

  it.each([
    ['leads to another host', 'http://elsewhere.example/stock?$skiptoken=2', 'on the source'],
    ['leads back to a page read before', `${root}A_Stock?$skiptoken=2`, 'a page not read yet'],
  ])('end with an error where a link %s', async (_name, next, expected) => {
    await using sources = await sourceServer({
      erp: [http.get(`${root}A_Stock`, () => HttpResponse.json({ d: { results: [stockOf('A')], __next: next } }))],
    });
    await using client = testClient(sources.urlOf('erp'), { auth: { username: 'hub', password: 'x' } });
    const odata = createODataV2Client({ http: client.http, serviceRoot: root });
    const failure: unknown = await Array.fromAsync(odata.pages(all, soon())).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SourceContractBroken);
    expect(String(failure)).toContain(expected);
  });

  it('follow a relative link from the service root', async () => {
    await using sources = await sourceServer({
      erp: [
        http.get(`${root}A_Stock`, ({ request }) =>
          HttpResponse.json(
            request.url.includes('$skiptoken')
              ? { value: [stockOf('B')] }
              : { value: [stockOf('A')], '@odata.nextLink': 'A_Stock?$skiptoken=1' },
          ),
        ),
      ],
    });
    await using client = testClient(sources.urlOf('erp'));
    const pages = await Array.fromAsync(
      createODataV4Client({ http: client.http, serviceRoot: root }).pages(all, soon()),
    );
    expect(pages.flatMap((page) => page.rows.map(({ Material }) => Material))).toEqual(['A', 'B']);
  });

  it('refuse an expanded collection that was cut, rather than take it for whole', async () => {
    const cut = { ...stockOf('A'), _Lots: [{ Lot: '1' }], '_Lots@odata.nextLink': 'A_Stock(1)/_Lots?$skiptoken=1' };
    await using sources = await sourceServer({
      erp: [http.get(`${root}A_Stock`, () => HttpResponse.json({ value: [cut] }))],
    });
    await using client = testClient(sources.urlOf('erp'));
    const odata = createODataV4Client({ http: client.http, serviceRoot: root });
    await expect(Array.fromAsync(odata.pages(all, soon()))).rejects.toThrow('whole expanded collections');
  });
});

it('zeros that pad a number are no part of a key', () => {
  expect(['000000000000004711', '0', '000', 'MED-001', '00A'].map(withoutPadding)).toEqual([
    '4711',
    '0',
    '0',
    'MED-001',
    '00A',
  ]);
});

it('one entity is read with its version, and is null where there is none', async () => {
  await using sources = await sourceServer({
    erp: [http.get('*', () => HttpResponse.json({ d: { ...stockOf('A'), __metadata: { etag: 'W/"7"' } } }))],
  });
  await using client = testClient(sources.urlOf('erp'));
  const odata = createODataV2Client({ http: client.http, serviceRoot: root });
  const read = { operation: 'one stock', entitySet: 'A_Stock', row: stockRow };
  const key = { Material: "O'B/1", Line: 10 };
  expect(await odata.readEntity({ ...read, key, select: ['Plant', 'Quantity'] }, soon())).toMatchObject({
    row: stockOf('A'),
    etag: 'W/"7"',
  });
  expect(sources.requests()[0]?.path).toBe(`${root}A_Stock(Material='O''B%2F1',Line=10)?$select=Plant%2CQuantity`);

  sources.use(
    'erp',
    http.get('*', () => HttpResponse.json(v2Error('M3/305', 'no'), { status: 404 })),
  );
  expect(await odata.readEntity({ ...read, key: { Material: 'gone' } }, soon())).toBeNull();
  expect(sources.requests()[1]?.path).toBe(`${root}A_Stock('gone')`);
  sources.use(
    'erp',
    http.get('*', () => HttpResponse.json({}, { status: 403 })),
  );
  await expect(odata.readEntity({ ...read, key: { Material: 'A' } }, soon())).rejects.toBeInstanceOf(SourceRejected);
});
