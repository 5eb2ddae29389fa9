import { expect, test } from 'vitest';
import { facility, item, orderLine, surgicalCase } from './ids.ts';
import { reconciliationHub, type ReconciliationHub } from './reconciliation-hub.ts';

async function exceptions(hub: ReconciliationHub, filter = '', as = 'planner'): Promise<unknown[]> {
  const { data, errors } = await hub.ask(
    `{ supplyExceptions${filter === '' ? '' : `(filter: { ${filter} })`} { edges { node {
      kind severity sentence team isOpen facility { id } item { id } purchaseOrderLines { id }
      valueAtStake { amount currency } casesAtStake { id } suggestedRemedies { action } } } } }`,
    {},
    as,
  );
  expect(errors).toBeUndefined();
  const { supplyExceptions } = data as { supplyExceptions: { edges: { node: unknown }[] } };
  return supplyExceptions.edges.map(({ node }) => node);
}

test('trouble with an order is one exception, however often it is told anew, and closes when it is over', async () => {
  await using hub = await reconciliationHub();
  await hub.order({ order: 'PO-1' });
  await hub.trouble({ order: 'PO-1' });
  hub.clock.advance(3_600_000);
  await hub.trouble({
    order: 'PO-1',
    version: 2,
    sentence: 'Order PO-1, line 10: 2 EA are backordered without a day.',
  });
  await hub.idle();
  expect(await exceptions(hub)).toEqual([
    {
      kind: 'BACKORDER_WITHOUT_DATE',
      severity: 'WARNING',
      sentence: 'Order PO-1, line 10: 2 EA are backordered without a day.',
      team: 'purchasing',
      isOpen: true,
      facility: { id: facility('north') },
      item: { id: item('MR-1') },
      purchaseOrderLines: [{ id: orderLine('PO-1') }],
      valueAtStake: { amount: '250', currency: 'USD' },
      casesAtStake: [],
      suggestedRemedies: ['CALL_SUPPLIER', 'TRANSFER_STOCK', 'ORDER_ELSEWHERE', 'CHANGE_ORDER_LINE'].map((action) => ({
        action,
      })),
    },
  ]);
  await hub.trouble({ order: 'PO-1', version: 3, endedAt: hub.clock.now().toString() });
  await hub.idle();
  expect(await exceptions(hub)).toEqual([]);
  expect(await exceptions(hub, 'isOpen: false')).toMatchObject([{ isOpen: false }]);
});

test('what is told late is not taken for what is now', async () => {
  await using hub = await reconciliationHub();
  await hub.trouble({ order: 'PO-1', version: 2, endedAt: hub.clock.now().toString() });
  await hub.trouble({ order: 'PO-1', version: 1 });
  await hub.idle();
  expect(await exceptions(hub)).toEqual([]);
});

test('the cases a trouble names have it, each, and what hangs on it names them', async () => {
  await using hub = await reconciliationHub();
  const cases = [surgicalCase('1'), surgicalCase('2')].toSorted();
  await hub.trouble({ order: 'PO-1', caseIds: cases, severity: 'CRITICAL' });
  await hub.idle();
  expect(await exceptions(hub, `caseId: "${cases[1]}"`)).toMatchObject([
    { severity: 'CRITICAL', casesAtStake: cases.map((id) => ({ id })), valueAtStake: null },
  ]);
  const { data } = await hub.ask(
    `query ($cases: [_Any!]!) { _entities(representations: $cases) { ... on SurgicalCase { exceptions { kind } } } }`,
    { cases: [...cases, surgicalCase('3')].map((id) => ({ __typename: 'SurgicalCase', id })) },
  );
  const its = { exceptions: [{ kind: 'BACKORDER_WITHOUT_DATE' }] };
  expect(data).toEqual({ _entities: [its, its, { exceptions: [] }] });
});

test('exceptions are found by team and by item', async () => {
  await using hub = await reconciliationHub();
  await hub.trouble({ order: 'PO-1' });
  await hub.trouble({ order: 'PO-2', team: 'pharmacy', itemId: item('MR-2') });
  await hub.idle();
  expect(await exceptions(hub, 'team: "pharmacy"')).toMatchObject([{ item: { id: item('MR-2') } }]);
  expect(await exceptions(hub, `itemId: "${item('MR-1')}"`)).toMatchObject([{ team: 'purchasing' }]);
});

test('R72: nobody sees trouble with another facility’s orders', async () => {
  await using hub = await reconciliationHub();
  await hub.trouble({ order: 'PO-1', caseIds: [surgicalCase('1')] });
  await hub.idle();
  expect(await exceptions(hub, '', 'northPlanner')).toHaveLength(1);
  expect(await exceptions(hub, '', 'southPlanner')).toEqual([]);
});
