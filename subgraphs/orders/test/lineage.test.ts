import { lineageOf } from '@supply-hub/lineage';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { materialDocumentRow, orderRow } from './erp-rows.ts';
import { planner, plannerOf, partnerOf } from './running-orders.ts';
import { ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeAll(async () => void (group = await loadedGroup()));
afterAll(() => group[Symbol.asyncDispose]());

/** What the viewer finds around a thing: `line 1/10 part-of order 1`, by the names of the ids. */
async function around(id: string, viewer = planner) {
  const { edges } = await lineageOf(group.db, viewer, id, { maxEdges: 500 });
  return edges.map(({ from, kind, to }) => `${nameOf(from)} ${kind} ${nameOf(to)}`).toSorted();
}

const names = new Map([
  [ids.shared, 'order 1'],
  [ids.line('1', '10'), 'line 1/10'],
  [ids.line('1', '20'), 'line 1/20'],
  [ids.receipt, 'receipt'],
  [ids.receiptLine('1'), 'receipt line 1'],
  [ids.receiptLine('2'), 'receipt line 2'],
  [ids.invoice, 'invoice'],
  [ids.invoiceLine('1'), 'invoice line 1'],
  [ids.invoiceLine('2'), 'invoice line 2'],
]);
/** Ids of other documents are told by their type. */
const nameOf = (id: string) => names.get(id) ?? id.split('_')[0];

test('a line leads to its order, to the requisition it was ordered for, to what came and what was claimed', async () => {
  expect(await around(ids.line('1', '10'))).toEqual([
    'invoice line 1 part-of invoice',
    'line 1/10 part-of order 1',
    'line 1/10 pays invoice line 1',
    'line 1/10 receives receipt line 1',
    'receipt line 1 part-of receipt',
    'requisitionline causes line 1/10',
  ]);
});

test('an invoice leads back to the order it claims', async () => {
  expect(await around(ids.invoice)).toEqual(
    expect.arrayContaining([
      'invoice line 1 part-of invoice',
      'line 1/10 pays invoice line 1',
      'line 1/10 part-of order 1',
      'line 1/20 part-of order 1',
    ]),
  );
});

test('a requisition’s lines are its own', async () => {
  expect(await around(ids.requisitionLine('10'))).toEqual(['requisitionline part-of requisition']);
});

test('R72: a facility’s viewer finds its own lines, a supplier its documents and no requisition', async () => {
  expect(await around(ids.shared, plannerOf(ids.north))).toEqual([
    'invoice line 1 part-of invoice',
    'line 1/10 part-of order 1',
    'line 1/10 pays invoice line 1',
    'line 1/10 receives receipt line 1',
    'receipt line 1 part-of receipt',
    'requisitionline causes line 1/10',
  ]);
  const supplier = await around(ids.shared, partnerOf(ids.alpine));
  expect(supplier).toContain('line 1/20 receives receipt line 2');
  expect(supplier.filter((edge) => edge.includes('requisition'))).toEqual([]);
  expect(await around(ids.shared, partnerOf(ids.borealis))).toEqual([]);
});

test('R17: a line for nowhere the hub knows is found by who sees every facility, and by its supplier', async () => {
  const line = ids.line('3', '10');
  expect(await around(line, plannerOf(ids.north, ids.south))).toEqual([]);
  expect(await around(line)).toContain('orderline part-of order');
  expect(await around(line, partnerOf(ids.alpine))).toEqual(['orderline part-of order']);
});

test('only documents that changed write edges, in one statement a page', async () => {
  await using own = await loadedGroup();
  const written = () => own.statements.filter((text) => text.includes('into hub.lineage_edge')).length;
  own.clock.advance(60_000);
  expect(await own.poll()).toBe(true);
  expect(written()).toBe(0);
  own.erp.rows.PurchaseOrder.push(
    ...['8', '9'].map((n) =>
      orderRow({ PurchaseOrder: `450000000${n}`, LastChangeDateTime: '2026-03-09T12:01:00Z' }, [{}, {}]),
    ),
  );
  expect(await own.poll()).toBe(true);
  expect(written()).toBe(1);
  const [row] = await own.db.execute<{ n: number }>(sql`
    select count(*)::integer as n from hub.lineage_edge join orders.purchase_order as document on document.id = to_id
    where kind = 'part-of' and document.source_key[1] in ('4500000008', '4500000009')`);
  expect(row?.n).toBe(4);
});

test('R53: a receipt that is taken back is one more receipt, and the first was', async () => {
  await using own = await loadedGroup();
  own.clock.advance(60_000);
  own.erp.rows.A_MaterialDocumentHeader.push(
    materialDocumentRow({ MaterialDocument: '5000000009' }, [
      { PurchaseOrder: '4500000001', PurchaseOrderItem: '10', Plant: 'H100', GoodsMovementType: '102' },
    ]),
  );
  expect(await own.poll()).toBe(true);
  const { edges } = await lineageOf(own.db, planner, ids.line('1', '10'), { maxEdges: 500 });
  expect(edges.filter(({ kind, endedAt }) => kind === 'receives' && endedAt === null)).toHaveLength(2);
});
