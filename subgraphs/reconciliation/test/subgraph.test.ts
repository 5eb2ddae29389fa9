import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { facility, orderLine, supplier } from './ids.ts';
import { reconciliationHub } from './reconciliation-hub.ts';

const matchOf = `query ($line: ID!) { _entities(representations: [{ __typename: "PurchaseOrderLine", id: $line }]) {
  ... on PurchaseOrderLine { match { status ordered { value unit } received { value } invoiced { value } orderPrice { amount currency } invoicePrice { amount } variance { amount } changedAt } }
} }`;
type Hub = Awaited<ReturnType<typeof reconciliationHub>>;
async function match(hub: Hub, order: string, as = 'planner') {
  const { data, errors } = await hub.ask(matchOf, { line: orderLine(order) }, as);
  expect(errors).toBeUndefined();
  return (data as { _entities: ({ match: Record<string, unknown> | null } | null)[] })._entities[0]?.match;
}

test('R56: an order line, its receipt and its invoice match in base units', async () => {
  await using hub = await reconciliationHub();
  await hub.order({ order: 'PO-1' });
  await hub.receipt({ order: 'PO-1' });
  await hub.invoice({ order: 'PO-1' });
  await hub.idle();
  expect(await match(hub, 'PO-1')).toEqual({
    status: 'MATCHED',
    ordered: { value: '100', unit: 'EA' },
    received: { value: '100' },
    invoiced: { value: '100' },
    orderPrice: { amount: '2.5', currency: 'USD' },
    invoicePrice: { amount: '2.5' },
    variance: { amount: '0' },
    changedAt: '2026-03-09T12:00:00Z',
  });
});

test('R57: the documents in every order of arrival end the same', async () => {
  const steps = {
    order: (hub: Hub) => hub.order({ order: 'PO-1' }),
    receipt: (hub: Hub) => hub.receipt({ order: 'PO-1', quantity: '6' }),
    invoice: (hub: Hub) => hub.invoice({ order: 'PO-1', quantity: '6', amount: '150.00' }),
  };
  const orders = [
    ['order', 'receipt', 'invoice'],
    ['invoice', 'receipt', 'order'],
    ['receipt', 'invoice', 'order'],
    ['invoice', 'order', 'receipt'],
  ] as const;
  const ends = new Set<string>();
  for (const order of orders) {
    await using hub = await reconciliationHub();
    for (const step of order) {
      await steps[step](hub);
      await hub.idle();
    }
    ends.add(JSON.stringify(await match(hub, 'PO-1')));
  }
  expect([...ends]).toEqual([expect.stringContaining('"status":"MATCHED"')]);
});

test('R57: an invoice before its receipt waits, and clears by itself', async () => {
  await using hub = await reconciliationHub();
  await hub.order({ order: 'PO-1' });
  await hub.invoice({ order: 'PO-1' });
  await hub.idle();
  expect(await match(hub, 'PO-1')).toMatchObject({ status: 'AWAITING_RECEIPT' });
  hub.clock.advance(60_000);
  await hub.receipt({ order: 'PO-1' });
  await hub.idle();
  expect(await match(hub, 'PO-1')).toMatchObject({ status: 'MATCHED', changedAt: '2026-03-09T12:01:00Z' });
});

test('R53: a reversal takes a receipt back; R55: a credit memo takes an invoice back', async () => {
  await using hub = await reconciliationHub();
  await hub.order({ order: 'PO-1' });
  await hub.receipt({ order: 'PO-1' });
  await hub.receipt({ order: 'PO-1', number: 'R-2', quantity: '4', reversed: true });
  await hub.invoice({ order: 'PO-1' });
  await hub.idle();
  expect(await match(hub, 'PO-1')).toMatchObject({ status: 'AWAITING_RECEIPT', received: { value: '60' } });
  await hub.invoice({ order: 'PO-1', number: 'CM-1', quantity: '4', amount: '100.00', isCreditMemo: true });
  await hub.idle();
  expect(await match(hub, 'PO-1')).toMatchObject({ status: 'MATCHED', invoiced: { value: '60' } });
});

test('an invoice that was taken back claims nothing', async () => {
  await using hub = await reconciliationHub();
  await hub.order({ order: 'PO-1' });
  await hub.invoice({ order: 'PO-1' });
  await hub.invoice({ order: 'PO-1', version: 2, cancelled: true });
  await hub.idle();
  expect(await match(hub, 'PO-1')).toMatchObject({ status: 'NOT_INVOICED' });
});

test('an order changed to another quantity is compared by the new one; an older version that comes late changes nothing', async () => {
  await using hub = await reconciliationHub();
  await hub.order({ order: 'PO-1', version: 3, quantity: '6' });
  await hub.order({ order: 'PO-1', version: 2, quantity: '10' });
  await hub.idle();
  expect(await match(hub, 'PO-1')).toMatchObject({ ordered: { value: '60' } });
});

test('an outcome that stays the same keeps its time', async () => {
  await using hub = await reconciliationHub();
  await hub.order({ order: 'PO-1' });
  await hub.idle();
  hub.clock.advance(60_000);
  await hub.order({ order: 'PO-1', version: 2 });
  await hub.idle();
  expect(await match(hub, 'PO-1')).toMatchObject({ changedAt: '2026-03-09T12:00:00Z' });
});

test('a match is found from the invoice line, in a list, and by its own id', async () => {
  await using hub = await reconciliationHub();
  await hub.order({ order: 'PO-1' });
  await hub.invoice({ order: 'PO-1', amount: '300.00' });
  await hub.receipt({ order: 'PO-1' });
  await hub.order({ order: 'PO-2' });
  await hub.idle();
  const { data, errors } = await hub.ask(
    `query ($line: ID!, $match: ID!) {
      lineMatches(filter: { status: [PRICE_VARIANCE] }) { edges { node { variance { amount } purchaseOrderLine { id } } } }
      lineMatch(id: $match) { status }
      _entities(representations: [{ __typename: "InvoiceLine", id: $line }, { __typename: "LineMatch", id: $match }]) { ... on InvoiceLine { match { status } } ... on LineMatch { status } }
    }`,
    { line: hubId('invoiceline', 'erp', ['I-1', '1']), match: hubId('linematch', 'hub', [orderLine('PO-1')]) },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    lineMatches: { edges: [{ node: { variance: { amount: '50' }, purchaseOrderLine: { id: orderLine('PO-1') } } }] },
    lineMatch: { status: 'PRICE_VARIANCE' },
    _entities: [{ match: { status: 'PRICE_VARIANCE' } }, { status: 'PRICE_VARIANCE' }],
  });
});

test('R72: another facility’s and another supplier’s matches are in no list, no id and no entity', async () => {
  await using hub = await reconciliationHub();
  await hub.order({ order: 'PO-1' });
  await hub.order({ order: 'PO-2', facilityId: facility('south'), supplierId: supplier('200') });
  await hub.invoice({ order: 'PO-2' });
  await hub.idle();
  for (const as of ['northPlanner', 'partner']) {
    expect(await match(hub, 'PO-1', as)).toMatchObject({ status: 'NOT_INVOICED' });
    expect(await match(hub, 'PO-2', as)).toBeNull();
    const { data } = await hub.ask(
      `query ($match: ID!, $south: ID!, $line: ID!) {
        lineMatches { edges { node { purchaseOrderLine { id } } } }
        south: lineMatches(filter: { facilityId: $south }) { edges { cursor } }
        lineMatch(id: $match) { status }
        _entities(representations: [{ __typename: "LineMatch", id: $match }, { __typename: "InvoiceLine", id: $line }]) { ... on LineMatch { status } ... on InvoiceLine { match { status } } }
      }`,
      {
        match: hubId('linematch', 'hub', [orderLine('PO-2')]),
        south: facility('south'),
        line: hubId('invoiceline', 'erp', ['I-1', '1']),
      },
      as,
    );
    expect(data).toEqual({
      lineMatches: { edges: [{ node: { purchaseOrderLine: { id: orderLine('PO-1') } } }] },
      south: { edges: [] },
      lineMatch: null,
      _entities: [null, { match: null }],
    });
  }
});

test('a page of matches goes on where it ended', async () => {
  await using hub = await reconciliationHub();
  for (const n of [1, 2, 3, 4, 5]) await hub.order({ order: `PO-${n}` });
  await hub.idle();
  const seen = new Set<string>();
  let after: string | null = null;
  do {
    const { data } = await hub.ask(
      'query ($after: String) { lineMatches(first: 2, after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } }',
      { after },
    );
    const page = (
      data as {
        lineMatches: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      }
    ).lineMatches;
    for (const { node } of page.edges) seen.add(node.id);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen.size).toBe(5);
  expect([...(await hub.db.execute(sql`select count(*)::int as n from reconciliation.line_match`))]).toEqual([
    { n: 5 },
  ]);
});
