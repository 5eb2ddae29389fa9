import { recordAudit } from '@supply-hub/audit';
import { hubId, type HubIdType } from '@supply-hub/identifiers';
import type { Edge } from '@supply-hub/lineage';
import { registerSourceKeys } from '@supply-hub/subgraph-kit';
import { expect, test } from 'vitest';
import { keepMessage } from './kept-messages.ts';
import { facility, message, orderLine, surgicalCase, supplier } from './ids.ts';
import { reconciliationHub } from './reconciliation-hub.ts';

type Hub = Awaited<ReturnType<typeof reconciliationHub>>;

const ids = {
  message: message('M1'),
  case: surgicalCase('1'),
  demand: hubId('demand', 'hub', [surgicalCase('1'), 'erp', 'MED-1']),
  card: hubId('card', 'cards', 'C1'),
  lot: hubId('lot', 'erp', ['H100', 'OR01', 'MED-1', 'B7']),
  line: orderLine('PO-1'),
  order: hubId('order', 'erp', ['PO-1']),
};
const north = { facilityIds: [facility('north')], supplierIds: [] };
const chain: readonly Edge[] = [
  { from: ids.message, to: ids.case, kind: 'causes', ...north },
  { from: ids.case, to: ids.demand, kind: 'needs', ...north },
  { from: ids.card, to: ids.demand, kind: 'causes', ...north },
  { from: ids.lot, to: ids.demand, kind: 'covers', ...north },
  { from: ids.line, to: ids.demand, kind: 'covers', ...north, supplierIds: [supplier('100')] },
  { from: ids.line, to: ids.order, kind: 'part-of', ...north, supplierIds: [supplier('100')] },
];

async function edges(hub: Hub, of: string, as = 'planner') {
  const { data, errors } = await hub.ask(
    'query ($of: ID!) { lineage(of: $of) { of { id kind } isCut edges { from { kind } kind to { kind } endedAt } } }',
    { of },
    as,
  );
  expect(errors).toBeUndefined();
  return (
    data as {
      lineage: {
        of: { kind: string };
        isCut: boolean;
        edges: { from: { kind: string }; kind: string; to: { kind: string } }[];
      } | null;
    }
  ).lineage;
}
const sentences = async (hub: Hub, of: string, as?: string) =>
  (await edges(hub, of, as))?.edges.map(({ from, kind, to }) => `${from.kind} ${kind} ${to.kind}`).toSorted();

test('from any id one comes to what led to it and what it led to', async () => {
  await using hub = await reconciliationHub();
  await hub.edges(chain);
  const toCase = 'CASE NEEDS DEMAND';
  expect(await sentences(hub, ids.message)).toEqual([toCase, 'MESSAGE CAUSES CASE']);
  expect(await sentences(hub, ids.case)).toHaveLength(6);
  expect(await sentences(hub, ids.demand)).toHaveLength(6);
  expect(await sentences(hub, ids.card)).toEqual(['CARD CAUSES DEMAND', toCase]);
  expect(await sentences(hub, ids.lot)).toEqual([toCase, 'LOT COVERS DEMAND']);
  const ofOrder = [toCase, 'ORDER_LINE COVERS DEMAND', 'ORDER_LINE PART_OF ORDER'];
  expect(await sentences(hub, ids.line)).toEqual(ofOrder);
  expect(await sentences(hub, ids.order)).toEqual(ofOrder);
});

test('each thing is one reference, the one its kind names', async () => {
  await using hub = await reconciliationHub();
  await hub.message({ key: 'M1' });
  await hub.edges(chain);
  await hub.idle();
  const { data, errors } = await hub.ask(
    `query ($of: ID!) { lineage(of: $of) { edges { from { ...thing } to { ...thing } at endedAt } } }
    fragment thing on LineageNode { message { controlId } surgicalCase { id } demand { id } preferenceCard { id }
      lot { id } purchaseOrderLine { id } purchaseOrder { id } item { id } }`,
    { of: ids.case },
  );
  expect(errors).toBeUndefined();
  const { lineage } = data as { lineage: { edges: { from: object; to: object; at: string }[] } };
  const things = lineage.edges
    .flatMap(({ from, to }) => [from, to])
    .map((thing) => Object.entries(thing).filter(([, value]) => value !== null));
  expect(things.every((set) => set.length === 1)).toBe(true);
  expect(Object.fromEntries(things.flat())).toEqual({
    message: { controlId: 'M1' },
    surgicalCase: { id: ids.case },
    demand: { id: ids.demand },
    preferenceCard: { id: ids.card },
    lot: { id: ids.lot },
    purchaseOrderLine: { id: ids.line },
    purchaseOrder: { id: ids.order },
  });
  expect(lineage.edges[0]?.at).toBe('2026-03-09T12:00:00Z');
});

test('documents, lines, commands, transfers and alerts have a reference of their own', async () => {
  await using hub = await reconciliationHub();
  const fields = {
    requisition: 'requisition',
    requisitionline: 'requisitionLine',
    receipt: 'receipt',
    receiptline: 'receiptLine',
    invoice: 'invoice',
    invoiceline: 'invoiceLine',
    acknowledgement: 'acknowledgement',
    acknowledgementline: 'acknowledgementLine',
    changeanswer: 'changeAnswer',
    changeanswerline: 'changeAnswerLine',
    shipnotice: 'shipNotice',
    shipnoticeline: 'shipNoticeLine',
    supplierinvoice: 'supplierInvoice',
    supplierinvoiceline: 'supplierInvoiceLine',
    backorder: 'backorder',
    substitution: 'substitutionRequest',
    command: 'command',
    transfer: 'transfer',
    stockalert: 'stockAlert',
  } as const satisfies { readonly [T in HubIdType]?: string };
  const things = Object.entries(fields).map(([type, field]) => ({ id: hubId(type as HubIdType, 'hub', ['1']), field }));
  await hub.edges(things.map(({ id: to }) => ({ from: ids.line, to, kind: 'causes', ...north })));
  const references = things.map(({ field }) => `${field} { id }`).join(' ');
  const { data, errors } = await hub.ask(`query ($of: ID!) { lineage(of: $of) { things { id ${references} } } }`, {
    of: ids.line,
  });
  expect(errors).toBeUndefined();
  const { lineage } = data as { lineage: { things: Record<string, unknown>[] } };
  const filled = lineage.things.map((thing) => Object.entries(thing).filter(([, value]) => value !== null));
  expect(filled).toContainEqual([['id', ids.line]]);
  for (const { id, field } of things)
    expect(filled).toContainEqual([
      ['id', id],
      [field, { id }],
    ]);
  expect(filled).toHaveLength(things.length + 1);
});

test('what people call a thing by leads to it: a case number, an order’s, a lot, a control id', async () => {
  await using hub = await reconciliationHub();
  await hub.edges(chain);
  await registerSourceKeys(hub.db, [
    { type: 'case', system: 'ehr', key: ['1'] },
    { type: 'order', system: 'erp', key: ['PO-1'] },
    { type: 'orderline', system: 'erp', key: ['PO-1', '10'] },
    { type: 'lot', system: 'erp', key: ['H100', 'OR01', 'MED-1', 'B7'] },
  ]);
  await hub.message({ key: 'M1' });
  await hub.idle();
  const matches = async (of: string, as?: string) => {
    const { data } = await hub.ask(
      'query ($of: ID!) { lineage(of: $of) { matches { id } edges { kind } } }',
      { of },
      as,
    );
    const { lineage } = data as { lineage: { matches: { id: string }[]; edges: unknown[] } | null };
    return lineage && { ids: lineage.matches.map(({ id }) => id), edges: lineage.edges.length };
  };
  expect(await matches('1')).toEqual({ ids: [ids.case], edges: 6 });
  expect(await matches(' PO-1 ')).toEqual({ ids: [ids.order, ids.line], edges: 3 });
  expect(await matches('B7')).toEqual({ ids: [ids.lot], edges: 2 });
  expect(await matches('M1')).toEqual({ ids: [ids.message], edges: 2 });
  expect(await matches('B7', 'southPlanner')).toBeNull();
  await registerSourceKeys(hub.db, [{ type: 'lot', system: 'erp', key: ['H100', 'OR01', 'MED-1', 'B8'] }]);
  expect(await matches('B8')).toEqual({ ids: [hubId('lot', 'erp', ['H100', 'OR01', 'MED-1', 'B8'])], edges: 0 });
  expect(await matches('B8', 'northPlanner')).toBeNull();
  expect(await matches('M1', 'southPlanner')).toBeNull();
  expect(await matches('PO-1', 'partner')).toBeNull();
});

test('all that happened to the things of a lineage is one timeline', async () => {
  await using hub = await reconciliationHub();
  await hub.edges(chain);
  await keepMessage(hub, { key: 'M1' });
  hub.clock.advance(60_000);
  await hub.surgicalCase({ number: '1' });
  hub.clock.advance(60_000);
  await hub.hubDb.transaction((tx) =>
    recordAudit(
      tx,
      [
        {
          actor: 'buyer-7',
          action: 'order-changed',
          subject: ids.order,
          reason: 'erp says so.',
          before: null,
          after: 1,
          ...north,
        },
      ],
      hub.clock.now(),
    ),
  );
  const { data } = await hub.ask(
    'query ($of: ID!) { lineage(of: $of) { timeline { at kind by sentence node { kind } } } }',
    { of: ids.case },
  );
  expect(data).toEqual({
    lineage: {
      timeline: [
        {
          at: '2026-03-09T12:00:00Z',
          kind: 'MESSAGE',
          by: null,
          sentence: 'Received and stored.',
          node: { kind: 'MESSAGE' },
        },
        { at: '2026-03-09T12:00:00Z', kind: 'MESSAGE', by: null, sentence: 'Applied.', node: { kind: 'MESSAGE' } },
        { at: '2026-03-09T12:01:00Z', kind: 'EVENT', by: null, sentence: 'Case changed.', node: { kind: 'CASE' } },
        {
          at: '2026-03-09T12:02:00Z',
          kind: 'CHANGE',
          by: 'buyer-7',
          sentence: 'Order changed. erp says so.',
          node: { kind: 'ORDER' },
        },
      ],
    },
  });
});

test('what is no id has no lineage; what nobody wrote of has an empty one', async () => {
  await using hub = await reconciliationHub();
  expect(await edges(hub, 'PO-1')).toBeNull();
  expect(await edges(hub, hubId('theatre', 'hub', ['north', '1']))).toMatchObject({
    of: { kind: 'OTHER' },
    edges: [],
    isCut: false,
  });
});

test('R72: another facility’s things are not found by their ids either; a partner has none, even of its own orders', async () => {
  await using hub = await reconciliationHub();
  await hub.edges(chain);
  await keepMessage(hub, { key: 'M1' });
  await hub.message({ key: 'M1' });
  await hub.surgicalCase({ number: '1' });
  await hub.idle();
  const timeline = async (of: string, as: string) => {
    const { data } = await hub.ask('query ($of: ID!) { lineage(of: $of) { timeline { kind } } }', { of }, as);
    const { lineage } = data as { lineage: { timeline: { kind: string }[] } | null };
    return lineage && [...new Set(lineage.timeline.map(({ kind }) => kind))].toSorted();
  };
  for (const id of Object.values(ids)) {
    expect(await sentences(hub, id, 'northPlanner')).not.toEqual([]);
    expect(await edges(hub, id, 'partner')).toBeNull();
    // Everybody but partners sees cards.
    if (id === ids.card) expect(await sentences(hub, id, 'southPlanner')).toEqual([]);
    else expect(await edges(hub, id, 'southPlanner')).toBeNull();
  }
  for (const id of [ids.message, ids.case]) {
    expect(await timeline(id, 'northPlanner')).toEqual(['EVENT', 'MESSAGE']);
    expect(await timeline(id, 'southPlanner')).toBeNull();
  }
});

test('R72: of a message that brought something here and something elsewhere only what is the viewer’s is told', async () => {
  await using hub = await reconciliationHub();
  await keepMessage(hub, { key: 'M1' });
  await hub.message({ key: 'M1' });
  await hub.idle();
  await hub.edges([
    { from: ids.message, to: surgicalCase('2'), kind: 'causes', facilityIds: [facility('south')], supplierIds: [] },
  ]);
  const { data } = await hub.ask(
    'query ($of: ID!) { lineage(of: $of) { edges { from { message { id } } } timeline { at } } }',
    { of: surgicalCase('2') },
    'southPlanner',
  );
  expect(data).toEqual({ lineage: { edges: [{ from: { message: null } }], timeline: [] } });
});
