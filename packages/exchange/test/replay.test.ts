import { silentLog } from '@supply-hub/log';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { askReplay, replayTask, steerReplay, type Hl7Receiver, type ReplayRequest } from '../src/exchange.ts';
import { runningExchange, type RunningExchange } from './running-exchange.ts';
import { siu } from './siu.ts';
import { sender } from './sender.ts';
import { facilityId, receiverOfVisits } from './visits.ts';

/** Keeps the last control id of each appointment, as a fold does: the same message twice says nothing new. */
const fold: Hl7Receiver = {
  name: 'clinic.fold',
  protocol: 'hl7v2',
  messageCode: 'SIU',
  async receive({ controlId }, { tx }) {
    await tx.execute(sql`
      insert into clinic.visit as visit (id, times, last_control_id) values ('the case', 1, ${controlId})
      on conflict (id) do update set last_control_id = excluded.last_control_id
      where visit.last_control_id < excluded.last_control_id`);
    return { kind: 'applied', about: ['case_1'], facilityId };
  },
};

const request = (fields: Partial<ReplayRequest> = {}): ReplayRequest => ({
  selection: { from: [sender.id] },
  isPreview: false,
  reason: 'The card was wrong.',
  rate: 1000,
  idempotencyKey: 'once',
  ...fields,
});

async function replaying(receiver: Hl7Receiver, ids = ['C1', 'C2', 'C3']) {
  const $ = await runningExchange({ receiver });
  for (const controlId of ids) expect(await $.send(siu({ controlId, filler: controlId }))).toBe('AA');
  await $.idle();
  const task = replayTask({
    connection: $.hub,
    receivers: [{ receiver, connection: $.clinic }],
    config: { senders: [sender] },
    clock: $.clock,
    log: silentLog,
  });
  const ask = (fields: Partial<ReplayRequest> = {}) =>
    $.hub.db.transaction((tx) => askReplay(tx, request(fields), { by: 'integrator-1', at: $.clock.now() }));
  return Object.assign($, { task, ask });
}

const outcomes = async ($: RunningExchange) =>
  [...(await $.hub.sql`select outcome, note, changes from hub.replay_item order by replay_id, place`)].map((row) => ({
    ...row,
  }));
const state = async ($: RunningExchange) => (await $.hub.sql`select state from hub.replay`)[0]?.['state'] as unknown;

test('R71: what is applied already has no second effect, and is marked with who and why', async () => {
  await using $ = await replaying(fold);
  const before = [await $.visits(), await $.messages()];
  expect(await $.ask()).toMatchObject({ isNew: true });
  await $.task.step();
  await $.task.step();
  expect(await state($)).toBe('DONE');
  expect(await outcomes($)).toEqual(
    Array.from({ length: 3 }, () => ({ outcome: 'UNCHANGED', note: null, changes: [] })),
  );
  expect([await $.visits(), await $.messages()]).toEqual(before);
  const edges = await $.hub.sql`select kind, count(*)::int from hub.lineage_edge group by 1 order by 1`;
  expect([...edges].map((row) => ({ ...row }))).toEqual([
    { kind: 'causes', count: 3 },
    { kind: 'replays', count: 3 },
  ]);
  const [entry] = await $.hub.sql`select actor, action, reason from hub.audit_entry`;
  expect(entry).toEqual({ actor: 'integrator-1', action: 'replay-asked', reason: 'The card was wrong.' });
});

test('a preview says what would change, and changes nothing', async () => {
  await using $ = await replaying(receiverOfVisits());
  const before = [await $.visits(), await $.messages()];
  await $.ask({ isPreview: true });
  await $.task.step();
  expect(await outcomes($)).toEqual(
    Array.from({ length: 3 }, () => ({
      outcome: 'CHANGED',
      note: null,
      changes: [
        { table: 'clinic.applied', added: 1, changed: 0, removed: 0 },
        { table: 'clinic.visit', added: 0, changed: 1, removed: 0 },
      ],
    })),
  );
  expect([await $.visits(), await $.messages()]).toEqual(before);
});

test('a replay goes at its rate, pauses, goes on, and is cancelled', async () => {
  await using $ = await replaying(fold);
  const asked = await $.ask({ rate: 2 });
  if (asked === 'conflict') throw new Error('it is the first');
  const done = async () => (await outcomes($)).filter(({ outcome }) => outcome !== null).length;
  await $.task.step();
  await $.task.step();
  expect(await done()).toBe(1);
  $.clock.advance(500);
  await $.task.step();
  expect(await done()).toBe(2);
  const steer = (move: 'pause' | 'resume' | 'cancel') =>
    $.hub.db.transaction((tx) => steerReplay(tx, asked.id, move, { by: 'integrator-1', at: $.clock.now() }));
  expect(await steer('resume')).toBe(false);
  expect(await steer('pause')).toBe(true);
  $.clock.advance(60_000);
  await $.task.step();
  expect(await done()).toBe(2);
  expect(await steer('resume')).toBe(true);
  expect(await steer('cancel')).toBe(true);
  await $.task.step();
  expect([await done(), await state($), await steer('resume')]).toEqual([2, 'CANCELLED', false]);
});

test('one message that is refused, or that a receiver fails at, stops no other', async () => {
  let isBroken = false;
  await using $ = await replaying({
    ...fold,
    async receive(message, context) {
      if (isBroken && message.controlId === 'C1') throw new Error('a fault that quotes 1971-02-03');
      if (isBroken && message.controlId === 'C2')
        return { kind: 'parked', reason: 'The room is gone.', remedy: 'Add it.', about: [], facilityId: null };
      return fold.receive(message, context);
    },
  });
  isBroken = true;
  await $.ask();
  await $.task.step();
  expect((await outcomes($)).map(({ outcome, note }) => [outcome, note])).toEqual([
    ['FAILED', 'an unexpected fault (Error)'],
    ['REFUSED', 'The room is gone.'],
    ['UNCHANGED', null],
  ]);
  expect((await $.messages()).map(({ state: each }) => each)).toEqual(['APPLIED', 'APPLIED', 'APPLIED']);
});

test('R35: the same key is the same replay, and another selection under it is refused', async () => {
  await using $ = await replaying(fold, ['C1']);
  const first = await $.ask();
  expect(first).toMatchObject({ isNew: true });
  expect(await $.ask()).toEqual({ ...(first as object), isNew: false });
  expect(await $.ask({ selection: { businessKey: 'case:1' } })).toBe('conflict');
  expect(await outcomes($)).toHaveLength(1);
});

test('two workers at once take each message once, and in order', async () => {
  const ids = Array.from({ length: 12 }, (_, n) => `C${String(n).padStart(2, '0')}`);
  await using $ = await replaying(receiverOfVisits(), ids);
  await $.ask();
  await Promise.all([$.task.step(), $.task.step(), $.task.step()]);
  const applied = await $.clinic.sql<{ control_id: string }[]>`select control_id from clinic.applied order by seq`;
  // The first time each appointment was taken by itself.
  expect(applied.slice(ids.length).map((row) => row.control_id)).toEqual(ids);
});

test('who selects by type, time or business key gets those alone', async () => {
  await using $ = await replaying(fold);
  const count = async (selection: ReplayRequest['selection'], idempotencyKey: string) => {
    const asked = await $.ask({ selection, idempotencyKey });
    if (asked === 'conflict') throw new Error('the keys differ');
    return (await $.hub.sql`select from hub.replay_item where replay_id = ${asked.id}`).length;
  };
  expect(await count({ types: ['SIU^S12'] }, 'a')).toBe(3);
  expect(await count({ types: ['855'] }, 'b')).toBe(0);
  expect(await count({ businessKey: 'case:C2' }, 'c')).toBe(1);
  expect(await count({ since: '2026-03-05T19:45:01Z' }, 'd')).toBe(0);
  expect(await count({ until: '2026-03-05T19:45:01Z' }, 'e')).toBe(3);
});
