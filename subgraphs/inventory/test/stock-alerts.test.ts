import { stockAlertChanged } from '@supply-hub/events';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { beginAlertRound, noteAlertsDue, takeAlertsDue } from '../src/db/queries/stock-alerts-due.ts';
import { book, caseId, decide, judge, judgedHub } from './alert-desk.ts';
import { fill, inventoryHub, itemId, levelId, north, south, type InventoryHub } from './inventory-hub.ts';
import { sapPlanningRow, sapStockRow } from './stock-rows.ts';

const fields = `kind state severity sentence remedy quantity { value unit } threshold { value } expiresOn
  facility { name } location { name } lot { lot } item { id } surgicalCases { id } clearedAt escalatedAt`;

/** Open alerts, by kind and sentence; all with the filter. */
async function alerts(hub: InventoryHub, filter: object = { isOpen: true }, as = 'planner') {
  const query = `query ($filter: StockAlertFilter) { stockAlerts(filter: $filter, first: 100) { edges { node { id ${fields} } } } }`;
  const { data, errors } = await hub.ask(query, { filter }, as);
  if (errors !== undefined) throw new Error(errors[0]?.message);
  const page = data?.['stockAlerts'] as { edges: { node: Record<string, unknown> }[] } | undefined;
  return (page?.edges ?? [])
    .map(({ node }) => node)
    .toSorted((a, b) => (String([a['kind'], a['sentence']]) < String([b['kind'], b['sentence']]) ? -1 : 1));
}
const supply = async (hub: InventoryHub, isOpen: boolean | null = true) =>
  alerts(hub, { facilityIds: [north], kinds: ['BELOW_PAR', 'STOCK_OUT'], isOpen });
const told = async (hub: InventoryHub) =>
  (await hub.db.execute(sql`select data from hub.outbox where type = ${stockAlertChanged.type} order by seq`)).map(
    ({ data }) => stockAlertChanged.data.parse(data),
  );

test('R22 R33: once all was read, what is wrong is told once, in the words of the trade', async () => {
  await using hub = await judgedHub();
  const name = 'MED-000001';
  expect(await alerts(hub)).toMatchObject([
    {
      kind: 'BELOW_PAR',
      severity: 'NOTICE',
      sentence: '5 EA of MED-000002 may be used at South; its level is 10 EA.',
      facility: { name: 'South' },
      location: null,
      lot: null,
      quantity: { value: '5', unit: 'EA' },
      threshold: { value: '10' },
    },
    {
      kind: 'EXPIRING',
      state: 'RAISED',
      severity: 'WARNING',
      sentence: `Lot L0 of ${name} at Main OR core, North holds 2 EA that may not be used since 2026-03-08 is over.`,
      remedy: 'Take it off the shelf and have Meridian ERP scrap or return it.',
      lot: { lot: 'L0' },
    },
    {
      kind: 'EXPIRING',
      severity: 'NOTICE',
      sentence: `Lot L1 of ${name} at Main OR core, North holds 4.5 EA that may be used until 2026-03-09.`,
      expiresOn: '2026-03-09',
      location: { name: 'Main OR core' },
    },
  ]);
  await judge(hub);
  await hub.poll();
  await judge(hub);
  expect(await told(hub)).toHaveLength(3);
});

test('before all of a facility was read nothing is judged, and a list of alerts says so', async () => {
  await using hub = await inventoryHub();
  fill(hub);
  hub.setAway('erp', true);
  await hub.poll();
  await judge(hub);
  await expect(alerts(hub, { facilityIds: [north] })).rejects.toThrow('Meridian ERP');
  expect(await told(hub)).toEqual([]);
  hub.setAway('erp', false);
  await expect.poll(() => hub.poll(), { timeout: 10_000 }).toBe(true);
  await judge(hub);
  expect(await alerts(hub, { facilityIds: [north] })).toHaveLength(2);
});

test('R33: below par, then out of stock, is one alert that escalates, eases and is cleared; the next is another', async () => {
  await using hub = await judgedHub();
  await book(hub, 'L2', '3');
  const [raised] = await supply(hub);
  expect(raised).toMatchObject({ kind: 'BELOW_PAR', state: 'RAISED', severity: 'NOTICE', quantity: { value: '7.5' } });
  await book(hub, 'L2', '2');
  expect(await supply(hub)).toMatchObject([{ id: raised?.['id'], state: 'RAISED', quantity: { value: '6.5' } }]);
  await book(hub, 'L1', '0');
  await book(hub, 'L2', '0');
  expect(await supply(hub)).toMatchObject([
    {
      id: raised?.['id'],
      kind: 'STOCK_OUT',
      state: 'ESCALATED',
      severity: 'WARNING',
      sentence: 'Nothing that may be used is left of MED-000001 at North.',
      escalatedAt: expect.any(String),
    },
  ]);
  await book(hub, 'L2', '40');
  expect(await supply(hub)).toEqual([]);
  expect(await supply(hub, null)).toMatchObject([
    { id: raised?.['id'], state: 'CLEARED', clearedAt: expect.any(String), remedy: null },
  ]);
  await book(hub, 'L2', '9');
  expect(await supply(hub, null)).toHaveLength(2);
  const ofSupply = (await told(hub)).filter(({ facilityId, lotId }) => facilityId === north && lotId === null);
  expect(ofSupply.map(({ kind, state, severity }) => `${kind} ${state} ${severity}`)).toEqual([
    'BELOW_PAR RAISED NOTICE',
    'BELOW_PAR ESCALATED WARNING',
    'STOCK_OUT ESCALATED WARNING',
    'STOCK_OUT CLEARED WARNING',
    'BELOW_PAR RAISED NOTICE',
  ]);
});

test('R31: what a case lacks makes a stock-out critical, and the alert names the case', async () => {
  await using hub = await judgedHub();
  await book(hub, 'L1', '0');
  await book(hub, 'L2', '0');
  await decide(hub, '881', [], '2');
  expect(await supply(hub)).toMatchObject([
    {
      kind: 'STOCK_OUT',
      state: 'ESCALATED',
      severity: 'CRITICAL',
      sentence: 'Nothing that may be used is left of MED-000001 at North; 1 case wants it.',
      surgicalCases: [{ id: caseId('881') }],
    },
  ]);
  await decide(hub, '881', []);
  expect(await supply(hub)).toMatchObject([{ severity: 'WARNING', state: 'RAISED', surgicalCases: [] }]);
});

test('R21: time alone brings a lot near its last day and past it; one that is kept for a case is critical then', async () => {
  await using hub = await judgedHub();
  await decide(hub, '882', [['L1', '1']]);
  const ofLot = async () =>
    (await alerts(hub, { facilityIds: [north], kinds: ['EXPIRING'] })).filter(({ lot }) =>
      JSON.stringify(lot).includes('L1'),
    );
  expect(await ofLot()).toMatchObject([{ severity: 'NOTICE', state: 'RAISED' }]);
  // Midnight in Chicago, which is 05:00 UTC.
  hub.clock.set('2026-03-10T04:59:00Z');
  await judge(hub);
  expect(await ofLot()).toMatchObject([{ severity: 'NOTICE' }]);
  hub.clock.set('2026-03-10T05:00:00Z');
  await judge(hub);
  expect(await ofLot()).toMatchObject([
    {
      severity: 'CRITICAL',
      state: 'ESCALATED',
      sentence: expect.stringContaining('2026-03-09 is over; 1 case wants it'),
    },
  ]);
  await book(hub, 'L1', '0');
  expect(await ofLot()).toEqual([]);
});

test('R22: a lot below zero in its system’s books is told', async () => {
  await using hub = await judgedHub();
  await book(hub, 'L2', '-3');
  expect(await alerts(hub, { facilityIds: [north], kinds: ['NEGATIVE'] })).toMatchObject([
    { severity: 'WARNING', sentence: expect.stringContaining('stands at -3 EA'), lot: { lot: 'L2' } },
  ]);
  await book(hub, 'L2', '20');
  expect(await alerts(hub, { facilityIds: [north], kinds: ['NEGATIVE'] })).toEqual([]);
});

test('a system that is silent for long is told, worse after longer, and over once it was read', async () => {
  await using hub = await judgedHub();
  hub.setAway('erp', true);
  const silent = async (afterMs: number) => {
    hub.clock.advance(afterMs);
    await judge(hub);
    return alerts(hub, { facilityIds: [south], kinds: ['FEED_SILENT'] });
  };
  expect(await silent(119_000)).toEqual([]);
  expect(await silent(60_000)).toMatchObject([
    {
      severity: 'WARNING',
      sentence: 'Meridian ERP has not told the stock of South since 2026-03-09 06:00.',
      item: null,
    },
  ]);
  expect(await silent(3_600_000)).toMatchObject([{ severity: 'CRITICAL', state: 'ESCALATED' }]);
  hub.setAway('erp', false);
  await hub.poll();
  expect(await silent(0)).toEqual([]);
});

test('alerts are found on the level, the item and the facility they are about, in as many statements for many as for one', async () => {
  await using hub = await judgedHub();
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on StockLevel { alerts { kind sentence item { id } stockLevels { id } } }
    ... on Item { stockAlerts { kind facility { name } } } } }`;
  const level = { __typename: 'StockLevel', id: levelId('H100', 'OR01', 'MED-000001') };
  const item = { __typename: 'Item', id: itemId('MED-000002') };
  const answer = await hub.ask(query, { of: [level, item] });
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toMatchObject({
    _entities: [
      { alerts: [{ kind: 'EXPIRING', stockLevels: [{ id: level.id }] }, { kind: 'EXPIRING' }] },
      { stockAlerts: [{ kind: 'BELOW_PAR', facility: { name: 'South' } }] },
    ],
  });
  const facilities = '{ facilities { edges { node { name stockAlerts { edges { node { kind } } } } } } }';
  expect((await hub.ask(facilities)).data).toMatchObject({
    facilities: { edges: [{ node: { name: 'Centre', stockAlerts: { edges: [] } } }, { node: { name: 'North' } }, {}] },
  });
  hub.forget();
  expect(await alerts(hub, { kinds: ['EXPIRING'], minimumSeverity: 'WARNING' })).toHaveLength(1);
  const ofOne = hub.statements.length;
  hub.forget();
  expect(await alerts(hub, { kinds: ['EXPIRING'] })).toHaveLength(2);
  expect(hub.statements.length).toBe(ofOne);
});

test('R72: alerts of another facility are not seen, counted or found by id; partners see none', async () => {
  await using hub = await judgedHub();
  const ids = (await alerts(hub)).map(({ id }) => ({ __typename: 'StockAlert', id }));
  const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on StockAlert { kind } } }';
  const seen = async (as: string) => {
    const found = (await hub.ask(query, { of: ids }, as)).data?.['_entities'] as unknown[] | undefined;
    return found?.filter((each) => each !== null);
  };
  expect(await seen('planner')).toHaveLength(3);
  expect(await seen('southPlanner')).toEqual([{ kind: 'BELOW_PAR' }]);
  expect(await seen('partner')).toEqual([]);
  expect(await alerts(hub, { isOpen: true }, 'southPlanner')).toHaveLength(1);
  expect(await alerts(hub, { facilityIds: [north] }, 'southPlanner')).toEqual([]);
  expect(await alerts(hub, { isOpen: null }, 'partner')).toEqual([]);
  const [{ id } = { id: '' }] = ids;
  expect((await hub.ask('query ($id: ID!) { stockAlert(id: $id) { kind } }', { id }, 'partner')).data).toEqual({
    stockAlert: null,
  });
});

test('many things that are due are judged together', async () => {
  await using hub = await inventoryHub();
  for (let n = 0; n < 150; n += 1) {
    const Material = `MED-1${String(n).padStart(5, '0')}`;
    hub.stock.push(sapStockRow({ Material, quantity: '1' }));
    hub.planning.push(sapPlanningRow(Material));
  }
  await hub.poll();
  hub.forget();
  await judge(hub);
  expect(await told(hub)).toHaveLength(150);
  expect(hub.statements.length).toBeLessThan(100);
});

test('what changes is judged before a round that was begun earlier', async () => {
  await using hub = await judgedHub();
  const due = [
    { itemId: itemId('MED-000001'), facilityId: north },
    { itemId: itemId('MED-000002'), facilityId: south },
  ] as const;
  await hub.db.transaction(async (tx) => {
    await beginAlertRound(tx, { facilityId: north, day: '2026-03-10', expiringBy: null });
    await beginAlertRound(tx, { facilityId: south, day: '2026-03-10', expiringBy: '2026-04-09' });
    await noteAlertsDue(tx, due.slice(1));
    expect(await takeAlertsDue(tx, 1)).toEqual({ pairs: [due[1]], areMore: true });
    const rest = await takeAlertsDue(tx, 100);
    expect(rest.areMore).toBe(false);
    // Nothing in the south has a last day.
    expect(rest.pairs.every(({ facilityId }) => facilityId === north)).toBe(true);
    expect(rest.pairs).toContainEqual(due[0]);
  });
});

test('stock that cannot be read is not taken for none', async () => {
  await using hub = await inventoryHub();
  const row = sapStockRow({ Material: 'MED-000009', unit: '???', quantity: '3' });
  hub.stock.push(row);
  hub.planning.push(sapPlanningRow('MED-000009'), sapPlanningRow('MED-000008'));
  await hub.poll();
  await judge(hub);
  const ofNorth = { facilityIds: [north], isOpen: true };
  expect(await alerts(hub, ofNorth)).toMatchObject([
    { kind: 'STOCK_OUT', sentence: 'Nothing that may be used is left of MED-000008 at North.' },
  ]);
  row.MaterialBaseUnit = 'EA';
  hub.clock.advance(61_000);
  await hub.poll();
  await judge(hub);
  expect(await alerts(hub, ofNorth)).toMatchObject([
    { kind: 'BELOW_PAR', quantity: { value: '3' } },
    { kind: 'STOCK_OUT' },
  ]);
});
