import type { SegmentInput } from '@supply-hub/x12';
import { describe, expect, test } from 'vitest';
import { sendingExchange } from './sending-exchange.ts';

type SendingExchange = Awaited<ReturnType<typeof sendingExchange>>;

/** Apex says of its group 1 what these segments say. */
const acknowledge = (hub: SendingExchange, segments: SegmentInput[]) =>
  hub.take({ isa: '1', functionalId: 'FA', sets: [{ type: '997', segments: [['AK1', 'PO', '1'], ...segments] }] });

describe('R45: what a 997 says of the group and what of the set', () => {
  test.each<[string, SegmentInput[], string, string | null]>([
    [
      'a rejected group rejects a set that has no fault of its own',
      [
        ['AK2', '850', '0001'],
        ['AK5', 'A'],
        ['AK9', 'R', '1', '1', '0', '4'],
      ],
      'REJECTED',
      'Apex Medical Supply rejects it: code 4.',
    ],
    [
      'what is wrong with both is told',
      [
        ['AK2', '850', '0001'],
        ['AK5', 'R', '5'],
        ['AK9', 'R', '1', '1', '0', '4'],
      ],
      'REJECTED',
      'Apex Medical Supply rejects it: code 5; of its group: code 4.',
    ],
    [
      'a group that is accepted in part leaves it to the set',
      [
        ['AK2', '850', '0001'],
        ['AK5', 'A'],
        ['AK9', 'P', '2', '2', '1'],
      ],
      'ACKNOWLEDGED',
      null,
    ],
    [
      'an accepted group leaves it to the set',
      [
        ['AK2', '850', '0001'],
        ['AK5', 'R', '5'],
        ['AK9', 'A', '1', '1', '1'],
      ],
      'REJECTED',
      'Apex Medical Supply rejects it: code 5.',
    ],
  ])('%s', async (_, segments, state, reason) => {
    await using hub = await sendingExchange();
    await hub.queue('1');
    await (await hub.begin()).idle();
    await acknowledge(hub, segments);
    await hub.idle();
    expect(await hub.sent()).toMatchObject([{ state, reason }]);
  });
});
