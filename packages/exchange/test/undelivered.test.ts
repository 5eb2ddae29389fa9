import { describe, expect, test } from 'vitest';
import { redrive } from '../src/exchange.ts';
import { apexProfile, keepPartner } from './apex.ts';
import { away, cut, sendingExchange } from './sending-exchange.ts';

describe('what cannot be sent', () => {
  test('is tried so often as the profile says and no more, then waits for a person, who has it sent again', async () => {
    await using hub = await sendingExchange();
    await keepPartner(hub.hub, { ...apexProfile, send: { via: 'main', maxAttempts: 4 } });
    hub.answers.push(...Array.from({ length: 4 }, () => away));
    const { messageId } = await hub.queue('1');
    const box = await hub.begin();
    for (let time = 0; time < 12; time += 1) {
      await box.idle();
      hub.clock.advance(120_000);
    }
    expect(hub.got).toHaveLength(4);
    expect(await hub.sent()).toMatchObject([{ state: 'HELD', code: 'DELIVERY_FAILED', attempts: 4 }]);
    expect((await hub.sent())[0]?.['reason']).toBe('It could not be sent over "main" in 4 tries: nobody answers.');
    await hub.clinic.db.transaction((tx) => redrive(tx, [messageId], hub.clock.now()));
    hub.clock.advance(120_000);
    await box.idle();
    expect(await hub.stateOf(messageId)).toBe('SENT');
    expect(new Set(hub.got.map(({ bytes }) => Buffer.from(bytes).toString())).size).toBe(1);
  });

  test.each([
    ['refused', { kind: 'refused', reason: 'too big' } as const, 'REFUSED_BY_PARTNER'],
    ['impossible', { kind: 'failed', reason: 'no such folder', retryable: false } as const, 'DELIVERY_FAILED'],
  ])('because it is %s is held at once', async (_, outcome, code) => {
    await using hub = await sendingExchange();
    hub.answers.push(outcome);
    await hub.queue('1');
    await (await hub.begin()).idle();
    expect(await hub.sent()).toMatchObject([{ state: 'HELD', code }]);
    expect(hub.got).toHaveLength(1);
  });

  test('because no character set of X12 can say it, or no transport is there, is held and says why', async () => {
    await using hub = await sendingExchange();
    await hub.queue('1', { segments: [['BEG', '00', 'SA', 'a*b']] });
    await keepPartner(hub.hub, {
      ...apexProfile,
      partner: 'mute',
      send: undefined,
      x12: { ...apexProfile.x12, them: { qualifier: 'ZZ', id: 'MUTE', group: 'MUTE' } },
    });
    await hub.queue('2', { partner: 'mute' });
    await (await hub.begin()).idle();
    expect((await hub.sent()).map((row) => row['code'])).toEqual(['UNWRITABLE', 'NO_TRANSPORT']);
    expect(hub.got).toEqual([]);
  });
});

test('a transport that fails is tried with one document at a time until one arrives; then all go', async () => {
  await using hub = await sendingExchange();
  for (let number = 1; number <= 6; number += 1) await hub.queue(String(number));
  hub.answers.push(...Array.from({ length: 9 }, () => away));
  const box = await hub.begin();
  await box.idle();
  const atFirst = hub.got.length;
  expect(atFirst).toBeLessThanOrEqual(6);
  for (let time = 0; time < 4; time += 1) {
    const before = hub.got.length;
    hub.clock.advance(61_000);
    await box.idle();
    if (hub.answers.length > 0) expect(hub.got.length - before).toBe(1);
  }
  hub.answers.length = 0;
  hub.clock.advance(400_000);
  await box.idle();
  await box.idle();
  expect((await hub.sent()).map((row) => row['state'])).toEqual(Array.from({ length: 6 }, () => 'SENT'));
  expect(await hub.hub.sql`select * from hub.partner_line`).toEqual([]);
});

test('the fallback is taken once the first way has failed for so long', async () => {
  await using hub = await sendingExchange();
  await keepPartner(hub.hub, {
    ...apexProfile,
    transports: { ...apexProfile.transports, spare: { kind: 'folder', in: '/nowhere/in2', out: '/nowhere/out2' } },
    send: { via: 'main', fallback: 'spare', fallbackAfter: '10m' },
  });
  hub.answers.push(cut, cut);
  await hub.queue('1');
  const box = await hub.begin();
  await box.idle();
  hub.clock.advance(60_000);
  await box.idle();
  hub.clock.advance(600_000);
  await box.idle();
  expect(hub.got.map(({ fileName }) => fileName)).toEqual([
    'main/850-000000001.edi',
    'main/850-000000001.edi',
    'spare/850-000000001.edi',
  ]);
  expect(await hub.sent()).toMatchObject([{ state: 'SENT', via: 'spare' }]);
});
