import { expect, test } from 'vitest';
import { redrive } from '../src/exchange.ts';
import type { Delivery } from '../src/transports/transport.ts';
import { apexProfile, keepPartner } from './apex.ts';
import { sendingExchange } from './sending-exchange.ts';
import { file, segments855 } from './x12-files.ts';

const withAnswer = (answer: Uint8Array): Delivery => ({ kind: 'delivered', evidence: 'HTTP 200', answer });
const answer855 = (order: string) => file({ sets: [{ segments: segments855(order) }] });
const answer997 = (isa: string, group: string, result: 'A' | 'R') =>
  file({
    isa,
    functionalId: 'FA',
    sets: [
      {
        type: '997',
        segments: [
          ['AK1', 'PO', group],
          ['AK9', result, '1', '1', result === 'A' ? '1' : '0'],
        ],
      },
    ],
  });

test('R68: what comes back with a delivery is stored once, before that is noted; until then the same document goes again', async () => {
  const seen: unknown[] = [];
  await using hub = await sendingExchange({
    async takes(arrival, take) {
      seen.push(await hub.stateOf(messageId));
      if (seen.length === 1) throw new Error('ended before it was stored');
      const receipt = await take(arrival);
      if (seen.length === 2) throw new Error('ended when it was stored');
      return receipt;
    },
  });
  await keepPartner(hub.hub, { ...apexProfile, x12: { ...apexProfile.x12, acknowledgeWith: 'none' } });
  const answer = answer855('1');
  hub.answers.push(withAnswer(answer), withAnswer(answer), withAnswer(answer));
  const { messageId } = await hub.queue('1');
  const box = await hub.begin();
  await box.idle();
  expect(await hub.sent()).toMatchObject([{ state: 'QUEUED', last_fault: 'what it answered could not be stored' }]);
  for (let time = 0; time < 2; time += 1) {
    hub.clock.advance(10_000);
    await box.idle();
  }
  await hub.idle();
  expect(seen).toEqual(['QUEUED', 'QUEUED', 'QUEUED']);
  expect(hub.got).toHaveLength(3);
  expect(new Set(hub.got.map(({ id, bytes }) => `${id} ${Buffer.from(bytes).toString()}`)).size).toBe(1);
  expect(await hub.stateOf(messageId)).toBe('SENT');
  expect(await hub.visits()).toMatchObject([{ id: '1', times: 1 }]);
});

test('R45: the answer to each delivery of one document is taken', async () => {
  await using hub = await sendingExchange({ takes: (arrival, take) => take(arrival) });
  hub.answers.push(withAnswer(answer997('1', '1', 'R')), withAnswer(answer997('2', '2', 'A')));
  const { messageId } = await hub.queue('1');
  const box = await hub.begin();
  await box.idle();
  await hub.idle();
  expect(await hub.stateOf(messageId)).toBe('REJECTED');
  await hub.clinic.db.transaction((tx) => redrive(tx, [messageId], hub.clock.now()));
  await box.idle();
  await hub.idle();
  expect(await hub.stateOf(messageId)).toBe('ACKNOWLEDGED');
});
