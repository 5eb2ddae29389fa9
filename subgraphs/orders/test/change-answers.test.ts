import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { received, take } from './edi-partner.ts';
import { orderRow } from './erp-rows.ts';
import { ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeAll(async () => {
  group = await loadedGroup();
  group.erp.rows.PurchaseOrder.push(
    orderRow({ PurchaseOrder: '4500000060', LastChangeDateTime: '2026-03-09T12:01:00Z' }, [
      { Plant: 'H100', SupplierMaterialNumber: 'HIP-12', Material: 'MED-1', OrderQuantity: 4 },
    ]),
  );
  group.clock.advance(60_000);
  if (!(await group.poll())) throw new Error('the ERP of the test could not be read');
});
afterAll(() => group[Symbol.asyncDispose]());

const order = hubId('order', 'erp', ['4500000060']);
const line = hubId('orderline', 'erp', ['4500000060', '10']);
const own = `865*BCA*00*AC*4500000060***20260309***SO-9*20260311~
  POC*10*CA*4**BX*250**VC*HIP-12~ACK*IA*1*BX*067*20260312~ACK*IB*3*BX~SCH*4*BX***067*20260401~CTT*1*4~`;

async function documents() {
  return group.db.execute<{ id: string; kind: string; dated: string; state: Record<string, unknown> }>(
    sql`select id, kind, dated::text, state from orders.supplier_document where ${order} in
      (select order_id from orders.supplier_document_order where document_id = id)`,
  );
}

test('R37: what a supplier changes of its own accord is kept as it was sent, and counts as an answer', async () => {
  expect(await take(group, received(own))).toMatchObject({
    kind: 'applied',
    facilityId: ids.north,
    about: [expect.stringMatching(/^changeanswer_/), order],
  });
  const [kept, ...others] = await documents();
  expect(others).toEqual([]);
  expect(kept).toMatchObject({
    kind: 'CHANGE_ANSWER',
    dated: '2026-03-11',
    state: {
      purpose: '00',
      type: 'AC',
      changeNumber: null,
      supplierOrderNumber: 'SO-9',
      lines: [
        {
          orderLineId: line,
          change: 'CA',
          ordered: { value: '4', unit: 'BX' },
          price: { amount: '250' },
          answers: [
            { status: 'IA', quantity: { value: '1' } },
            { status: 'IB', quantity: { value: '3' } },
          ],
          schedule: [{ on: '2026-04-01', quantity: { value: '4' } }],
        },
      ],
    },
  });
  const [life] = await group.db.execute(
    sql`select promised, unpromised from orders.order_line_life where id = ${line}`,
  );
  // One box on its day, three backordered on that of the line.
  expect(life).toMatchObject({ promised: '40' });
  const [troubles] = await group.db.execute<{ kinds: string[] }>(
    sql`select array_agg(kind order by kind) as kinds from orders.trouble where order_id = ${order} and ended_at is null`,
  );
  expect(troubles?.kinds).toContain('SUPPLIER_CHANGE_PROPOSED');
});

test('R46: the same again has no second effect; what it leads to is its order and its line', async () => {
  expect(await take(group, received(own, { id: 'm2' }))).toMatchObject({ kind: 'duplicate' });
  expect(await documents()).toHaveLength(1);
  const edges = await group.db.execute<{ to: string }>(
    sql`select to_id as "to" from hub.lineage_edge where kind = 'answers' and to_id in (${order}, ${line}) order by 1`,
  );
  expect(edges.map(({ to }) => to).toSorted()).toEqual([order, line].toSorted());
});

test('one that names no order the hub knows, or no line of it, waits for a person', async () => {
  const unknown = own.replace('4500000060', '4500009999');
  expect(await take(group, received(unknown, { id: 'm3' }))).toMatchObject({ kind: 'parked', code: 'UNKNOWN_ORDER' });
  const strange = own.replace('POC*10', 'POC*70').replace('HIP-12', 'HIP-99');
  expect(await take(group, received(strange, { id: 'm4' }))).toMatchObject({ kind: 'parked', code: 'UNKNOWN_LINE' });
  expect(await take(group, received('865*BCA*00*AC~', { id: 'm5' }))).toMatchObject({
    kind: 'parked',
    code: 'UNREADABLE',
  });
});
