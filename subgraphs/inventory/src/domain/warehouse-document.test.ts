import { Decimal } from '@supply-hub/quantities';
import { expect, test } from 'vitest';
import { adjustmentOf, momentOf, receiptOf, stockOf } from './warehouse-document.ts';

const of = (quantities: Record<string, string>) => {
  const stock = stockOf(Object.fromEntries(Object.entries(quantities).map(([kind, text]) => [kind, Decimal.of(text)])));
  return stock && [stock.available.toString(), stock.blocked.toString()];
};

test('what is on hand and not for sale may not be used, whatever it is kept for', () => {
  expect(of({ '17': '100' })).toEqual(['100', '0']);
  expect(of({ '33': '60' })).toEqual(['60', '0']);
  expect(of({ '17': '100', '33': '60' })).toEqual(['60', '40']);
  expect(of({ '17': '100', '20': '5', QH: '3' })).toEqual(['92', '8']);
  expect(of({ '17': '100', '33': '95', '20': '9' })).toEqual(['95', '9']);
  expect(of({ '63': '100' })).toBeNull();
});

const adjusted = (reason: string, quantity: string, type: string | null = null) =>
  adjustmentOf(reason, Decimal.of(quantity), type).map((each) => `${each.status} ${each.quantity.toString()}`);

test('an adjustment moves held stock, and adds what its reason or its sign says', () => {
  expect(adjusted('05', '-9')).toEqual(['AVAILABLE -9', 'BLOCKED 9']);
  expect(adjusted('55', '9')).toEqual(['BLOCKED -9', 'AVAILABLE 9']);
  expect(adjusted('07', '2')).toEqual(['AVAILABLE -2']);
  expect(adjusted('51', '2')).toEqual(['AVAILABLE 2']);
  expect(adjusted('AA', '-3')).toEqual(['AVAILABLE -3']);
  expect(adjusted('AA', '3', 'QU')).toEqual(['BLOCKED 3']);
  expect(adjusted('AA', '3', 'QI')).toEqual(['QUALITY 3']);
});

test('of a receipt what is damaged, wrong or held may not be used, and what is short never came', () => {
  const received = (quantity: string, ...exceptions: [string, string][]) =>
    receiptOf(
      Decimal.of(quantity),
      exceptions.map(([condition, text]) => ({ condition, quantity: Decimal.of(text) })),
    ).map((each) => each.quantity.toString());
  expect(received('10')).toEqual(['10', '0']);
  expect(received('10', ['01', '2'], ['09', '1'], ['02', '5'])).toEqual(['7', '3']);
  expect(received('1', ['01', '2'])).toEqual(['0', '2']);
});

test('R30: a day is the partner’s, and a document of the day it was written happened when it was written', () => {
  const moment = (day: string, time: string | null, written: string | null) =>
    momentOf(day, time, written, 'America/Chicago').toString();
  expect(moment('2026-03-06', '06:00', '2026-03-06T08:00')).toBe('2026-03-06T12:00:00Z');
  expect(moment('2026-03-06', null, '2026-03-06T08:00')).toBe('2026-03-06T14:00:00Z');
  expect(moment('2026-03-05', null, '2026-03-06T08:00')).toBe('2026-03-06T05:59:59Z');
  expect(moment('2026-03-05', null, null)).toBe('2026-03-06T05:59:59Z');
  // The hour that summer time skips.
  expect(moment('2026-03-08', '02:30', null)).toBe('2026-03-08T08:30:00Z');
});

test('what is for sale is there, also where only what may not be used is told beside it', () => {
  expect(of({ '33': '60', '20': '5', QH: '1' })).toEqual(['60', '6']);
  expect(of({ '20': '5' })).toEqual(['0', '5']);
  expect(of({ QH: '5' })).toEqual(['0', '5']);
});

test.each([
  ['06', '-2'],
  ['07', '-2'],
  ['51', '2'],
  ['56', '2'],
])('an adjustment for reason %s goes one way, whatever sign its quantity has', (reason, quantity) => {
  expect(adjusted(reason, '2')).toEqual([`AVAILABLE ${quantity}`]);
  expect(adjusted(reason, '-2')).toEqual([`AVAILABLE ${quantity}`]);
});

test.each(['01', '04', '05', '08', '09'])('what was received in condition %s may not be used', (condition) => {
  expect(receiptOf(Decimal.of('3'), [{ condition, quantity: Decimal.of('1') }])).toEqual([
    { status: 'AVAILABLE', quantity: Decimal.of('2') },
    { status: 'BLOCKED', quantity: Decimal.of('1') },
  ]);
});
