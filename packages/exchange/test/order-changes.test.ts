import { expect, test } from 'vitest';
import { redrive } from '../src/exchange.ts';
import { sendingExchange } from './sending-exchange.ts';

/** An order that was acknowledged, and two changes of it that are queued: the first is sent. */
async function twoChanges() {
  const hub = await sendingExchange();
  await hub.queue('1');
  const box = await hub.begin();
  await box.idle();
  await hub.acknowledge('1', '1', 'A');
  await hub.idle();
  const change = (sequence: number) => ({
    documentType: '860',
    idempotencyKey: `860:1:${sequence}`,
    segments: [['BCH', '04', 'SA', '1', undefined, String(sequence), '20260305']] as const,
  });
  const first = await hub.queue('1', change(1));
  const second = await hub.queue('1', change(2));
  await box.idle();
  const left = (): string[] =>
    hub.got.map(({ bytes }) => /BCH[^~]*|BEG/.exec(Buffer.from(bytes).toString())?.[0] ?? '');
  /** A 997 for the 860 in this group. */
  const answer = async (isa: string, group: string, result: string) => {
    await hub.take({
      isa,
      functionalId: 'FA',
      sets: [
        {
          type: '997',
          segments: [
            ['AK1', 'PC', group],
            ['AK9', result, '1', '1', result === 'A' ? '1' : '0'],
          ],
        },
      ],
    });
    await hub.idle();
    await box.idle();
  };
  return { hub, box, first, second, left, answer };
}
const [order, one, two] = ['BEG', 'BCH*04*SA*1**1*20260305', 'BCH*04*SA*1**2*20260305'];

test('R37: a change waits until the partner has said that it can read the change before it', async () => {
  const { hub, second, left, answer } = await twoChanges();
  await using _ = hub;
  expect(left()).toEqual([order, one]);
  expect(await hub.stateOf(second.messageId)).toBe('QUEUED');
  await answer('2', '2', 'A');
  expect(left()).toEqual([order, one, two]);
});

test('R37: a change that was rejected goes again before the one that follows it', async () => {
  const { hub, box, first, second, left, answer } = await twoChanges();
  await using _ = hub;
  await answer('2', '2', 'R');
  expect(await hub.stateOf(first.messageId)).toBe('REJECTED');
  expect(left()).toEqual([order, one]);
  await hub.clinic.db.transaction((tx) => redrive(tx, [first.messageId], hub.clock.now()));
  await box.idle();
  expect(left()).toEqual([order, one, one]);
  await answer('3', '3', 'A');
  expect(left()).toEqual([order, one, one, two]);
  expect(await hub.stateOf(second.messageId)).toBe('SENT');
});
