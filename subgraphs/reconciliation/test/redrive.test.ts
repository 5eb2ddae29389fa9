import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { facility, message } from './ids.ts';
import { reconciliationHub } from './reconciliation-hub.ts';

type Hub = Awaited<ReturnType<typeof reconciliationHub>>;

const redrive = `mutation ($ids: [ID!]!, $key: String!) {
  redriveMessages(input: { messageIds: $ids, idempotencyKey: $key }) {
    messages { controlId state reason } userErrors { code path sentence } } }`;

const go = (hub: Hub, keys: readonly string[], { key = 'deed-1', as = 'integrator' } = {}) =>
  hub.ask(redrive, { ids: keys.map(message), key }, as);

async function hubWithParked(...keys: string[]) {
  const hub = await reconciliationHub();
  for (const key of keys) await hub.message({ key, state: 'PARKED' });
  await hub.idle();
  return hub;
}

test('parked messages go back to the exchange, and their exceptions close when they were applied', async () => {
  await using hub = await hubWithParked('M1', 'M2');
  expect(await go(hub, ['M2', 'M1', 'M2'])).toEqual({
    data: {
      redriveMessages: {
        messages: expect.arrayContaining(
          ['M1', 'M2'].map((controlId) => ({ controlId, state: 'RECEIVED', reason: null })),
        ),
        userErrors: [],
      },
    },
  });
  expect(hub.redriven).toEqual([[message('M1'), message('M2')].toSorted()]);
  const open = () => hub.ask('{ supplyExceptions { totalCount } }');
  expect(await open()).toEqual({ data: { supplyExceptions: { totalCount: 2 } } });
  for (const key of ['M1', 'M2']) await hub.message({ key, version: 2 });
  await hub.idle();
  expect(await open()).toEqual({ data: { supplyExceptions: { totalCount: 0 } } });
});

test('R35: the same key with the same messages does nothing again; with others it is refused', async () => {
  await using hub = await hubWithParked('M1', 'M2');
  const answers = await Promise.all([go(hub, ['M1']), go(hub, ['M1'])]);
  expect(answers[0]).toEqual(answers[1]);
  await hub.message({ key: 'M1', version: 2 });
  await hub.idle();
  expect(await go(hub, ['M1'])).toMatchObject({ data: { redriveMessages: { userErrors: [] } } });
  expect(hub.redriven).toHaveLength(1);
  expect(await go(hub, ['M2'])).toEqual({
    data: {
      redriveMessages: {
        messages: null,
        userErrors: [
          {
            code: 'KEY_USED_BEFORE',
            path: ['input', 'idempotencyKey'],
            sentence: 'This idempotency key was used for another deed: take a new one.',
          },
        ],
      },
    },
  });
  expect(await go(hub, ['M2'], { as: 'otherIntegrator' })).toMatchObject({
    data: { redriveMessages: { userErrors: [] } },
  });
});

test('one message that cannot be tried again keeps all back, each named; under the same key it may be tried again', async () => {
  await using hub = await hubWithParked('M1');
  await hub.message({ key: 'M2' });
  await hub.idle();
  expect(await go(hub, ['M1', 'M2', 'M3'])).toMatchObject({
    data: {
      redriveMessages: {
        messages: null,
        userErrors: [
          { code: 'NOT_PARKED', path: ['input', 'messageIds', '1'] },
          { code: 'NOT_FOUND', path: ['input', 'messageIds', '2'] },
        ],
      },
    },
  });
  expect(hub.redriven).toEqual([]);
  expect(await go(hub, ['M1'])).toMatchObject({ data: { redriveMessages: { userErrors: [] } } });
});

test('only integrators may, and only what they see', async () => {
  await using hub = await hubWithParked('M1');
  await hub.message({ key: 'south', state: 'PARKED', facilityId: facility('south') });
  await hub.idle();
  for (const as of ['planner', 'partner']) {
    expect(await go(hub, ['M1'], { as })).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  }
  expect(await go(hub, ['M1', 'south'], { as: 'northIntegrator' })).toMatchObject({
    data: {
      redriveMessages: { messages: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'messageIds', '1'] }] },
    },
  });
  expect(hub.redriven).toEqual([]);
});

test('what was sent and is held, refused or overdue is sent again; what is held with its partner is not (R44, R45)', async () => {
  await using hub = await reconciliationHub();
  for (const [key, state] of [
    ['O1', 'HELD'],
    ['O2', 'REJECTED'],
    ['O3', 'OVERDUE'],
    ['O4', 'SENT'],
  ] as const)
    await hub.document({ key, direction: 'OUT', state, messageType: '850' });
  await hub.document({ key: 'O5', direction: 'OUT', state: 'HELD', messageType: '850', code: 'PARTNER_HELD' });
  await hub.idle();
  expect(await go(hub, ['O1', 'O2', 'O3'], { key: 'a' })).toMatchObject({
    data: { redriveMessages: { messages: [{ state: 'QUEUED' }, { state: 'QUEUED' }, { state: 'QUEUED' }] } },
  });
  expect(await go(hub, ['O4', 'O5'], { key: 'b' })).toMatchObject({
    data: { redriveMessages: { messages: null, userErrors: [{ code: 'NOT_PARKED' }, { code: 'NOT_PARKED' }] } },
  });
});

test('no messages, too many, or no key are refused as input', async () => {
  await using hub = await hubWithParked();
  const refused = { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] };
  expect(await go(hub, [])).toMatchObject(refused);
  expect(
    await go(
      hub,
      Array.from({ length: 1001 }, (_, n) => `M${n}`),
    ),
  ).toMatchObject(refused);
  expect(await go(hub, ['M1'], { key: ' ' })).toMatchObject(refused);
});

test('the exchange itself takes them back, under the role of this subgraph, and tells of it', async () => {
  await using hub = await reconciliationHub({ hasExchange: true });
  for (const key of ['M1', 'M2']) {
    // M2 was handed back by somebody else, which this subgraph has not heard of yet.
    await hub.hubDb.execute(sql`
      insert into hub.message (id, protocol, duplicate_key, content_hash, received_at, last_received_at, state_at, state, reason, is_control_id_reused)
      values (${message(key)}, 'hl7v2', '1', '1', '2026-03-09T12:00:00Z', '2026-03-09T12:00:00Z', '2026-03-09T12:00:00Z',
        ${key === 'M1' ? 'PARKED' : 'RECEIVED'}, 'Why.', false)`);
    await hub.message({ key, state: 'PARKED' });
  }
  await hub.idle();
  expect(await go(hub, ['M1', 'M2'])).toMatchObject({ data: { redriveMessages: { userErrors: [] } } });
  expect([
    ...(await hub.hubDb.execute(sql`select state, version::int, reason from hub.message where id = ${message('M1')}`)),
  ]).toEqual([{ state: 'RECEIVED', version: 2, reason: null }]);
  const open = async () => {
    await hub.idle();
    return (await hub.ask('{ supplyExceptions { edges { node { openedAt message { controlId state } } } } }')).data;
  };
  hub.clock.advance(60_000);
  await hub.message({ key: 'M1', version: 3, state: 'PARKED' });
  const node = { openedAt: '2026-03-09T12:00:00Z' };
  // What parked it was not put right: it is the same exception, open since it was.
  expect(await open()).toMatchObject({
    supplyExceptions: {
      edges: expect.arrayContaining([{ node: { ...node, message: { controlId: 'M1', state: 'PARKED' } } }]),
    },
  });
  await hub.message({ key: 'M1', version: 4 });
  // Of the other, its own event will tell.
  expect(await open()).toEqual({
    supplyExceptions: { edges: [{ node: { ...node, message: { controlId: 'M2', state: 'PARKED' } } }] },
  });
});
