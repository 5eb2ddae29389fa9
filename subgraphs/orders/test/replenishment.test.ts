import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  allocationDecided,
  caseChanged,
  type AllocationDecided,
  type EventDefinition,
  type HubEvent,
} from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { startSandbox } from '@supply-hub/sandbox';
import { registerSourceKeys } from '@supply-hub/subgraph-kit';
import { openCommandsOf } from '@supply-hub/commands';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { whenStuck } from '../src/services/replenishment/when-stuck.ts';
import { planner, runningOrders } from './running-orders.ts';

const start = '2026-03-09T12:00:00Z';
const item = (number: string) => hubId('item', 'erp', [number]);
const caseId = (number: string) => hubId('case', 'ehr', [number]);
const demandId = (number: string, of: string) => hubId('demand', 'hub', [number, of]);

/** Orders over the sandbox's ERP, told of cases by hand. */
const $Rows = z.object({ d: z.object({ results: z.array(z.record(z.string(), z.unknown())) }) });
const $Auth = z.object({ username: z.string(), password: z.string() });

async function replenishingHub() {
  await using cleanup = new AsyncDisposableStack();
  const stateDir = await mkdtemp(join(tmpdir(), 'orders-replenish-'));
  cleanup.defer(() => rm(stateDir, { recursive: true, force: true }));
  const sandbox = cleanup.use(await startSandbox({ stateDir, size: 'small', start }));
  const hub = cleanup.use(await runningOrders(sandbox.hubYamlText, start));
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${sandbox.controlUrl}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  // Its own buyers wait: what is asked for stays to be looked at.
  await control('PUT', '/erp/buyer', { isPaused: true });
  if (!(await hub.poll())) throw new Error('a feed failed');
  const { db } = hub;
  const facility = hub.config.facilities.find(({ codes }) => codes['erp'] === 'H100');
  if (facility === undefined) throw new Error('there is no H100');
  const here = hubId('facility', 'hub', facility.id);
  await db.execute(sql`
    insert into hub.feed (subgraph, name, system, confirmed_through)
    select name, name || '/test', 'erp', ${start}::timestamptz from unnest(array['items', 'suppliers', 'inventory', 'procedures']) as name`);
  await registerSourceKeys(
    db,
    ['MED-000001', 'MED-000002', 'MED-000010'].map((number) => ({ type: 'item', system: 'erp', key: [number] })),
  );
  let version = 0;
  const tell = async (definition: EventDefinition, subject: string, data: unknown) => {
    version += 1;
    const event: HubEvent = {
      specversion: '1.0',
      id: `event ${version}`,
      source: '/test',
      type: definition.type,
      subject,
      time: hub.clock.now(),
      datacontenttype: 'application/json',
      data: definition.data.parse(data),
      dataversion: definition.version,
      aggregate: definition.aggregate,
      aggregateversion: version,
      position: version,
    };
    for (const handler of hub.subgraph.handlers.filter(({ definitions }) => definitions.includes(definition)))
      await db.transaction((tx) => handler.handle(event, { tx, log: silentLog }));
  };
  const step = async (name: string) => {
    const task = hub.subgraph.tasks.find((one) => one.name === name);
    if (task === undefined) throw new Error(`there is no task ${name}`);
    return task.step();
  };
  const stack = cleanup.move();
  return {
    ...hub,
    here,
    control,
    step,
    /** A case and what it lacks, in EA. */
    async lacks(
      number: string,
      startsAt: string,
      shorts: Readonly<Record<string, string>>,
      inbound: AllocationDecided['allocations'][number]['inbound'] = [],
    ) {
      await tell(caseChanged, caseId(number), {
        id: caseId(number),
        number,
        facilityId: here,
        theatreId: null,
        scheduledAt: startsAt,
        endsAt: null,
        status: 'BOOKED',
        procedure: null,
        surgeonId: null,
      });
      await tell(allocationDecided, hubId('allocation', 'hub', [number]), {
        caseId: caseId(number),
        facilityId: here,
        allocations: Object.entries(shorts).map(([of, short]) => ({
          demandId: demandId(number, of),
          itemId: item(of),
          unit: 'EA',
          lots: [],
          inbound,
          short,
          holdShort: '0',
          readiness: 'SHORT',
        })),
      });
    },
    /** Judges and asks, until there is nothing to do now. */
    async replenish() {
      for (let turn = 0; turn < 5 && (await step('orders.replenish')) === true; turn += 1);
    },
    async send() {
      for (let turn = 0; turn < 10 && (await step('orders.commands.erp')) === true; turn += 1);
    },
    /** What the ERP has of the hub's, line by line. */
    async requisitioned() {
      const answer = await fetch(
        `${hub.config.systems['erp']?.baseUrl}/sap/opu/odata/sap/API_PURCHASEREQ_PROCESS_SRV/A_PurchaseRequisitionItem?$filter=PurReqnExternalSystemId%20eq%20'SUPPLYHUB'&$format=json`,
        { headers: { authorization: authorizationOf(hub.config.systems['erp']?.auth), accept: 'application/json' } },
      );
      const read = $Rows.parse(await answer.json());
      return read.d.results.map((row) => ({
        requisition: row['PurchaseRequisition'],
        item: row['Material'],
        quantity: row['RequestedQuantity'],
        neededOn: new Date(Number(/\d+/.exec(String(row['DeliveryDate']))?.[0])).toISOString().slice(0, 10),
        isDeleted: row['IsDeleted'] === 'X',
      }));
    },
    states: async () => {
      const rows = await db.execute<{ line: string }>(
        sql`select concat_ws(' ', kind, state) as line from hub.command order by seq`,
      );
      return rows.map(({ line }) => line);
    },
    troubles: async () => {
      const rows = await db.execute<{ kind: string }>(
        sql`select kind from orders.trouble where ended_at is null and scope like 'need:%' order by 1`,
      );
      return rows.map(({ kind }) => kind);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function authorizationOf(auth: unknown): string {
  const { username, password } = $Auth.parse(auth);
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

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
  const buyer = { ...planner, role: 'buyer' as const, scopes: new Set(['orders:write']) };
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

test('R3, R59: what nobody has a contract for waits for a person, save that what is urgent leaves, marked', async () => {
  await using hub = await replenishingHub();
  await hub.db.execute(sql`
    insert into hub.feed (subgraph, name, system, confirmed_through)
    values ('suppliers', 'contracts/erp', 'erp', ${start}::timestamptz)`);
  await hub.db.execute(sql`
    insert into orders.item_copy (id, version, number, base_unit, units, gtins)
    values (${item('MED-000001')}, 1, 'MED-000001', 'EA', '[]', '{}')`);
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

test('what the ERP fails at for long is one trouble, and a person may take it back', async () => {
  await using hub = await replenishingHub();
  const buyer = { ...planner, role: 'buyer' as const, scopes: new Set(['orders:write']) };
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
