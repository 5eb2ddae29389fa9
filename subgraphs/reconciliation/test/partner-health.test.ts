import { hubId } from '@supply-hub/identifiers';
import { silentLog, type Log } from '@supply-hub/log';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { watchPartners } from '../src/tasks/watch-partners.ts';
import { facility, orderLine, supplier, surgicalCase } from './ids.ts';
import { reconciliationHub, type ReconciliationHub } from './reconciliation-hub.ts';

const alpine = hubId('partner', 'hub', 'alpine');
const north = { facilityIds: [facility('north')], supplierIds: [] };

/** Alpine Surgical, which was sent an 850 for order PO-1 that a case waits for, and owes its 855 within an hour. */
async function owing() {
  const hub = await reconciliationHub();
  const { hubDb, clock } = hub;
  const now = clock.now().toString();
  await hubDb.execute(sql`
    insert into hub.partner (partner, id, version, name, profile, supplier_id, is_gone)
    values ('alpine', ${alpine}, 1, 'Alpine Surgical', '{}', ${supplier('100')}, false),
      ('kestrel', ${hubId('partner', 'hub', 'kestrel')}, 1, 'Kestrel Orthopaedics',
        '{"send": {"via": "main", "fallback": "backup"}}', ${supplier('200')}, false)`);
  await hubDb.execute(sql`
    insert into hub.message (id, direction, protocol, partner, partner_name, document_type, document_number, business_key,
      received_at, last_received_at, state_at, sent_at, state, is_control_id_reused)
    values ('message_out', 'OUT', 'x12', 'alpine', 'Alpine Surgical', '850', 'PO-1', 'po:PO-1', ${now}::timestamptz,
      ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz, 'SENT', false)`);
  await hubDb.execute(sql`
    insert into hub.message_clock (message_id, kind, partner, business_key, due_at)
    values ('message_out', '855', 'alpine', 'po:PO-1', ${clock.now().add({ hours: 1 }).toString()}::timestamptz)`);
  await hub.order({ order: 'PO-1' });
  await hub.edges([
    { from: orderLine('PO-1'), to: 'demand_1', kind: 'covers', ...north },
    { from: surgicalCase('88213'), to: 'demand_1', kind: 'needs', ...north },
  ]);
  await hub.idle();
  return hub;
}

async function health(hub: ReconciliationHub, as = 'planner') {
  const { data, errors } = await hub.ask(
    `{ partnerHealth { partner { id } state sentence answers { kind expectedCount missingCount lateCount }
      ordersAtStake { id } valueAtStake { amount currency } casesAtStake { id } } }`,
    {},
    as,
  );
  expect(errors).toBeUndefined();
  return (data as { partnerHealth: { partner: { id: string }; state: string }[] }).partnerHealth;
}

test('R62: an answer that does not come is trouble, told in orders, cases and money', async () => {
  await using hub = await owing();
  expect((await health(hub)).map(({ state }) => state)).toEqual(['WELL', 'WELL']);
  hub.clock.advance(3_600_001);
  expect(await health(hub)).toMatchObject([
    {
      partner: { id: alpine },
      state: 'LATE',
      sentence: 'Alpine Surgical acknowledges late: 1 order, 1 case. Missing: 1 × acknowledgement (855).',
      answers: [{ kind: '855', expectedCount: 1, missingCount: 1, lateCount: 0 }],
      ordersAtStake: [{ id: hubId('order', 'erp', ['PO-1']) }],
      valueAtStake: { amount: '250', currency: 'USD' },
      casesAtStake: [{ id: surgicalCase('88213') }],
    },
    { state: 'WELL' },
  ]);
});

test('R72: a partner sees its own health and no case; who sees another facility sees none of its cases', async () => {
  await using hub = await owing();
  hub.clock.advance(3_600_001);
  expect(await health(hub, 'partner')).toMatchObject([{ partner: { id: alpine }, state: 'LATE', casesAtStake: [] }]);
  expect((await health(hub, 'southPlanner'))[0]).toMatchObject({ casesAtStake: [] });
});

test('trouble with a partner is raised once, kept current, and closed once', async () => {
  await using hub = await owing();
  const said: string[] = [];
  const note = (_: unknown, sentence?: string) => void said.push(sentence ?? '');
  const log: Log = { ...silentLog, warn: note, info: note };
  const task = watchPartners({ db: hub.db, clock: hub.clock, log });
  const open = async () => {
    const { data } = await hub.ask(
      '{ supplyExceptions(filter: { kinds: [PARTNER_LATE] }) { edges { node { sentence openedAt partner { id } } } } }',
      {},
      'integrator',
    );
    return (data as { supplyExceptions: { edges: { node: object }[] } }).supplyExceptions.edges.map(({ node }) => node);
  };
  await task.step();
  expect(await open()).toEqual([]);
  hub.clock.advance(3_600_001);
  await task.step();
  hub.clock.advance(60_000);
  await task.step();
  expect(await open()).toEqual([
    {
      sentence: expect.stringContaining('1 order, 1 case') as string,
      openedAt: '2026-03-09T13:00:00.001Z',
      partner: { id: alpine },
    },
  ]);
  await hub.hubDb.execute(sql`update hub.message_clock set met_at = ${hub.clock.now().toString()}::timestamptz`);
  await task.step();
  await task.step();
  expect(await open()).toEqual([]);
  expect(said).toEqual([
    'Alpine Surgical acknowledges late: 1 order, 1 case. Missing: 1 × acknowledgement (855).',
    'Alpine Surgical is well again',
  ]);
});

test('a partner none of whose transports works cannot be reached; one of two is enough', async () => {
  await using hub = await owing();
  const line = (transport: string, failures: number) =>
    hub.hubDb.execute(sql`
      insert into hub.partner_line (partner, transport, failures, failing_since, next_probe_at, last_fault)
      values ('kestrel', ${transport}, ${failures}, ${hub.clock.now().toString()}::timestamptz,
        ${hub.clock.now().toString()}::timestamptz, 'The server refused the connection.')`);
  await line('main', 5);
  expect((await health(hub))[1]).toMatchObject({ state: 'WELL' });
  await line('backup', 3);
  expect((await health(hub))[1]).toMatchObject({
    state: 'UNREACHABLE',
    sentence: 'Kestrel Orthopaedics cannot be reached, 0 documents wait for it. The server refused the connection.',
  });
});
