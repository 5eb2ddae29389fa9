import { hubId } from '@supply-hub/identifiers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { facility, item, orderLine, supplier, surgicalCase } from './ids.ts';
import { reconciliationHub, type ReconciliationHub } from './reconciliation-hub.ts';

let hub: ReconciliationHub;
beforeEach(async () => {
  hub = await reconciliationHub();
  await hub.order({ order: 'PO-1' });
});
afterEach(() => hub[Symbol.asyncDispose]());

const fields = `id kind sentence remedy facility { id } surgicalCase { id } item { id } purchaseOrderLines { id } team owner
  resolvedBy resolution notes { text } suggestedRemedies { action } valueAtStake { amount } casesAtStake { id }
  unknownKeys { __typename } sharedWith { id }`;

async function seen(as: string, filter = ''): Promise<Record<string, unknown>[]> {
  const { data, errors } = await hub.ask(
    `{ supplyExceptions${filter === '' ? '' : `(filter: { ${filter} })`} { totalCount edges { node { ${fields} } } } }`,
    {},
    as,
  );
  expect(errors).toBeUndefined();
  const { supplyExceptions } = data as {
    supplyExceptions: { totalCount: number; edges: { node: Record<string, unknown> }[] };
  };
  expect(supplyExceptions.totalCount).toBe(supplyExceptions.edges.length);
  return supplyExceptions.edges.map(({ node }) => node);
}

test('R72: a supplier sees what is wrong between it and the hospital, and not what the hospital does about it', async () => {
  await hub.trouble({ order: 'PO-1', caseIds: [surgicalCase('1')] });
  await hub.idle();
  const [{ id } = {}] = await seen('planner');
  const noted = await hub.ask(
    `mutation ($input: NoteExceptionInput!) { noteException(input: $input) { userErrors { code } } }`,
    { input: { exceptionId: id, text: 'Call them on Monday.', idempotencyKey: 'note' } },
  );
  expect(noted.errors).toBeUndefined();
  const shown = {
    id,
    kind: 'BACKORDER_WITHOUT_DATE',
    sentence: 'Order PO-1, line 10: 4 EA are backordered without a day.',
    remedy: 'Answer the order again with a day for what is owed, or refuse it.',
    facility: null,
    surgicalCase: null,
    item: { id: item('MR-1') },
    purchaseOrderLines: [{ id: orderLine('PO-1') }],
    team: null,
    owner: null,
    resolvedBy: null,
    resolution: null,
    notes: [],
    suggestedRemedies: [],
    valueAtStake: null,
    casesAtStake: [],
    unknownKeys: [],
    sharedWith: [{ id: supplier('100') }],
  };
  expect(await seen('partner')).toEqual([shown]);
  expect(await seen('otherPartner')).toEqual([]);
  expect(await seen('planner')).toMatchObject([
    { remedy: 'Ask the supplier for one.', team: 'purchasing', notes: [{}], sharedWith: [{ id: supplier('100') }] },
  ]);
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on SupplyException { kind notes { text } } ... on PurchaseOrder { exceptions { kind } } } }`;
  const of = [
    { __typename: 'SupplyException', id },
    { __typename: 'PurchaseOrder', id: hubId('order', 'erp', ['PO-1']) },
  ];
  const { kind } = shown;
  expect(await hub.ask(query, { of }, 'partner')).toEqual({
    data: { _entities: [{ kind, notes: [] }, { exceptions: [{ kind }] }] },
  });
  expect(await hub.ask(query, { of }, 'otherPartner')).toEqual({ data: { _entities: [null, { exceptions: [] }] } });
});

test('R72: what is the hospital’s own to settle is told to no supplier', async () => {
  await hub.trouble({ order: 'PO-1', kind: 'OFF_CONTRACT' });
  await hub.trouble({ order: 'PO-1', kind: 'DECISION_ORDER_NOT_NEEDED' });
  await hub.idle();
  expect(await seen('planner')).toMatchObject([{ sharedWith: [] }, { sharedWith: [] }]);
  expect(await seen('partner')).toEqual([]);
});

test.each([
  ['a facility', `facilityIds: ["${facility('north')}"]`],
  ['a case', `caseId: "${surgicalCase('1')}"`],
  ['a team', 'team: "purchasing"'],
  ['nobody who looks after it', 'owner: ""'],
])('R72: no supplier finds out by asking for %s', async (_, filter) => {
  await hub.trouble({ order: 'PO-1', caseIds: [surgicalCase('1')] });
  await hub.idle();
  expect(await seen('planner', filter)).toHaveLength(1);
  expect(await seen('partner', filter)).toEqual([]);
});

test('R72: a supplier is told of its own as it happens, others of nothing', async () => {
  const question = (args = '') =>
    `subscription { supplyExceptionChanged${args} { supplyException { isOpen ${fields} } } }`;
  await using own = await hub.follow(question(), 'partner');
  await using others = await hub.follow(question(), 'otherPartner');
  await using prying = await hub.follow(question(`(facilityIds: ["${facility('north')}"])`), 'partner');
  await using staff = await hub.follow(question(), 'northPlanner');
  await hub.trouble({ order: 'PO-1', kind: 'OFF_CONTRACT' });
  await hub.trouble({ order: 'PO-1' });
  await expect.poll(() => [own, staff].map(({ told }) => told.length), { timeout: 5000 }).toEqual([1, 2]);
  expect(own.told).toMatchObject([
    { supplyExceptionChanged: { supplyException: { isOpen: true, kind: 'BACKORDER_WITHOUT_DATE', team: null } } },
  ]);
  expect([others.told, prying.told]).toEqual([[], []]);
});
