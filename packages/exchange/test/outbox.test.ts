import { readInterchanges } from '@supply-hub/x12';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../src/transports/transport.ts';
import { runningExchange } from './running-exchange.ts';
import { away, cut, sendingExchange } from './sending-exchange.ts';

test('a queued document goes out once, as X12 between the two, and waits for its acknowledgement', async () => {
  await using hub = await sendingExchange();
  const { messageId } = await hub.queue('4500017');
  await (await hub.begin()).idle();
  expect(hub.got).toHaveLength(1);
  expect(hub.got[0]).toMatchObject({ id: messageId, fileName: 'main/850-000000001.edi' });
  const [interchange] = readInterchanges(hub.got[0]?.bytes ?? Buffer.alloc(0));
  expect(interchange).toMatchObject({
    faults: [],
    header: { sender: { qualifier: 'ZZ', id: 'MERIDIAN' }, receiver: { qualifier: 'ZZ', id: 'APEX' }, usage: 'P' },
    groups: [{ header: { functionalId: 'PO', controlNumber: '1', version: '004010' } }],
  });
  // 19:45 UTC in the partner's zone (R30).
  expect(interchange?.header?.sentAt).toBe('2026-03-05T13:45:00');
  expect(await hub.sent()).toMatchObject([
    { state: 'SENT', attempts: 1, interchange_control: '000000001', group_control: '1' },
  ]);
  const clocks = await hub.hub.sql`select kind, due_at from hub.message_clock order by due_at`;
  expect(clocks).toEqual([
    { kind: '997', due_at: new Date('2026-03-05T20:45:00Z') },
    { kind: '855', due_at: new Date('2026-03-06T19:45:00Z') },
    { kind: '856', due_at: new Date('2026-03-08T19:45:00Z') },
  ]);
});

describe('R68: after an ambiguous outcome the same document goes again, under the same id', () => {
  test.each([
    ['a connection that is cut', cut],
    ['a transport that throws', async () => Promise.reject<Delivery>(new Error('boom'))],
    ['a partner that is away', away],
  ])('%s', async (_, outcome) => {
    await using hub = await sendingExchange();
    hub.answers.push(outcome, outcome);
    await hub.queue('1');
    const box = await hub.begin();
    await box.idle();
    for (let time = 0; time < 2; time += 1) {
      hub.clock.advance(10_000);
      await box.idle();
    }
    expect(hub.got).toHaveLength(3);
    expect(new Set(hub.got.map(({ bytes }) => Buffer.from(bytes).toString())).size).toBe(1);
    expect(new Set(hub.got.map(({ id, fileName }) => `${id} ${fileName}`)).size).toBe(1);
    expect(await hub.sent()).toMatchObject([{ state: 'SENT', attempts: 3 }]);
  });
});

test('R70: of one order nothing overtakes what was queued before it; other orders go on', async () => {
  await using hub = await sendingExchange();
  hub.answers.push(cut);
  await hub.queue('1');
  await hub.queue('1', { documentType: '861', documentNumber: 'R1' });
  const box = await hub.begin();
  await box.idle();
  await hub.queue('2');
  await box.idle();
  expect(hub.got.map(({ fileName }) => fileName)).toEqual(['main/850-000000001.edi', 'main/850-000000002.edi']);
  hub.clock.advance(60_000);
  await box.idle();
  expect(hub.got.map(({ fileName }) => fileName).slice(2)).toEqual([
    'main/850-000000001.edi',
    'main/861-000000003.edi',
  ]);
});

test('R37: a change waits until the partner has said that it can read its order', async () => {
  await using hub = await sendingExchange();
  await hub.queue('1');
  await hub.queue('1', { documentType: '860' });
  const box = await hub.begin();
  await box.idle();
  expect(hub.got).toHaveLength(1);
  await hub.acknowledge('1', '1', 'A');
  await hub.idle();
  await box.idle();
  expect(hub.got.map(({ fileName }) => fileName)).toEqual(['main/850-000000001.edi', 'main/860-000000002.edi']);
});

test('two senders at once send each document once', async () => {
  await using hub = await sendingExchange();
  const numbers = Array.from({ length: 20 }, (_, index) => String(index));
  for (const number of numbers) await hub.queue(number);
  await using other = await runningExchange({ database: hub.url, works: false });
  const second = await hub.outboxOn(other.hub);
  const box = await hub.begin();
  await Promise.all([box.idle(), second.idle()]);
  await second.stop();
  expect(hub.got).toHaveLength(20);
  expect(new Set(hub.got.map(({ id }) => id)).size).toBe(20);
});

test('997s go out and owe nothing', async () => {
  await using hub = await sendingExchange();
  await hub.take({ isa: '1' });
  const box = await hub.begin();
  await box.idle();
  hub.clock.advance(1000 * 3_600_000);
  await box.idle();
  expect(await hub.sent()).toMatchObject([{ document_type: '997', state: 'SENT', overdue: [] }]);
  const [interchange] = readInterchanges(hub.got[0]?.bytes ?? Buffer.alloc(0));
  expect(interchange).toMatchObject({
    faults: [],
    groups: [{ header: { functionalId: 'FA' }, sets: [{ type: '997', faults: [] }] }],
  });
});
