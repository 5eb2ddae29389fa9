import { openCommandsOf } from '@supply-hub/commands';
import type { Viewer } from '@supply-hub/identity';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { whenStuck } from '../src/services/replenishment/when-stuck.ts';
import { item, replenishingHub } from './replenishing-hub.ts';
import { planner } from './running-orders.ts';

const buyer: Viewer = { ...planner, role: 'buyer', scopes: new Set(['orders:write']) };

test('R35: an ERP that is away is waited for, and one that did it unheard is not asked twice', async () => {
  await using hub = await replenishingHub();
  await hub.lacks('1', '2026-03-10T15:00:00Z', { 'MED-000001': '2' });
  await hub.replenish();
  // Urgent: it does not wait for its window.
  hub.clock.advance(10_000);
  await hub.replenish();
  await hub.control('PUT', '/systems/erp', { state: 'away' });
  await hub.send();
  expect(await hub.states()).toEqual(['CREATE_REQUISITION WAITING']);
  await hub.control('PUT', '/systems/erp', { state: 'up' });
  hub.clock.advance(60_000);
  await hub.send();
  expect(await hub.requisitioned()).toHaveLength(1);
  // As if nobody had heard the answer.
  await hub.db.execute(sql`
    update hub.command set state = 'WAITING', ended_at = null, outcome = null, version = version + 1`);
  await hub.send();
  expect(await hub.states()).toEqual(['CREATE_REQUISITION DONE']);
  expect(await hub.requisitioned()).toHaveLength(1);
});

test('R35: a person asks, changes and cancels, once under each key; who may not is refused', async () => {
  await using hub = await replenishingHub();
  await hub.db.execute(sql`
    insert into orders.item_copy (id, version, number, base_unit, units, gtins)
    values (${item('MED-000002')}, 1, 'MED-000002', 'EA', '[]', '{}')`);
  const submit = (quantity: string, key = 'one') =>
    hub.ask(
      `mutation Submit($input: SubmitRequisitionInput!) { submitRequisition(input: $input) {
        command { id kind state system askedBy } userErrors { code path } } }`,
      buyer,
      {
        input: {
          facilityId: hub.here,
          lines: [{ itemId: item('MED-000002'), quantity, neededOn: '2026-03-20' }],
          reason: 'For the fair.',
          idempotencyKey: key,
        },
      },
    );
  const first = await submit('3');
  expect(first).toMatchObject({
    errors: [],
    data: {
      submitRequisition: {
        command: { kind: 'CREATE_REQUISITION', state: 'WAITING', system: 'Meridian ERP', askedBy: 'planner' },
        userErrors: [],
      },
    },
  });
  expect((await submit('3')).data.submitRequisition.command.id).toBe(first.data.submitRequisition.command.id);
  expect((await submit('4')).data.submitRequisition.userErrors).toMatchObject([{ code: 'KEY_USED_BEFORE' }]);
  expect((await submit('0', 'two')).data.submitRequisition.userErrors).toMatchObject([
    { code: 'NOT_POSSIBLE', path: ['input', 'lines', '0', 'quantity'] },
  ]);
  await hub.send();
  await hub.poll();
  const [asked] = await hub.requisitioned();
  expect(asked).toMatchObject({ item: 'MED-000002', quantity: '3' });
  await hub.control('POST', '/erp/buyer/work', { requisition: asked?.requisition });
  hub.clock.advance(60_000);
  await hub.poll();
  const [ordered] = await hub.db.execute<{ id: string }>(sql`
    select to_id as id from hub.lineage_edge where from_id like 'requisitionline_%' and to_id like 'orderline_%'
      and from_id in (select requisition_line_id from orders.asked_line)`);
  const cancel = (viewer: Viewer = buyer) =>
    hub.ask(
      `mutation Cancel($input: CancelOrderLineInput!) { cancelOrderLine(input: $input) {
        command { kind state } userErrors { code } } }`,
      viewer,
      { input: { orderLineId: ordered?.id, reason: 'The fair is off.', idempotencyKey: 'three' } },
    );
  expect((await cancel(planner)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect((await cancel()).data).toEqual({
    cancelOrderLine: { command: { kind: 'CANCEL_ORDER_LINE', state: 'WAITING' }, userErrors: [] },
  });
  await hub.send();
  hub.clock.advance(60_000);
  await hub.poll();
  const [line] = await hub.db.execute(sql`
    select status, promised + unpromised = 0 as is_nothing_open from orders.order_line_life where id = ${ordered?.id}`);
  expect(line).toEqual({ status: 'CANCELLED', is_nothing_open: true });
  const list = await hub.ask(`{ commands { edges { node { kind state said } } } }`, buyer);
  expect(list.data.commands.edges.map(({ node }: { node: unknown }) => node)).toEqual([
    { kind: 'CANCEL_ORDER_LINE', state: 'DONE', said: null },
    { kind: 'CREATE_REQUISITION', state: 'DONE', said: null },
  ]);
  const audited = await hub.db.execute(sql`select action from hub.audit_entry where actor = 'planner' order by seq`);
  expect(audited.map(({ action }) => action)).toEqual(['requisition-asked-for', 'cancel-order-line-asked-for']);
});

test('what the ERP fails at for long is one trouble, and a person may take it back', async () => {
  await using hub = await replenishingHub();
  await hub.lacks('1', '2026-03-10T15:00:00Z', { 'MED-000001': '2' });
  await hub.replenish();
  // Urgent: it does not wait for its window.
  hub.clock.advance(10_000);
  await hub.replenish();
  // As if it had been tried for longer than the policy has patience.
  await hub.db.execute(sql`
    update hub.command set attempts = 7, begun_at = asked_at, stuck_since = asked_at, said = 'It failed while answering.'`);
  const judge = whenStuck({ id: 'erp', name: 'Meridian ERP' });
  await hub.db.transaction(async (tx) => {
    const [command] = await openCommandsOf(tx, 'orders');
    if (command === undefined) throw new Error('nothing was asked');
    expect(await judge.patienceMs(tx, command, hub.clock.now())).toBe(1_800_000);
    await judge.tell(tx, [command], hub.clock.now());
  });
  const stuck = async () =>
    hub.db.execute(sql`select sentence from orders.trouble where kind = 'COMMAND_STUCK' and ended_at is null`);
  expect(await stuck()).toEqual([
    { sentence: 'Meridian ERP fails again and again at making a requisition: It failed while answering.' },
  ]);
  const { data } = await hub.ask(`{ commands { edges { node { id state attempts stuckSince } } } }`, buyer);
  const [{ node: command }] = data.commands.edges;
  expect(command).toMatchObject({ state: 'WAITING', attempts: 7, stuckSince: expect.any(String) });
  const takeBack = (viewer: Viewer) =>
    hub.ask(
      `mutation ($input: WithdrawCommandInput!) { withdrawCommand(input: $input) { command { id } userErrors { code } } }`,
      viewer,
      { input: { commandId: command.id, reason: 'It was ordered by telephone.', idempotencyKey: 'back' } },
    );
  expect((await takeBack(planner)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect((await takeBack({ ...buyer, facilities: new Set() })).data.withdrawCommand.userErrors).toMatchObject([
    { code: 'NOT_FOUND' },
  ]);
  expect((await takeBack(buyer)).data.withdrawCommand).toEqual({ command: { id: command.id }, userErrors: [] });
  await hub.send();
  expect(await hub.states()).toEqual(['CREATE_REQUISITION WITHDRAWN']);
  expect(await stuck()).toEqual([]);
});
