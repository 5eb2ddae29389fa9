import { describe, expect, test } from 'vitest';
import { redrive } from '../src/exchange.ts';
import { apexProfile, keepPartner } from './apex.ts';
import { cut, sendingExchange } from './sending-exchange.ts';

describe('R45, R68: an acknowledgement', () => {
  test.each([
    ['A', 'ACKNOWLEDGED'],
    ['E', 'ACKNOWLEDGED'],
    ['R', 'REJECTED'],
  ])('%s of what it names makes that %s, and nothing else', async (result, state) => {
    await using hub = await sendingExchange();
    const first = await hub.queue('1');
    const second = await hub.queue('2');
    await (await hub.begin()).idle();
    await hub.acknowledge('1', '2', result);
    await hub.idle();
    const named = [first, second].map(({ messageId }) => messageId);
    const rows = await hub.sent();
    const byGroup = new Map(rows.map((row) => [row['group_control'], row]));
    expect(byGroup.get('2')).toMatchObject({ state });
    expect(byGroup.get('1')).toMatchObject({ state: 'SENT' });
    expect(named).toHaveLength(2);
    const came = (await hub.messages()).find((row) => row['document_type'] === '997');
    expect(came).toMatchObject({ state: 'APPLIED', route: 'exchange.acknowledgements' });
    expect(await hub.hub.sql`select to_id from hub.lineage_edge where kind = 'answers'`).toEqual([
      { to_id: byGroup.get('2')?.['id'] },
    ]);
  });

  test('of something the hub never sent is parked, and credited to nothing', async () => {
    await using hub = await sendingExchange();
    await hub.queue('1');
    await (await hub.begin()).idle();
    await hub.acknowledge('1', '99', 'A');
    await hub.acknowledge('2', '1', 'A', 'PC');
    await hub.idle();
    expect((await hub.messages()).filter((row) => row['document_type'] === '997')).toMatchObject([
      { state: 'PARKED', code: 'UNKNOWN_ACKNOWLEDGED' },
      { state: 'PARKED', code: 'UNKNOWN_ACKNOWLEDGED' },
    ]);
    expect(await hub.sent()).toMatchObject([{ state: 'SENT' }]);
  });

  test('of one partner never names what was sent to another', async () => {
    await using hub = await sendingExchange();
    await keepPartner(hub.hub, {
      ...apexProfile,
      partner: 'other',
      name: 'Other',
      x12: { ...apexProfile.x12, them: { qualifier: 'ZZ', id: 'OTHER', group: 'OTHER' } },
    });
    await hub.queue('1', { partner: 'other' });
    await (await hub.begin()).idle();
    await hub.acknowledge('1', '1', 'A');
    await hub.idle();
    expect(await hub.sent()).toMatchObject([{ partner: 'other', state: 'SENT' }]);
  });

  test('that comes while the outcome was unknown settles it: it is not sent again', async () => {
    await using hub = await sendingExchange();
    hub.answers.push(cut);
    await hub.queue('1');
    const box = await hub.begin();
    await box.idle();
    await hub.acknowledge('1', '1', 'A');
    await hub.idle();
    hub.clock.advance(600_000);
    await box.idle();
    expect(hub.got).toHaveLength(1);
    expect(await hub.sent()).toMatchObject([{ state: 'ACKNOWLEDGED' }]);
  });

  test('R36, R45: rejected, then corrected: it goes again under new control numbers and its own order number', async () => {
    await using hub = await sendingExchange();
    const { messageId } = await hub.queue('1');
    const box = await hub.begin();
    await box.idle();
    await hub.acknowledge('1', '1', 'R');
    await hub.idle();
    await hub.clinic.db.transaction((tx) => redrive(tx, [messageId], hub.clock.now()));
    await box.idle();
    expect(hub.got.map(({ fileName }) => fileName)).toEqual(['main/850-000000001.edi', 'main/850-000000002.edi']);
    const orders = hub.got.map(({ bytes }) => /BEG[^~]*/.exec(Buffer.from(bytes).toString())?.[0]);
    expect(orders).toEqual(['BEG*00*SA*1**20260305', 'BEG*00*SA*1**20260305']);
    await hub.acknowledge('2', '2', 'A');
    await hub.idle();
    expect(await hub.stateOf(messageId)).toBe('ACKNOWLEDGED');
  });

  test('that contradicts an earlier one changes nothing and asks a person', async () => {
    await using hub = await sendingExchange();
    await hub.queue('1');
    await (await hub.begin()).idle();
    await hub.acknowledge('1', '1', 'A');
    await hub.acknowledge('2', '1', 'R');
    await hub.idle();
    expect(await hub.sent()).toMatchObject([{ state: 'ACKNOWLEDGED' }]);
    expect((await hub.messages()).at(-1)).toMatchObject({ state: 'PARKED', code: 'CONTRADICTING_ACKNOWLEDGEMENT' });
  });
});
