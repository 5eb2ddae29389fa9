import { describe, expect, test, vi } from 'vitest';
import { redrive } from '../src/exchange.ts';
import { apexProfile, keepPartner } from './apex.ts';
import { delivered, sendingExchange } from './sending-exchange.ts';

describe('a partner that is held', () => {
  test('gets nothing; when it is released, all of it', async () => {
    await using hub = await sendingExchange();
    await keepPartner(hub.hub, apexProfile, { hold: { reason: 'A credit check.' } });
    await hub.queue('1');
    await hub.queue('2');
    const box = await hub.begin();
    await box.idle();
    expect(await hub.sent()).toMatchObject([
      { state: 'HELD', code: 'PARTNER_HELD', reason: 'Apex Medical Supply is held: A credit check.' },
      { state: 'HELD' },
    ]);
    expect(
      await hub.clinic.db.transaction(async (tx) =>
        redrive(tx, [String((await hub.sent())[0]?.['id'])], hub.clock.now()),
      ),
    ).toEqual([]);
    await keepPartner(hub.hub);
    await box.idle();
    await box.idle();
    expect(hub.got.map(({ fileName }) => fileName).toSorted()).toEqual([
      'main/850-000000001.edi',
      'main/850-000000002.edi',
    ]);
  });

  test('while a document is on its way, which holds no transaction open: that one arrives, the next stays', async () => {
    await using hub = await sendingExchange();
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    hub.answers.push(async () => {
      begun.resolve();
      await gate.promise;
      return delivered;
    });
    const first = await hub.queue('1');
    const box = await hub.begin();
    await begun.promise;
    const open = await hub.hub.sql`select from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`;
    expect(open).toHaveLength(0);
    await keepPartner(hub.hub, apexProfile, { hold: { reason: 'Stop' } });
    const second = await hub.queue('2');
    await vi.waitFor(async () => expect(await hub.stateOf(second.messageId)).toBe('HELD'));
    gate.resolve();
    await vi.waitFor(async () => expect(await hub.stateOf(first.messageId)).toBe('SENT'));
    await box.idle();
    expect(hub.got).toHaveLength(1);
  });
});
