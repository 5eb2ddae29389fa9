import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { keepMessage } from './kept-messages.ts';
import { reconciliationHub, type ReconciliationHub } from './reconciliation-hub.ts';

const fields = `replay { id isPreview reason askedBy state messageCount outcomes { outcome count } } userErrors { code path }`;

async function ask(hub: ReconciliationHub, input: Record<string, unknown> = {}, as = 'integrator') {
  const given = {
    selection: { types: ['SIU'] },
    isPreview: false,
    reason: 'The card was wrong.',
    idempotencyKey: 'once',
    ...input,
  };
  return hub.ask(
    `mutation ($input: ReplayMessagesInput!) { replayMessages(input: $input) { ${fields} } }`,
    { input: given },
    as,
  );
}
const replayOf = ({ data }: Awaited<ReturnType<typeof ask>>) =>
  (data as { replayMessages: { replay: { id: string } } }).replayMessages.replay;

test('a replay is asked for once, says how far it is, and rests, goes on and ends when told', async () => {
  await using hub = await reconciliationHub();
  const ids = [await keepMessage(hub, { key: 'M1' }), await keepMessage(hub, { key: 'M2' })];
  const replay = replayOf(await ask(hub));
  expect(replay).toMatchObject({
    isPreview: false,
    reason: 'The card was wrong.',
    askedBy: 'integrator',
    state: 'RUNNING',
    messageCount: 2,
    outcomes: [{ outcome: null, count: 2 }],
  });
  expect(replayOf(await ask(hub))).toEqual(replay);
  expect((await ask(hub, { isPreview: true })).data).toMatchObject({
    replayMessages: { replay: null, userErrors: [{ code: 'KEY_USED_BEFORE', path: ['input', 'idempotencyKey'] }] },
  });
  await hub.hubDb.execute(sql`
    update hub.replay_item set outcome = 'CHANGED', at = ${hub.clock.now().toString()}::timestamptz,
      changes = '[{"table": "orders.acknowledgement", "added": 1, "changed": 0, "removed": 0}]'
    where place = 1`);
  const move = (name: string) =>
    hub.ask(
      `mutation ($id: ID!) { ${name}(replayId: $id) { replay { state } userErrors { code } } }`,
      { id: replay.id },
      'integrator',
    );
  expect((await move('pauseReplay')).data).toEqual({ pauseReplay: { replay: { state: 'PAUSED' }, userErrors: [] } });
  expect((await move('pauseReplay')).data).toMatchObject({ pauseReplay: { userErrors: [{ code: 'NOT_IN_STATE' }] } });
  expect((await move('resumeReplay')).data).toMatchObject({ resumeReplay: { replay: { state: 'RUNNING' } } });
  expect((await move('cancelReplay')).data).toMatchObject({ cancelReplay: { replay: { state: 'CANCELLED' } } });
  const { data } = await hub.ask(
    `query ($id: ID!) { replay(id: $id) { doneAt items(first: 1) {
      edges { node { message { id } outcome changes { table addedCount } } } pageInfo { hasNextPage endCursor } } }
      replays { edges { node { id } } } }`,
    { id: replay.id },
    'integrator',
  );
  expect(data).toMatchObject({
    replay: {
      doneAt: '2026-03-09T12:00:00Z',
      items: {
        edges: [
          {
            node: {
              message: { id: ids[0] },
              outcome: 'CHANGED',
              changes: [{ table: 'orders.acknowledgement', addedCount: 1 }],
            },
          },
        ],
        pageInfo: { hasNextPage: true },
      },
    },
    replays: { edges: [{ node: { id: replay.id } }] },
  });
});

test('only an integrator who sees all facilities replays, and says which messages and why', async () => {
  await using hub = await reconciliationHub();
  for (const as of ['planner', 'northIntegrator', 'partner'])
    expect((await ask(hub, {}, as)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  for (const input of [{ selection: {} }, { reason: ' ' }, { rate: 0 }, { idempotencyKey: '' }])
    expect((await ask(hub, input)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(replayOf(await ask(hub, { selection: { from: ['nobody'] } }))).toMatchObject({ messageCount: 0 });
});
