import { assertGtin, hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { baseGtinOf, crosswalkIdOf, gtinsOf, namesAProduct, productIdOf, type Item, type Packaging } from './item.ts';

const [each, box, other] = ['00860001234008', '10860001234005', '30860001234009'].map((text) => assertGtin(text));
const packaging = (unit: Packaging['unit'], ...gtins: (Packaging['gtins'][number] | undefined)[]): Packaging => ({
  unit,
  numerator: '1',
  denominator: '1',
  gtins: gtins.filter((gtin) => gtin !== undefined),
});
const item = (values: Partial<Item> = {}): Item => ({
  system: 'erp',
  number: 'MED-1',
  description: null,
  baseUnit: 'EA',
  isActive: true,
  isLotControlled: true,
  isSerialControlled: false,
  group: null,
  manufacturer: null,
  catalogueNumber: null,
  packagings: [packaging('BX', box, other), packaging('EA', each), packaging('CA', box)],
  ...values,
});

test('every GTIN of any level names the item, once', () => {
  expect(gtinsOf(item())).toEqual([box, other, each]);
  expect(gtinsOf(item({ packagings: [] }))).toEqual([]);
});

test('R16: the device identifier is the base unit’s main GTIN, and none where it has none', () => {
  expect(baseGtinOf(item())).toBe(each);
  expect(baseGtinOf(item({ baseUnit: 'BX' }))).toBe(box);
  expect(baseGtinOf(item({ packagings: [packaging('EA')] }))).toBeNull();
  expect(baseGtinOf(item({ baseUnit: 'RL' }))).toBeNull();
});

test('R16: there is a product where the item master says anything of who makes it', () => {
  const nothing = { packagings: [packaging('EA')] };
  expect(namesAProduct(item(nothing))).toBe(false);
  expect(namesAProduct(item({ ...nothing, manufacturer: '2000' }))).toBe(true);
  expect(namesAProduct(item({ ...nothing, catalogueNumber: 'C-1' }))).toBe(true);
  expect(namesAProduct(item())).toBe(true);
});

test('what hangs on an item has ids of the item’s own key', () => {
  expect(productIdOf(item())).toBe(hubId('product', 'erp', ['MED-1']));
  expect(crosswalkIdOf(item())).toBe(hubId('itemcrosswalk', 'erp', ['MED-1']));
});
