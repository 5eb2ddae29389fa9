import { expect, test } from 'vitest';
import { productRow, type ProductValues } from '../../../test/erp-rows.ts';
import { toItemUnits } from './unit-mapping.ts';
import { productUnits } from './unit-wire.ts';

const map = (values: Partial<ProductValues>) =>
  toItemUnits(productUnits.parse(productRow({ Product: 'A', ...values })));
const factorsOf = (values: Partial<ProductValues>) =>
  [...(map(values)?.factors ?? [])].map(
    ([code, { unit, numerator, denominator }]) => `${code}: ${unit}=${numerator}/${denominator}`,
  );

test('R1, R4: units by the ERP’s codes, in the hub’s, reduced', () => {
  expect(factorsOf({ units: { CS: '100', BX: '20/8' } }).toSorted()).toEqual([
    'BX: BX=5/2',
    'CS: CA=100/1',
    'EA: EA=1/1',
  ]);
});

test('a unit without a known code or a factor above zero has none', () => {
  expect(factorsOf({ units: { ZZ9: '5', BX: '0', CS: '5/0' } })).toEqual(['EA: EA=1/1']);
});

test('a base unit without a known code leaves the item without units', () => {
  expect(map({ BaseUnit: 'ZZ9' })).toBeNull();
});
