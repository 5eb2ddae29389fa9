import { MllpClient } from '@supply-hub/hl7v2';
import { silentLog, type Log } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { redriveAll } from '../src/exchange.ts';
import { runningExchange } from './running-exchange.ts';
import { sendFrame } from './send-frame.ts';
import { siu } from './siu.ts';
import { receiverOfVisits } from './visits.ts';

describe('a receiver that throws', () => {
  test('is tried again, holds back its own case alone, and parks the message as the hub’s own fault', async () => {
    await using hub = await runningExchange();
    expect(await hub.send(siu({ controlId: 'BAD', reason: 'Throw' }))).toBe('AA');
    await hub.send(siu({ controlId: 'BESIDE', filler: '90001' }));
    await hub.send(siu({ controlId: 'BEHIND' }));
    await vi.waitFor(async () => {
      await hub.idle();
      expect((await hub.messages()).map((message) => message['state'])).not.toContain('RECEIVED');
    }, 20_000);
    const applied = await hub.clinic.sql`select control_id from clinic.applied order by seq`;
    expect(applied.map((row) => row['control_id'])).toEqual(['BESIDE', 'BEHIND']);
    const parked = (await hub.messages()).find((message) => message['control_id'] === 'BAD');
    expect(parked).toMatchObject({
      state: 'PARKED',
      attempts: 6,
      reason: 'The hub could not apply it (its own fault): an unexpected fault (Error). Tried 6 times.',
    });
    expect(JSON.stringify(await hub.events())).not.toContain('1971');
  });

  test('and is mended, applies what it could not when that is re-driven', async () => {
    let isMended = false;
    const receiver = receiverOfVisits(async () => {
      if (!isMended) throw new Error('a fault');
    });
    await using hub = await runningExchange({ receiver });
    await hub.send(siu());
    await vi.waitFor(async () => expect(await hub.messages()).toMatchObject([{ state: 'PARKED' }]), 20_000);
    isMended = true;
    expect(await hub.hub.db.transaction((tx) => redriveAll(tx, hub.clock.now()))).toHaveLength(1);
    await hub.idle();
    expect(await hub.messages()).toMatchObject([{ state: 'APPLIED', attempts: 1 }]);
  });
});

test('R70: the messages of a case are applied in the order they came over one connection, cases beside each other', async () => {
  let most = 0;
  let now = 0;
  const receiver = receiverOfVisits(async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
    now -= 1;
  });
  await using hub = await runningExchange({ receiver });
  await using client = new MllpClient({
    name: 'hub',
    host: '127.0.0.1',
    port: hub.server.port,
    log: silentLog,
    limits: { maxInFlight: 32 },
  });
  const cases = ['1', '2', '3', '4', '5'];
  const numbers = Array.from({ length: 12 }, (_, index) => index);
  const answers = await Promise.all(
    numbers.flatMap((number) => cases.map((filler) => client.send(siu({ controlId: `${filler}-${number}`, filler })))),
  );
  expect(new Set(answers.map((answer) => answer?.acknowledgement.code))).toEqual(new Set(['AA']));
  await hub.idle();
  const applied = await hub.clinic.sql<{ control_id: string }[]>`select control_id from clinic.applied order by seq`;
  for (const filler of cases) {
    const own = applied.map((row) => row.control_id).filter((id) => id.startsWith(`${filler}-`));
    expect(own).toEqual(numbers.map((number) => `${filler}-${number}`));
  }
  expect(most).toBeGreaterThan(1);
});

test('a database that is away: the answer is held, then AR/207, never AA; when it is back the same message is taken', async () => {
  await using hub = await runningExchange({ exchange: { holdMs: 300 } });
  const elsewhere = new URL(hub.url);
  const name = elsewhere.pathname.slice(1);
  elsewhere.pathname = '/postgres';
  await using admin = connect({ url: elsewhere.href, schema: 'hub', name: 'admin', max: 1 });
  await admin.db.execute(sql`set role none`);
  await admin.db.execute(sql.raw(`alter database "${name}" with allow_connections false`));
  await admin.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`);
  try {
    expect(await hub.send(siu({ asks: ['AL', 'NE'] }))).toBe('CR/207');
    expect(await hub.send(siu())).toBe('AR/207');
    const unreadable = await sendFrame(hub.server.port, Buffer.from('GARBAGE'));
    expect(unreadable).toMatch(/MSA.AR[^]*207/);
  } finally {
    await admin.db.execute(sql.raw(`alter database "${name}" with allow_connections true`));
  }
  await vi.waitFor(async () => expect(await hub.send(siu())).toBe('AA'), 30_000);
  await vi.waitFor(async () => expect(await hub.visits()).toMatchObject([{ times: 1 }]), 30_000);
});

test('a database that comes back while the answer is held: AA, and the sender noticed nothing', async () => {
  const failed = Promise.withResolvers<void>();
  const log: Log = Object.create(silentLog, { warn: { value: () => failed.resolve() } });
  await using hub = await runningExchange({ exchange: { holdMs: 20_000, log } });
  await using admin = connect({ url: hub.url, schema: 'hub', name: 'admin', max: 1 });
  await admin.db.execute(sql`set role none`);
  // Nobody may store: as while a disk is full, or a failover is under way.
  await admin.db.execute(sql`revoke insert on hub.message from hub_hub`);
  const answer = hub.send(siu());
  await failed.promise;
  await admin.db.execute(sql`grant insert on hub.message to hub_hub`);
  expect(await answer).toBe('AA');
});

test('too many unapplied messages: whoever sends waits, is not refused, and goes on when they are applied', async () => {
  const gate = Promise.withResolvers<void>();
  await using hub = await runningExchange({
    receiver: receiverOfVisits(() => gate.promise),
    exchange: { backlogLimit: 3 },
  });
  const answers: string[] = [];
  const sending = Array.from({ length: 6 }, async (_, index) => {
    await using client = new MllpClient({ name: 'hub', host: '127.0.0.1', port: hub.server.port, log: silentLog });
    const answer = await client.send(siu({ controlId: `B${index}`, filler: `b${index}` }));
    answers.push(answer?.acknowledgement.code ?? '');
  });
  await vi.waitFor(() => expect(answers).toEqual(['AA', 'AA', 'AA']));
  expect(await hub.messages()).toHaveLength(3);
  gate.resolve();
  await Promise.all(sending);
  expect(answers).toEqual(Array.from({ length: 6 }, () => 'AA'));
  await hub.idle();
  expect(await hub.visits()).toHaveLength(6);
});

test('a message whose sender or receiver is gone since it came is parked, and says so', async () => {
  await using hub = await runningExchange({ works: false });
  await hub.send(siu());
  {
    await using _ = await runningExchange({ database: hub.url, senders: [] });
    await vi.waitFor(async () => expect(await hub.messages()).toMatchObject([{ state: 'PARKED' }]));
  }
  expect(await hub.messages()).toMatchObject([
    { reason: 'Lakeside OR scheduling is no longer among the senders of hub.yaml.' },
  ]);
  await hub.hub.db.transaction((tx) => redriveAll(tx, hub.clock.now()));
  {
    await using _ = await runningExchange({
      database: hub.url,
      receiver: { ...receiverOfVisits(), messageCode: 'ADT' },
    });
    await vi.waitFor(async () => expect(await hub.messages()).toMatchObject([{ state: 'PARKED' }]));
  }
  expect(await hub.messages()).toMatchObject([{ reason: 'No part of this hub takes SIU messages.' }]);
});

test('the bytes, and the store of others, are closed to subgraphs', async () => {
  await using hub = await runningExchange({ works: false });
  await hub.send(siu());
  await expect(hub.clinic.sql`select * from hub.message_payload`).rejects.toThrow('permission denied');
  await expect(hub.clinic.sql`insert into hub.message (id) values ('x')`).rejects.toThrow('permission denied');
  await expect(hub.clinic.sql`delete from hub.message`).rejects.toThrow('permission denied');
});
