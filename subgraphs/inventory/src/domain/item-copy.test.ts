import { expect, test } from 'vitest';
import { toBaseUnits, type ItemCopy } from './item-copy.ts';

const item: ItemCopy = {
  id: 'item_1',
  number: 'A',
  baseUnit: 'EA',
  units: [
    { unit: 'BX', numerator: '10', denominator: '1' },
    { unit: 'PK', numerator: '1', denominator: '3' },
  ],
};

test('R1: a quantity in the base unit is itself, and in another unit as many as the item says', () => {
  expect(toBaseUnits('2.5', 'EA', item)?.toString()).toBe('2.5');
  expect(toBaseUnits('-2', 'BX', item)?.toString()).toBe('-20');
  expect(toBaseUnits('6', 'PK', item)?.toString()).toBe('2');
});

test('R1: what does not come out even is refused, not rounded', () => {
  expect(toBaseUnits('2', 'PK', item)).toBeNull();
});

test('R4: a unit the item does not have is none of it', () => {
  expect(toBaseUnits('1', 'CA', item)).toBeNull();
  expect(toBaseUnits('1', 'BX', { ...item, units: [] })).toBeNull();
});
