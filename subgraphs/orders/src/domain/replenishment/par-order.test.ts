import { Decimal } from '@supply-hub/quantities';
import { expect, test } from 'vitest';
import { parOrder } from './par-order.ts';

const of = (text: string | null) => (text === null ? null : Decimal.of(text));
const ordered = (fillTo: string | null, reorderPoint: string | null, onHand: string, onOrder = '0') =>
  parOrder(
    { fillTo: of(fillTo), reorderPoint: of(reorderPoint) },
    { onHand: Decimal.of(onHand), onOrder: Decimal.of(onOrder) },
  ).toString();

test('R33: par is filled up, less what is there and on order', () => {
  expect(ordered('20', null, '13')).toBe('7');
  expect(ordered('20', null, '13', '4')).toBe('3');
  expect(ordered('20', null, '13', '7')).toBe('0');
  expect(ordered('20', null, '13', '70')).toBe('0');
});

test('R33: min/max is ordered at the minimum or below it, and fills to the maximum', () => {
  expect(ordered('20', '5', '6')).toBe('0');
  expect(ordered('20', '5', '5')).toBe('15');
  expect(ordered('20', '5', '2')).toBe('18');
  expect(ordered('20', '5', '2', '3')).toBe('15');
  expect(ordered('20', '5', '2', '4')).toBe('0');
});

test('R33: without a level, or with nothing to fill to, nothing is ordered', () => {
  expect(parOrder(null, { onHand: Decimal.of('0'), onOrder: Decimal.of('0') }).toString()).toBe('0');
  expect(ordered(null, '5', '0')).toBe('0');
});
