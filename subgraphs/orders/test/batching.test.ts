import { afterAll, beforeAll, expect, test } from 'vitest';
import { materialDocumentRow, orderRow } from './erp-rows.ts';
import { forget, ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeAll(async () => void (group = await loadedGroup()));
afterAll(() => group[Symbol.asyncDispose]());

/** What an answer took: statements here, calls to the ERP. */
async function costOf(query: string, variables: Record<string, unknown> = {}) {
  forget(group);
  const { data, errors } = await group.ask(query, undefined, variables);
  expect(errors).toEqual([]);
  return { data, statements: group.statements.length, calls: group.calls.counts()['erp']?.calls ?? 0 };
}

const keyed = {
  PurchaseOrder: [ids.shared, ids.south2, ids.received],
  PurchaseOrderLine: [ids.line('1', '10'), ids.line('1', '20'), ids.line('2', '10')],
  Requisition: [ids.requisition, ids.requisition],
  RequisitionLine: [ids.requisitionLine('10'), ids.requisitionLine('20')],
  Receipt: [ids.receipt, ids.receipt],
  ReceiptLine: [ids.receiptLine('1'), ids.receiptLine('2')],
  Invoice: [ids.invoice, ids.blocked],
  InvoiceLine: [ids.invoiceLine('1'), ids.invoiceLine('2')],
  Supplier: [ids.alpine, ids.borealis],
  Item: [ids.stapler, ids.gown],
};

test.each(Object.entries(keyed))('%s is resolved by its key, many as cheaply as one', async (type, wanted) => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { id } } }`;
  const asked = (list: readonly string[]) => ({ r: list.map((id) => ({ __typename: type, id })) });
  const one = await costOf(query, asked(wanted.slice(0, 1)));
  const many = await costOf(query, asked(wanted));
  expect(many.data._entities).toEqual(wanted.map((id) => ({ id })));
  expect(many.statements).toBe(one.statements);
  expect(many.calls).toBe(0);
});

test('an id of nothing, of another kind or no id at all is null, and asks nobody', async () => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on PurchaseOrder { id } ... on PurchaseOrderLine { id } } }`;
  const strange = ['order_00000000000000000000', ids.stapler, 'rubbish', "'; drop table orders.invoice; --"];
  const r = ['PurchaseOrder', 'PurchaseOrderLine'].flatMap((type) => strange.map((id) => ({ __typename: type, id })));
  const { data, calls } = await costOf(query, { r });
  expect(data._entities).toEqual(r.map(() => null));
  expect(calls).toBe(0);
});

test('the number of statements does not grow with the number of orders, suppliers and items', async () => {
  const query = `{ purchaseOrders(first: 100) { totalCount edges { node {
      lines { purchaseOrder { number } item { id onOrder { purchaseOrder { number } } } }
      supplier { id openOrders(first: 5) { totalCount edges { node { number } } } }
      receipts { lines { purchaseOrderLine { purchaseOrder { number } } } }
      invoices { lines { purchaseOrderLine { id } } } } } } }`;
  // What is asked only until it is so: whether everything was loaded.
  await costOf(query);
  const few = await costOf(query);
  const { PurchaseOrder: orders, A_MaterialDocumentHeader: documents } = group.erp.rows;
  for (let index = 1; index <= 60; index += 1) {
    const number = String(4_600_000_000 + index);
    orders.push(
      orderRow(
        { PurchaseOrder: number, LastChangeDateTime: '2026-03-09T11:59:00Z', Supplier: String(2_000_000 + index) },
        [
          { Plant: 'H100', Material: `MED-${index}` },
          { Plant: 'H200', Material: 'MED-1' },
        ],
      ),
    );
    documents.push(
      materialDocumentRow({ MaterialDocument: String(5_100_000_000 + index) }, [
        { PurchaseOrder: number, Plant: 'H100' },
      ]),
    );
  }
  expect(await group.poll()).toBe(true);
  const many = await costOf(query);
  expect(few.data.purchaseOrders.edges).toHaveLength(4);
  expect(many.data.purchaseOrders.edges).toHaveLength(64);
  expect(many.statements).toBe(few.statements);
  expect(few.calls + many.calls).toBe(0);
});

test('orders that are due are read in as few calls as the ERP’s limit allows', async () => {
  group.clock.advance(6 * 60_000);
  const cold = await costOf('{ purchaseOrders(first: 100) { edges { node { number provenance { freshness } } } } }');
  // Orders and confirmations, each a `$batch` of many keys.
  expect(cold.calls).toBe(2);
});
