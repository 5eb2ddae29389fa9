import { describe, expect, it } from 'vitest';
import { readFilter } from './odata-filter.ts';
import { odataV2Service } from './odata-v2-service.ts';
import { sourceServer } from './source-server.ts';

const root = '/sap/API_TEST/';
const rows = ['a', 'b', 'c', 'd', 'e'].map((Key) => ({ Key }));
const page = async (url: string) => {
  const answer = (await (await fetch(url)).json()) as { d: { results: object[]; __next?: string } };
  const { results, __next: next = '' } = answer.d;
  return { results, next };
};

describe('an OData V2 service of a test', () => {
  it('filters and pages, by its own size and by $top and $skip', async () => {
    await using sources = await sourceServer({
      erp: odataV2Service({ root, sets: { Thing: () => rows }, pageSize: 2 }),
    });
    const base = `${sources.urlOf('erp')}${root}Thing`;
    const first = await page(base);
    expect(first.results).toEqual(rows.slice(0, 2));
    const second = await page(first.next);
    expect(second.results).toEqual(rows.slice(2, 4));
    expect(await page(second.next)).toEqual({ results: rows.slice(4), next: '' });
    expect(await page(`${base}?$skip=1&$top=1`)).toMatchObject({ results: [{ Key: 'b' }] });
    expect(await page(`${base}?$filter=Key eq 'c' or (Key gt 'd')`)).toMatchObject({
      results: [{ Key: 'c' }, { Key: 'e' }],
    });
  });

  it('answers a batch only in a session', async () => {
    await using sources = await sourceServer({ erp: odataV2Service({ root, sets: { Thing: () => rows } }) });
    const base = `${sources.urlOf('erp')}${root}`;
    const refused = await fetch(`${base}$batch`, { method: 'POST', body: '' });
    expect([refused.status, refused.headers.get('x-csrf-token')]).toEqual([403, 'Required']);
  });
});

describe('a filter of a test', () => {
  it('knows numbers, flags and times', () => {
    const row = { Name: "O'Neill (x)", Count: 2, Is: true, At: '/Date(1767225600000+0000)/' };
    for (const text of [
      "Name eq 'O''Neill (x)' and Count ge 2",
      'not (Is eq false)',
      "At ge datetimeoffset'2026-01-01T00:00:00Z' and At lt datetime'2026-01-01T00:00:01'",
    ])
      expect(readFilter(text)(row), text).toBe(true);
  });

  it('refuses what it does not understand', () => {
    expect(() => readFilter("startswith(Name,'a')")).toThrow('not understood');
    expect(() => readFilter("Other eq 'a'")({})).toThrow('no Other');
  });
});
