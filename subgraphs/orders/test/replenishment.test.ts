import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { caseId, item, replenishingHub } from './replenishing-hub.ts';

test('R31, R34: what cases lack is gathered for its window and asked for in one line, once', async () => {
  await using hub = await replenishingHub();
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '2', 'MED-000002': '1' });
  await hub.replenish();
  hub.clock.advance(10 * 60_000);
  await hub.lacks('2', '2026-03-18T15:00:00Z', { 'MED-000001': '3' });
  await hub.replenish();
  await hub.send();
  expect(await hub.requisitioned()).toEqual([]);
  hub.clock.advance(5 * 60_000);
  await hub.replenish();
  await hub.send();
  const expected = [
    { item: 'MED-000001', quantity: '5', neededOn: '2026-03-18', isDeleted: false },
    { item: 'MED-000002', quantity: '1', neededOn: '2026-03-20', isDeleted: false },
  ];
  const made = await hub.requisitioned();
  expect(made).toMatchObject(expected);
  expect(new Set(made.map(({ requisition }) => requisition)).size).toBe(1);
  // Nothing is asked for again while it is on its way, however often it is looked at.
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '2', 'MED-000002': '1' });
  hub.clock.advance(3_600_000);
  await hub.replenish();
  await hub.poll();
  await hub.replenish();
  await hub.send();
  expect(await hub.requisitioned()).toHaveLength(2);
  const edges = await hub.db.execute(sql`
    select count(*)::int as count from hub.lineage_edge where kind = 'causes' and from_id like 'demand_%'
      and to_id like 'requisitionline_%' and ended_at is null`);
  expect(edges[0]).toEqual({ count: 3 });
});

test('R26: a case that is cancelled withdraws what was not ordered, and one that moves moves it', async () => {
  await using hub = await replenishingHub();
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '2' });
  await hub.lacks('2', '2026-03-25T15:00:00Z', { 'MED-000002': '4' });
  await hub.replenish();
  hub.clock.advance(15 * 60_000);
  await hub.replenish();
  await hub.send();
  await hub.poll();
  await hub.lacks('1', '2026-03-20T15:00:00Z', {});
  await hub.lacks('2', '2026-03-27T15:00:00Z', { 'MED-000002': '4' });
  await hub.replenish();
  await hub.send();
  expect(await hub.requisitioned()).toMatchObject([
    { item: 'MED-000001', isDeleted: true },
    { item: 'MED-000002', quantity: '4', neededOn: '2026-03-27', isDeleted: false },
  ]);
  // Of two lines it does not matter which goes first.
  expect((await hub.states()).toSorted()).toEqual([
    'ADJUST_REQUISITION DONE',
    'CREATE_REQUISITION DONE',
    'WITHDRAW_REQUISITION DONE',
  ]);
  // It comes back: what was withdrawn is asked for anew.
  await hub.poll();
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '2' });
  await hub.replenish();
  hub.clock.advance(15 * 60_000);
  await hub.replenish();
  await hub.send();
  expect(await hub.requisitioned()).toMatchObject([
    { isDeleted: true },
    { isDeleted: false },
    { item: 'MED-000001', isDeleted: false },
  ]);
});

test('R26: what was ordered for a case that is cancelled is a decision for purchasing', async () => {
  await using hub = await replenishingHub();
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '2' });
  await hub.replenish();
  hub.clock.advance(15 * 60_000);
  await hub.replenish();
  await hub.send();
  const [line] = await hub.requisitioned();
  await hub.control('POST', '/erp/buyer/work', { requisition: line?.requisition });
  hub.clock.advance(60_000);
  await hub.poll();
  await hub.lacks('1', '2026-03-20T15:00:00Z', {});
  await hub.replenish();
  expect(await hub.troubles()).toContain('DECISION_ORDER_NOT_NEEDED');
  expect(await hub.states()).toEqual(['CREATE_REQUISITION DONE']);
});

test('R3, R59: what nobody has a contract for waits for a person, save that what is urgent leaves, marked', async () => {
  await using hub = await replenishingHub();
  await hub.knowsNoContract();
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '2' });
  await hub.replenish();
  hub.clock.advance(15 * 60_000);
  await hub.replenish();
  expect(await hub.states()).toEqual([]);
  expect(await hub.troubles()).toEqual(['OFF_CONTRACT']);
  const facility = hub.config.facilities.find(({ id }) => hubId('facility', 'hub', id) === hub.here);
  expect(
    await hub.db.execute(sql`select sentence from orders.trouble where kind = 'OFF_CONTRACT' and ended_at is null`),
  ).toEqual([
    {
      sentence: `2 EA of MED-000001 are needed at ${facility?.name}, and nobody has a contract for it: nothing was requested.`,
    },
  ]);
  const needs = await hub.ask(`{ replenishmentNeeds { edges { node { quantity { value unit } isUrgent stoppedBy
    item { id } cases { case { id } short { value } } asked { quantity { value } } } } } }`);
  expect(needs).toMatchObject({
    errors: [],
    data: {
      replenishmentNeeds: {
        edges: [
          {
            node: {
              quantity: { value: '2', unit: 'EA' },
              isUrgent: false,
              stoppedBy: 'OFF_CONTRACT',
              item: { id: item('MED-000001') },
              cases: [{ case: { id: caseId('1') }, short: { value: '2' } }],
              asked: [],
            },
          },
        ],
      },
    },
  });
  await hub.lacks('1', '2026-03-10T15:00:00Z', { 'MED-000001': '2' });
  await hub.replenish();
  hub.clock.advance(10_000);
  await hub.replenish();
  expect(await hub.states()).toEqual(['CREATE_REQUISITION WAITING']);
  expect(await hub.troubles()).toEqual([]);
  const [line] = await hub.db.execute(sql`select is_urgent, price_mark from orders.asked_line`);
  expect(line).toEqual({ is_urgent: true, price_mark: 'OFF_CONTRACT' });
});
