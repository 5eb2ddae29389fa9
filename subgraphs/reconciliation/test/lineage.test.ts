import { hubId } from '@supply-hub/identifiers';
import type { Edge } from '@supply-hub/lineage';
import { expect, test } from 'vitest';
import { facility, message, orderLine, reconciliationHub, surgicalCase, supplier } from './reconciliation-hub.ts';

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

test('what is no id has no lineage; what nobody wrote of has an empty one', async () => {
  await using hub = await reconciliationHub();
  expect(await edges(hub, 'PO-1')).toBeNull();
  expect(await edges(hub, hubId('theatre', 'hub', ['north', '1']))).toMatchObject({
    of: { kind: 'OTHER' },
    edges: [],
    isCut: false,
  });
});

test('R72: another facility’s lineage is empty, from whichever end; a partner has none, even of its own orders', async () => {
  await using hub = await reconciliationHub();
  await hub.edges(chain);
  for (const id of Object.values(ids)) {
    expect(await sentences(hub, id, 'southPlanner')).toEqual([]);
    expect(await sentences(hub, id, 'northPlanner')).not.toEqual([]);
    expect(await edges(hub, id, 'partner')).toBeNull();
  }
});
