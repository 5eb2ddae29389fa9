import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query, runSandbox, type RunningSandbox } from '../testing/running-sandbox.ts';

let running: RunningSandbox;
beforeAll(async () => {
  running = await runSandbox();
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
});
const get = (path: string) => running.ask('wms', `/entity/${path}`);

describe('the warehouse', () => {
  test('asks who is calling, in its own error form', async () => {
    const reply = await running.ask('wms', '/entity/item/', { withoutAuth: true });
    expect(reply.status).toBe(401);
    expect(reply.at('code')).toBe('UNAUTHORIZED');
    expect(typeof reply.at('reference')).toBe('string');
  });

  test('answers chosen and renamed values across relations, decimals in quotes', async () => {
    const reply = await get(
      `inventory/?${query({
        facility_id__code: 'FAC1',
        item_id__code__in: 'MED-000001,MED-000009',
        curr_qty__gt: '0',
        values_list: 'item_id__code:item,location_id__locn_str,batch_number_id__batch_nbr,curr_qty',
      })}`,
    );
    const rows = reply.rows('results');
    expect(new Set(rows.map((row) => row['item']))).toEqual(new Set(['MED-000001', 'MED-000009']));
    expect(rows.every((row) => /^\d+\.\d{4}$/.test(String(row['curr_qty'])))).toBe(true);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'item',
      'location_id__locn_str',
      'batch_number_id__batch_nbr',
      'curr_qty',
    ]);
  });

  test('shows foreign keys as objects', async () => {
    const reply = await get('inventory/?page_size=1');
    expect(reply.at('results/0/item_id')).toMatchObject({
      key: expect.stringMatching(/^MED-/),
      url: expect.stringContaining('/entity/item/'),
    });
    const one = await get(`inventory/${String(reply.at('results/0/id'))}/`);
    expect(one.at('curr_qty')).toBe(reply.at('results/0/curr_qty'));
  });

  test('pages by number with counts, and by cursor without', async () => {
    const first = await get('inventory/?page_size=100');
    expect(first.at('page_nbr')).toBe(1);
    expect(first.at('page_count')).toBe(Math.ceil(Number(first.at('result_count')) / 100));
    const second = await running.ask('wms', String(first.at('next_page')));
    expect(second.at('page_nbr')).toBe(2);
    expect((await get('inventory/?page=999')).status).toBe(404);
    const seen: unknown[] = [];
    let url: string | undefined = '/entity/inventory/?page_mode=sequenced&page_size=80&values_list=id';
    while (url !== undefined) {
      const page = await running.ask('wms', url);
      expect(page.at('result_count')).toBeUndefined();
      seen.push(...page.rows('results').map((row) => row['id']));
      const next = page.at('next_page');
      url = typeof next === 'string' ? next : undefined;
    }
    expect(new Set(seen).size).toBe(first.at('result_count'));
    expect(seen).toHaveLength(Number(first.at('result_count')));
  });

  test('filters by lookups, negation and order', async () => {
    const count = async (filter: Record<string, string>) =>
      Number((await get(`inventory/?${query(filter)}`)).at('result_count'));
    const all = await count({});
    expect((await count({ lock_code: 'QCHOLD' })) + (await count({ 'lock_code!': 'QCHOLD' }))).toBe(all);
    expect((await count({ curr_qty__lte: '100' })) + (await count({ curr_qty__gt: '100' }))).toBe(all);
    expect(
      (await count({ batch_number_id__batch_nbr__isnull: 'true' })) +
        (await count({ batch_number_id__batch_nbr__isnull: 'false' })),
    ).toBe(all);
    expect(await count({ item_id__description__icontains: 'DRAPE' })).toBeGreaterThan(0);
    const sorted = await get('inventory/?ordering=-curr_qty&values_list=curr_qty');
    const quantities = sorted.rows('results').map((row) => Number(row['curr_qty']));
    expect(quantities).toEqual(quantities.toSorted((a, b) => b - a));
  });

  test('finds what changed since a moment', async () => {
    const since = `inventory/?${query({ mod_ts__gt: '2026-03-09T12:00:00+00:00' })}`;
    expect((await get(since)).at('result_count')).toBe(0);
    running.clock.advance(1000);
    await running.control('POST', '/changes', {
      kind: 'set-warehouse-stock',
      facility: 'FAC1',
      item: 'MED-000009',
      location: 'A-01',
      batch: 'NEW1',
      quantity: 7,
    });
    expect((await get(since)).at('results/0/curr_qty')).toBe('7.0000');
  });

  test.each([
    ['inventory/?bogus=1', 400, 'VALIDATION_ERROR'],
    ['inventory/?curr_qty__gt=many', 400, 'VALIDATION_ERROR'],
    ['inventory/?page_size=5000', 400, 'VALIDATION_ERROR'],
    ['nothing/', 404, 'NOT_FOUND'],
    ['item/1/', 404, 'NOT_FOUND'],
  ])('answers %s with %i %s', async (path, status, code) => {
    const reply = await get(path);
    expect(reply.status).toBe(status);
    expect(reply.at('code')).toBe(code);
  });
});
