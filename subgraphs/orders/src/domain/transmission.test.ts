import { expect, test } from 'vitest';
import type { OrderStatus, PurchaseOrder } from './purchase-order.ts';
import { isToBeSent, takerOf } from './transmission.ts';

const order = (statuses: readonly OrderStatus[], fields: Partial<PurchaseOrder> = {}) =>
  ({
    isReleased: true,
    isCancelled: false,
    orderedOn: '2026-03-09',
    lines: statuses.map((status) => ({ status })),
    ...fields,
  }) as PurchaseOrder;
const taker = (slug: string, from: string | null = '2026-03-01', takes = ['850']) => ({ slug, takes, from });

test('an order is sent when it is released and nothing has come of any line', () => {
  expect(isToBeSent(order(['SENT', 'CANCELLED']))).toBe(true);
  expect(isToBeSent(order(['SENT', 'CONFIRMED']))).toBe(false);
  expect(isToBeSent(order(['SENT', 'PARTLY_RECEIVED']))).toBe(false);
  expect(isToBeSent(order(['CANCELLED']))).toBe(false);
  expect(isToBeSent(order([]))).toBe(false);
  expect(isToBeSent(order(['SENT'], { isReleased: false }))).toBe(false);
  expect(isToBeSent(order(['SENT'], { isCancelled: true }))).toBe(false);
});

test('it goes to one partner, from that partner’s day on', () => {
  const placed = order(['SENT']);
  expect(takerOf(placed, [taker('b'), taker('a')])?.slug).toBe('a');
  expect(takerOf(placed, [taker('a', '2026-03-09')])?.slug).toBe('a');
  expect(takerOf(placed, [taker('a', '2026-03-10')])).toBeNull();
  expect(takerOf(placed, [taker('a', null)])).toBeNull();
  expect(takerOf(placed, [taker('a', '2026-03-01', ['860'])])).toBeNull();
});

test('it goes to nobody while it is not to be sent, and to the same of several whatever their order', () => {
  const partners = [taker('c'), taker('a'), taker('b')];
  expect(takerOf(order(['CONFIRMED']), partners)).toBeNull();
  expect(takerOf(order(['SENT']), partners)?.slug).toBe('a');
  expect(takerOf(order(['SENT']), partners.toReversed())?.slug).toBe('a');
  expect(takerOf(order(['SENT']), [])).toBeNull();
});
