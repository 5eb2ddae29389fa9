import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderLine, purchaseOrder } from '../../../test/order-facts.ts';
import { changeCode, changeToSend, toldOf } from './change-to-send.ts';
import type { ToldLine } from './order-life.ts';

const order = purchaseOrder(orderLine());
const told = toldOf(order);
const none = new Map<string, string>();
const withLine = (fields: Parameters<typeof orderLine>[0]) => purchaseOrder(orderLine(fields));
const boxes = (value: string, day = '2026-03-12') => ({
  quantity: { value, unit: 'BX' as const },
  schedule: [{ on: day, quantity: value }],
});
const codesOf = (next: typeof order, shipped = none) => changeToSend(told, next, shipped).lines.map(changeCode);

describe('R37: what changed of an order as against what was told', () => {
  test('nothing is told again', () => {
    expect(changeToSend(told, order, none)).toEqual({ lines: [], told, refused: [] });
    expect(codesOf(withLine({ status: 'CONFIRMED', promises: [] }))).toEqual([]);
    expect(codesOf(withLine({ quantity: { value: '10.0', unit: 'BX' }, pricePerUnit: '500/2' }))).toEqual([]);
    expect(codesOf(withLine({ received: '10', outstanding: '0', status: 'RECEIVED' }))).toEqual([]);
  });

  test.each([
    ['QI', boxes('12')],
    ['QD', boxes('6')],
    ['PC', { pricePerUnit: '240' }],
    ['CT', { schedule: [{ on: '2026-03-20', quantity: '10' }] }],
    ['CA', { ...boxes('12'), pricePerUnit: '240' }],
    ['CA', { pricePerUnit: '240', schedule: [{ on: '2026-03-20', quantity: '10' }] }],
    ['CA', { quantity: { value: '10', unit: 'CA' as const } }],
    ['DI', { status: 'CANCELLED' as const, outstanding: '0' }],
  ])('%s', (code, fields) => expect(codesOf(withLine(fields))).toEqual([code]));

  test('a line that is new is added', () => {
    const next = purchaseOrder(orderLine(), orderLine({ id: 'orderline_20', number: '20' }));
    const change = changeToSend(told, next, none);
    expect(change.lines).toMatchObject([
      { orderLineId: 'orderline_20', kind: 'ADDED', from: null, to: { quantity: '10' } },
    ]);
    expect(change.lines.map(changeCode)).toEqual(['AI']);
    expect(changeToSend(change.told, next, none).lines).toEqual([]);
  });

  test('a line that was never told and is withdrawn is not spoken of', () => {
    const next = purchaseOrder(orderLine(), orderLine({ id: 'orderline_20', status: 'CANCELLED', outstanding: '0' }));
    expect(changeToSend(told, next, none).lines).toEqual([]);
  });

  test('once told, it is told no more; a withdrawn line is out of what stands', () => {
    const next = withLine({ status: 'CANCELLED', outstanding: '0' });
    const change = changeToSend(told, next, none);
    expect(change).toMatchObject({ lines: [{ kind: 'CANCELLED', to: null }], told: {} });
    expect(changeToSend(change.told, next, none).lines).toEqual([]);
  });

  test('R54: of a line that is closed with a remainder, what came is what is wanted', () => {
    const closed = withLine({ received: '4', outstanding: '0', status: 'RECEIVED' });
    const change = changeToSend(told, closed, new Map([['orderline_10', '40']]));
    expect(change.lines).toMatchObject([{ kind: 'CHANGED', to: { quantity: '4' } }]);
    expect(changeToSend(change.told, closed, none).lines).toEqual([]);
    expect(codesOf(withLine({ received: '0', outstanding: '0', status: 'RECEIVED' }))).toEqual(['DI']);
  });
});

describe('R37: what has left is not taken back', () => {
  test('a cut below it is not told, and stays to be decided', () => {
    const shipped = new Map([['orderline_10', '70']]);
    expect(changeToSend(told, withLine(boxes('6')), shipped)).toMatchObject({
      lines: [],
      told,
      refused: [{ shipped: '70' }],
    });
    expect(changeToSend(told, withLine({ status: 'CANCELLED', outstanding: '0' }), shipped)).toMatchObject({
      lines: [],
      refused: [{}],
    });
  });

  test('a cut down to it is told, and so is more', () => {
    expect(codesOf(withLine(boxes('7')), new Map([['orderline_10', '70']]))).toEqual(['QD']);
    expect(codesOf(withLine(boxes('12')), new Map([['orderline_10', '150']]))).toEqual(['QI']);
  });

  test('other lines are told all the same', () => {
    const second = orderLine({ id: 'orderline_20', number: '20' });
    const both = toldOf(purchaseOrder(orderLine(), second));
    const next = purchaseOrder(orderLine(boxes('6')), { ...second, ...boxes('5') });
    expect(changeToSend(both, next, new Map([['orderline_10', '100']]))).toMatchObject({
      lines: [{ orderLineId: 'orderline_20' }],
      told: { orderline_10: { quantity: '10' }, orderline_20: { quantity: '5' } },
      refused: [{ line: { number: '10' } }],
    });
  });
});

test('whatever it was, after one change there is nothing to tell', () => {
  const line = fc.record({
    quantity: fc.constantFrom('1', '6', '10').map((value) => ({ value, unit: 'BX' as const })),
    pricePerUnit: fc.constantFrom('250', '1/3'),
    status: fc.constantFrom('SENT' as const, 'CANCELLED' as const),
    schedule: fc.array(fc.record({ on: fc.constantFrom('2026-03-12', null), quantity: fc.constantFrom('1', '9') }), {
      maxLength: 2,
    }),
  });
  fc.assert(
    fc.property(line, line, (first, second) => {
      const change = changeToSend(toldOf(withLine(first)), withLine(second), none);
      expect(changeToSend(change.told, withLine(second), none).lines).toEqual([]);
      const names: readonly (ToldLine | null)[] = change.lines.map(({ from }) => from);
      expect(names.length).toBeLessThanOrEqual(1);
    }),
  );
});
