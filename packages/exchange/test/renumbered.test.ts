import { expect, test } from 'vitest';
import { redrive } from '../src/exchange.ts';
import type { Delivery } from '../src/transports/transport.ts';
import { away, cut, delivered, sendingExchange } from './sending-exchange.ts';

test.each<[string, Delivery]>([
  ['has arrived', delivered],
  ['was refused', { kind: 'refused', reason: 'it is too late' }],
  ['was cut', cut],
  ['found nobody', away],
])(
  'R45: a try that %s after its document was rejected and is to go again says nothing of that: it goes under new numbers',
  async (_, outcome) => {
    await using hub = await sendingExchange();
    const begun = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<Delivery>();
    hub.answers.push(() => {
      begun.resolve();
      return ended.promise;
    });
    const { messageId } = await hub.queue('1');
    const box = await hub.begin();
    await begun.promise;
    await hub.acknowledge('1', '1', 'R');
    await hub.idle();
    expect(await hub.stateOf(messageId)).toBe('REJECTED');
    await hub.clinic.db.transaction((tx) => redrive(tx, [messageId], hub.clock.now()));
    ended.resolve(outcome);
    await box.idle();
    expect(hub.got.map(({ fileName }) => fileName)).toEqual(['main/850-000000001.edi', 'main/850-000000002.edi']);
    expect(await hub.sent()).toMatchObject([
      { state: 'SENT', attempts: 1, interchange_control: '000000002', group_control: '2', last_fault: null },
    ]);
    await hub.acknowledge('2', '2', 'A');
    await hub.idle();
    expect(await hub.stateOf(messageId)).toBe('ACKNOWLEDGED');
  },
);
