import { SourceContractBroken, SourceUnavailable } from '@supply-hub/errors';
import { sourceServer } from '@supply-hub/testkit';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { soon, testClient } from '../test/source-client.ts';
import type { HttpClient } from './http-client.ts';
import { readEachGroup, readKeyGroups, type KeyedRows } from './keyed-read.ts';
import { encodeQueryValue } from './query-text.ts';
import { readLinkedPages } from './row-pages.ts';
import type { SourceResponse } from './source-response.ts';
import { parseWire, wireDecimal } from './wire.ts';

const stockRow = z.object({ item: z.string(), curr_qty: wireDecimal });
const stockPage = z
  .object({ next_page: z.string().nullable(), results: z.array(stockRow) })
  .transform(({ next_page: next, results }) => ({ next: next ?? undefined, rows: results }));

/** A warehouse's REST interface, as a connector would read it. */
function readWarehouseStock(
  http: HttpClient,
  items: string[],
  deadline: AbortSignal,
): Promise<KeyedRows<string, z.output<typeof stockRow>>> {
  const operation = 'stock by item';
  const query = 'entity/inventory/?page_mode=sequenced&item_id__code__in=';
  const read = (response: SourceResponse) =>
    parseWire(stockPage, response.json(), { system: http.system.name, at: operation });
  return readKeyGroups({
    keys: items,
    idOf: (item) => item,
    cut: {
      maxKeys: 3,
      maxLength: 2_048,
      baseLength: query.length,
      lengthOf: (item) => encodeQueryValue(`,${item}`).length,
    },
    readGroups: (groups) =>
      readEachGroup(groups, async (group) => {
        const path = query + encodeQueryValue(group.join(','));
        const pages = await Array.fromAsync(
          readLinkedPages(http, { operation, path, deadline, keys: group.length }, read),
        );
        return pages.flatMap(({ rows }) => rows.map((row) => ({ id: row.item, row })));
      }),
    stray: () => new SourceContractBroken(http.system.name, operation, 'only rows of the items asked for'),
    readAt: http.clock.now(),
  });
}

const warehouse = (failing = 'none') => [
  http.get('/api/entity/inventory/', ({ request }) => {
    const url = new URL(request.url);
    const items = (url.searchParams.get('item_id__code__in') ?? '').split(',');
    if (items.includes(failing)) return new HttpResponse(null, { status: 503 });
    const at = Number(url.searchParams.get('cursor') ?? 0);
    const next = new URL(url);
    next.searchParams.set('cursor', String(at + 1));
    return HttpResponse.json({
      next_page: at + 1 < items.length ? next.href : null,
      results: [{ item: items[at], curr_qty: 4.5 }],
    });
  }),
];

describe('a REST interface with linked pages', () => {
  it('is read by keys, group by group, each to its last page', async () => {
    await using sources = await sourceServer({ wms: warehouse() });
    await using client = testClient(`${sources.urlOf('wms')}/api`);
    const read = await readWarehouseStock(client.http, ['A', 'B', 'C', 'D & E'], soon());
    expect([...read.rows].map(([item, rows]) => [item, rows.map((row) => row.curr_qty)])).toEqual([
      ['A', ['4.5']],
      ['B', ['4.5']],
      ['C', ['4.5']],
      ['D & E', ['4.5']],
    ]);
    expect(client.counts()['erp']).toMatchObject({ calls: 4, keys: 4 });
  });

  it('keeps one group’s failure from the others', async () => {
    await using sources = await sourceServer({ wms: warehouse('B') });
    await using client = testClient(`${sources.urlOf('wms')}/api`);
    const read = await readWarehouseStock(client.http, ['A', 'B', 'C', 'D'], soon());
    expect([...read.rows.keys()]).toEqual(['D']);
    expect(read.errors.get('A')).toBeInstanceOf(SourceUnavailable);
  });
});
