import { MllpClient } from '@supply-hub/hl7v2';
import { silentLog } from '@supply-hub/log';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { redrive } from '../src/exchange.ts';
import { runningExchange, type RunningExchange } from './running-exchange.ts';
import { siu } from './siu.ts';
import { caseOf, facilityId } from './visits.ts';

let hub: RunningExchange;
beforeEach(async () => {
  hub = await runningExchange();
});
afterEach(() => hub[Symbol.asyncDispose]());

test('a message is stored, answered AA, applied once, and told of', async () => {
  expect(await hub.send(siu())).toBe('AA');
  await hub.idle();
  expect(await hub.visits()).toEqual([{ id: '88213', times: 1, last_control_id: 'C1' }]);
  const [message] = await hub.messages();
  expect(message).toMatchObject({
    sender: 'lakeside-or',
    message_code: 'SIU',
    trigger_event: 'S12',
    control_id: 'C1',
    business_key: 'case:88213@LAKESIDE',
    state: 'APPLIED',
    times_received: 1,
    attempts: 1,
    facility_id: facilityId,
    about: [caseOf('88213')],
  });
  expect(await hub.hub.sql`select from_id, to_id, kind, facility_ids from hub.lineage_edge`).toEqual([
    { from_id: message?.['id'], to_id: caseOf('88213'), kind: 'causes', facility_ids: [facilityId] },
  ]);
  expect(await hub.events()).toMatchObject([
    { aggregate_id: message?.['id'], aggregate_version: '2', data: { state: 'APPLIED', messageType: 'SIU^S12' } },
  ]);
  expect(await hub.hub.sql`select bytes from hub.message_payload`).toEqual([{ bytes: siu() }]);
});

describe('R69', () => {
  test('the same key and content, sent again with another MSH-7: the very same answer, and no second effect', async () => {
    const first = await hub.sendRaw(siu());
    await hub.idle();
    hub.clock.advance(60_000);
    expect(await hub.sendRaw(siu({ sentAt: '20260305134600-0600' }))).toEqual(first);
    await hub.idle();
    expect(await hub.visits()).toMatchObject([{ times: 1 }]);
    expect(await hub.messages()).toMatchObject([
      {
        times_received: 2,
        received_at: new Date('2026-03-05T19:45:00Z'),
        last_received_at: new Date('2026-03-05T19:46:00Z'),
      },
    ]);
  });

  test('the same message over ten connections at once is one message, and answered alike', async () => {
    const clients = Array.from(
      { length: 10 },
      () => new MllpClient({ name: 'hub', host: '127.0.0.1', port: hub.server.port, log: silentLog }),
    );
    const answers = await Promise.all(clients.map((client) => client.send(siu())));
    await Promise.all(clients.map((client) => client.close()));
    await hub.idle();
    expect(new Set(answers.map((answer) => Buffer.from(answer?.bytes ?? []).toString())).size).toBe(1);
    expect(await hub.visits()).toMatchObject([{ times: 1 }]);
    expect(await hub.messages()).toMatchObject([{ times_received: 10 }]);
  });

  test('the same key and other content is processed, and flagged', async () => {
    await hub.send(siu());
    expect(await hub.send(siu({ filler: '90001^LAKESIDE' }))).toBe('AA');
    await hub.idle();
    expect(await hub.visits()).toHaveLength(2);
    const events = await hub.events();
    expect(events.map((event) => event['data'])).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ businessKey: 'case:88213@LAKESIDE', isControlIdReused: false }),
        expect.objectContaining({ businessKey: 'case:90001@LAKESIDE', isControlIdReused: true }),
      ]),
    );
  });

  test('another facility of the same application counts its own control ids', async () => {
    await hub.send(siu());
    await hub.send(siu({ facility: 'H200' }));
    await hub.idle();
    expect(await hub.messages()).toMatchObject([{ is_control_id_reused: false }, { is_control_id_reused: false }]);
  });

  test('after the window a control id names another message', async () => {
    await hub.send(siu());
    hub.clock.advance(8 * 24 * 3_600_000);
    await hub.send(siu());
    await hub.idle();
    expect(await hub.messages()).toMatchObject([{ is_control_id_reused: false }, { is_control_id_reused: false }]);
  });
});

test('R68: enhanced mode is answered CA when MSH-15 asks, and nothing when it does not want one', async () => {
  expect(await hub.send(siu({ asks: ['AL', 'NE'] }))).toBe('CA');
  expect(await hub.send(siu({ controlId: 'C2', application: 'OTHER', asks: ['AL', 'NE'] }))).toBe('CR/204');
  expect(await hub.client.send(siu({ controlId: 'C3', asks: ['NE', 'NE'] }))).toBeUndefined();
});

describe('R46', () => {
  test.each(['T', 'D'])(
    'MSH-11 %s is answered AA, and leaves a report of what it would do, never state',
    async (processingId) => {
      expect(await hub.send(siu({ processingId }))).toBe('AA');
      await hub.idle();
      expect(await hub.visits()).toEqual([]);
      expect(await hub.messages()).toMatchObject([{ state: 'TEST', report: { outcome: 'APPLIED' }, about: [] }]);
      expect(await hub.events()).toMatchObject([{ aggregate_version: '2', data: { state: 'TEST' } }]);
    },
  );
});

describe('parked', () => {
  test('what its receiver cannot apply is undone, answered AA all the same, and holds back nobody', async () => {
    expect(await hub.send(siu({ reason: 'Park' }))).toBe('AA');
    await hub.send(siu({ controlId: 'C2' }));
    await hub.idle();
    expect(await hub.visits()).toEqual([{ id: '88213', times: 1, last_control_id: 'C2' }]);
    const parked = (await hub.messages()).find((message) => message['control_id'] === 'C1');
    expect(parked).toMatchObject({
      state: 'PARKED',
      reason: 'The room OR9 is not known.',
      remedy: 'Add it to hub.yaml.',
      about: [caseOf('88213')],
      facility_id: facilityId,
    });
  });

  test('it is applied when it is re-driven after the fix, by a subgraph’s role', async () => {
    await hub.send(siu({ reason: 'Park' }));
    await hub.idle();
    const id = String((await hub.messages())[0]?.['id']);
    await hub.clinic.sql`insert into clinic.visit values ('the room is known', 1, '')`;
    const again = await hub.clinic.db.transaction((tx) => redrive(tx, [id, 'message_none'], hub.clock.now()));
    expect(again).toEqual([id]);
    await hub.idle();
    expect(await hub.messages()).toMatchObject([{ state: 'APPLIED', reason: null, version: '4' }]);
    expect((await hub.events()).map((event) => event['data'])).toMatchObject([
      { state: 'PARKED' },
      { state: 'RECEIVED', reason: null },
      { state: 'APPLIED' },
    ]);
    expect(await hub.clinic.db.transaction((tx) => redrive(tx, [id], hub.clock.now()))).toEqual([]);
  });
});
