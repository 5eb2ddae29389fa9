import { expect, test } from 'vitest';
import {
  equivalenceOf,
  factorOf,
  partNumberOf,
  replacementFactor,
  type ItemUnits,
  type OrderedUnits,
} from './substitute.ts';

/** A box of ten was ordered; the substitute comes in boxes of four. */
const ordered: OrderedUnits = { unit: 'BX', baseUnit: 'EA', factor: '10' };
const substitute: ItemUnits = {
  baseUnit: 'EA',
  units: [
    { unit: 'CA', numerator: '40', denominator: '1' },
    { unit: 'BX', numerator: '4', denominator: '1' },
  ],
};
const factor = (...args: Parameters<typeof replacementFactor>) => replacementFactor(...args).toString();

test('R42, R2: a box of the one takes the place of a box of the other, by each one’s own factor', () => {
  expect(factor(ordered, substitute, 'BX')).toBe('2/5');
  expect(factor(ordered, substitute, null)).toBe('2/5');
  expect(factor({ ...ordered, factor: '1/3' }, substitute, 'BX')).toBe('12');
});

test('R42: pieces take the place of pieces, whatever was ordered in', () => {
  expect(factor(ordered, substitute, 'EA')).toBe('1');
  expect(factor(ordered, { baseUnit: 'PR', units: [{ unit: 'EA', numerator: '1', denominator: '2' }] }, 'EA')).toBe(
    '1/2',
  );
});

test('R42: where a factor is not known one takes the place of one', () => {
  expect(factor(ordered, substitute, 'CA')).toBe('1');
  expect(factor(ordered, substitute, 'PL')).toBe('1');
  expect(factor(ordered, { ...substitute, units: [] }, 'BX')).toBe('1');
  expect(factor(ordered, null, 'BX')).toBe('1');
});

test('a unit’s factor is the item’s own, one for its base unit, and none where it has no such unit', () => {
  expect(factorOf(substitute, 'EA')?.toString()).toBe('1');
  expect(factorOf(substitute, 'BX')?.toString()).toBe('4');
  expect(factorOf(substitute, 'PL')).toBeNull();
});

test('R42: the same item under another part is that, one approved before is that, and what nobody knows is unknown', () => {
  expect(equivalenceOf('item_1', 'item_1', false)).toBe('SAME_ITEM_OTHER_PART');
  expect(equivalenceOf('item_1', 'item_1', true)).toBe('SAME_ITEM_OTHER_PART');
  expect(equivalenceOf('item_1', 'item_2', true)).toBe('APPROVED_BEFORE');
  expect(equivalenceOf('item_1', 'item_2', false)).toBe('UNKNOWN');
  expect(equivalenceOf(null, 'item_2', true)).toBe('UNKNOWN');
  expect(equivalenceOf('item_1', null, true)).toBe('UNKNOWN');
  expect(equivalenceOf(null, null, false)).toBe('UNKNOWN');
});

test('people know a part by the supplier’s own number, then by others in their order', () => {
  const of = (...qualifiers: string[]) =>
    partNumberOf(qualifiers.map((qualifier) => ({ qualifier, number: `number under ${qualifier}` })));
  const inOrder = ['VC', 'VP', 'VN', 'SK', 'MG', 'MF', 'UK'];
  for (const [index, qualifier] of inOrder.entries())
    expect(of(...inOrder.slice(index).toReversed())).toBe(`number under ${qualifier}`);
  expect(of()).toBeNull();
});
