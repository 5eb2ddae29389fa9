import { readSet, type SegmentInput } from '@supply-hub/x12';
import { describe, expect, test } from 'vitest';
import type { X12Receiver } from '../src/exchange.ts';
import { orderOf, receiverOf855 } from './orders.ts';
import { sendingExchange } from './sending-exchange.ts';

const notice = (...orders: string[]) => {
  const segments: SegmentInput[] = [
    ['BSN', '00', `S-${orders.join('-')}`, '20260305', '1345', '0001'],
    ['HL', '1', undefined, 'S'],
    ...orders.flatMap((order, index): SegmentInput[] => [
      ['HL', String(index + 2), '1', 'O'],
      ['PRF', order],
    ]),
    ['CTT', String(orders.length + 1)],
  ];
  return { isa: `9${orders.length}`, functionalId: 'SH', sets: [{ type: '856', segments }] };
};
/** A stand-in for orders, which says what orders a ship notice is about. */
const receiverOf856: X12Receiver = {
  name: 'clinic.ship-notices',
  protocol: 'x12',
  messageCode: '856',
  async receive({ bytes, separators, version }) {
    const { segments } = readSet(bytes, separators, version);
    const orders = segments.filter(({ id }) => id === 'PRF').map((prf) => prf.value(1) ?? '');
    return { kind: 'applied', about: orders.map(orderOf), facilityId: null };
  },
};

describe('R48: a ship notice of several orders', () => {
  test('is what each of them owed', async () => {
    await using hub = await sendingExchange({ receivers: [receiverOf855(), receiverOf856] });
    for (const number of ['1', '2', '3']) await hub.queue(number);
    const box = await hub.begin();
    await box.idle();
    for (const group of ['1', '2', '3']) await hub.acknowledge(group, group, 'A');
    await hub.take(notice('1', '2'));
    await hub.idle();
    hub.clock.advance(73 * 3_600_000);
    await box.idle();
    const orders = (await hub.sent()).filter((row) => row['document_type'] === '850');
    expect(orders.map((row) => [row['document_number'], row['overdue']])).toEqual([
      ['1', ['855']],
      ['2', ['855']],
      ['3', ['855', '856']],
    ]);
  });

  test('that came before its second order was sent leaves that owing none', async () => {
    await using hub = await sendingExchange({ receivers: [receiverOf855(), receiverOf856] });
    await hub.take(notice('1', '2'));
    await hub.idle();
    await hub.queue('2');
    const box = await hub.begin();
    await box.idle();
    const clocks = await hub.hub.sql`select kind, met_at is not null as is_met from hub.message_clock order by kind`;
    expect(clocks).toEqual([
      { kind: '855', is_met: false },
      { kind: '856', is_met: true },
      { kind: '997', is_met: false },
    ]);
  });
});
