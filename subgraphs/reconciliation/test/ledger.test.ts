import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { facility, message, supplier } from './ids.ts';
import { reconciliationHub } from './reconciliation-hub.ts';

type Hub = Awaited<ReturnType<typeof reconciliationHub>>;

interface Stored {
  state: string;
  direction?: 'IN' | 'OUT';
  type?: string;
  partner?: string | null;
  at?: string;
  times?: number;
  facilityId?: string | null;
  supplierId?: string | null;
}

let count = 0;
async function store(hub: Hub, told: Stored) {
  const { state, direction = 'IN', type = '855', partner = 'alpine', at = '2026-03-09T12:00:00Z', times = 1 } = told;
  const { facilityId = null, supplierId = null } = told;
  const id = message(`L${(count += 1)}`);
  await hub.hubDb.execute(sql`
    insert into hub.message (id, protocol, direction, partner, partner_name, document_type, received_at,
      last_received_at, state_at, state, is_control_id_reused, times_received, facility_id, supplier_id)
    values (${id}, 'x12', ${direction}, ${partner}, ${partner === null ? null : 'Alpine Surgical'}, ${type}, ${at}, ${at}, ${at},
      ${state}, false, ${times}, ${facilityId}, ${supplierId})`);
  return id;
}
async function ledger(hub: Hub, as = 'planner', from = '2026-03-09T00:00:00Z', to = '2026-03-10T00:00:00Z') {
  const { data, errors } = await hub.ask(
    `query ($from: DateTime!, $to: DateTime!) { exchangeLedger(from: $from, to: $to) { addsUp
      lines { party partnerSlug messageType direction messages suppressed states { state count } }
      checks { sentence expected found holds } } }`,
    { from, to },
    as,
  );
  return errors === undefined
    ? (data as { exchangeLedger: { addsUp: boolean; lines: object[]; checks: object[] } }).exchangeLedger
    : { errors };
}

test('the ledger counts by partner, type and way what became of each message, and adds up', async () => {
  await using hub = await reconciliationHub();
  for (const state of ['APPLIED', 'APPLIED', 'PARKED', 'RECEIVED', 'DUPLICATE', 'REJECTED', 'TEST'])
    await store(hub, { state });
  await store(hub, { state: 'APPLIED', times: 3 });
  for (const state of ['QUEUED', 'SENT', 'ACKNOWLEDGED', 'HELD', 'OVERDUE', 'REJECTED'])
    await store(hub, { state, direction: 'OUT', type: '850' });
  await store(hub, { state: 'REJECTED', partner: null });
  await store(hub, { state: 'APPLIED', at: '2026-03-11T12:00:00Z' });
  const told = await ledger(hub);
  expect(told).toMatchObject({
    addsUp: true,
    lines: expect.arrayContaining([
      {
        party: 'Alpine Surgical',
        partnerSlug: 'alpine',
        messageType: '855',
        direction: 'IN',
        messages: 8,
        suppressed: 2,
        states: expect.arrayContaining([
          { state: 'APPLIED', count: 3 },
          { state: 'PARKED', count: 1 },
          { state: 'RECEIVED', count: 1 },
        ]),
      },
      expect.objectContaining({ messageType: '850', direction: 'OUT', messages: 6 }),
      expect.objectContaining({ party: null, partnerSlug: null, messages: 1 }),
    ]),
    checks: [
      { expected: 9, found: 9, holds: true },
      { expected: 6, found: 6, holds: true },
      { expected: 15, found: 15, holds: true },
    ],
  });
});

test('a message whose last step says another state than it has is found', async () => {
  await using hub = await reconciliationHub();
  const id = await store(hub, { state: 'APPLIED' });
  await hub.hubDb.execute(sql`
    insert into hub.message_step (message_id, state, at) values (${id}, 'PARKED', '2026-03-09T12:01:00Z')`);
  expect(await ledger(hub)).toMatchObject({ addsUp: false, checks: [{}, {}, { expected: 1, found: 0, holds: false }] });
});

test('R72: each viewer’s ledger counts what it may see, and adds up', async () => {
  await using hub = await reconciliationHub();
  await store(hub, { state: 'APPLIED', facilityId: facility('north'), supplierId: supplier('100') });
  await store(hub, { state: 'APPLIED', facilityId: facility('south'), supplierId: supplier('200') });
  await store(hub, { state: 'APPLIED' });
  const seen = async (as: string) => {
    const told = await ledger(hub, as);
    return 'lines' in told ? [told.addsUp, told.lines.map((line) => (line as { messages: number }).messages)] : told;
  };
  expect(await seen('planner')).toEqual([true, [3]]);
  expect(await seen('northPlanner')).toEqual([true, [1]]);
  expect(await seen('partner')).toEqual([true, [1]]);
});

test('a span that ends before it begins is refused', async () => {
  await using hub = await reconciliationHub();
  expect(await ledger(hub, 'planner', '2026-03-10T00:00:00Z', '2026-03-09T00:00:00Z')).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('a message tells its steps, its interchange, what it repeats and by whom it is seen', async () => {
  await using hub = await reconciliationHub({ hasExchange: true });
  await hub.document({ key: 'ISA', messageType: 'X12', documentNumber: null, businessKey: null, state: 'APPLIED' });
  await hub.document({ key: 'D1', parentId: message('ISA'), state: 'APPLIED' });
  await hub.document({
    key: 'D2',
    parentId: message('ISA'),
    state: 'DUPLICATE',
    duplicateOf: message('D1'),
    documentNumber: 'PO-2',
  });
  await hub.document({
    key: 'O1',
    direction: 'OUT',
    messageType: '850',
    state: 'ACKNOWLEDGED',
    sentAt: '2026-03-09T12:01:00Z',
    acknowledgedAt: '2026-03-09T12:02:00Z',
  });
  await hub.idle();
  const of = async (key: string, as = 'planner') =>
    (
      (
        await hub.ask(
          `query ($id: ID!) { message(id: $id) { direction protocol messageType documentNumber interchangeControl groupControl via sentAt acknowledgedAt
          steps { state at } parent { messageType } duplicateOf { id } supplier { id } } }`,
          { id: message(key) },
          as,
        )
      ).data as { message: unknown }
    ).message;
  expect(await of('D2')).toEqual({
    direction: 'IN',
    protocol: 'X12',
    messageType: '855',
    documentNumber: 'PO-2',
    interchangeControl: '000000017',
    groupControl: '17',
    via: 'files',
    sentAt: null,
    acknowledgedAt: null,
    steps: [
      { state: 'RECEIVED', at: '2026-03-09T12:00:00Z' },
      { state: 'DUPLICATE', at: '2026-03-09T12:00:00Z' },
    ],
    parent: { messageType: 'X12' },
    duplicateOf: { id: message('D1') },
    supplier: { id: supplier('100') },
  });
  expect(await of('O1', 'partner')).toMatchObject({
    direction: 'OUT',
    sentAt: '2026-03-09T12:01:00Z',
    steps: [{ state: 'QUEUED' }, { state: 'ACKNOWLEDGED' }],
  });
  const found = async (filter: string) =>
    (
      (await hub.ask(`{ messages(filter: { ${filter} }) { edges { node { id } } } }`)).data as {
        messages: { edges: { node: { id: string } }[] };
      }
    ).messages.edges.map(({ node }) => node.id);
  const ids = (...keys: string[]) => expect.arrayContaining(keys.map(message));
  for (const [filter, keys] of [
    ['partner: "alpine", direction: OUT', ['O1']],
    ['partner: "Alpine Surgical", types: ["855"]', ['D1', 'D2']],
    ['documentNumber: "PO-2"', ['D2']],
    [`parentId: "${message('ISA')}"`, ['D1', 'D2']],
    ['controlId: "000000017", states: [DUPLICATE]', ['D2']],
  ] as const) {
    const told = await found(filter);
    expect(told).toHaveLength(keys.length);
    expect(told).toEqual(ids(...keys));
  }
});
