import { Rational } from '@supply-hub/quantities';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { productRow, type ProductValues } from '../../../test/product-rows.ts';
import fixture from './fixtures/product-suture.json' with { type: 'json' };
import { toItem } from './mapping.ts';
import { product } from './wire.ts';

function map(values: ProductValues) {
  const left: string[] = [];
  const item = toItem(product.parse(productRow(values)), 'erp', (field, reason) => left.push(`${field}: ${reason}`));
  if (!item.ok) throw new Error(item.reason);
  return { item: item.value, left };
}
const factors = (values: ProductValues) =>
  map(values).item.packagings.map(({ unit, numerator, denominator }) => `${unit}=${numerator}/${denominator}`);

test('a product as the service answers it becomes an item', () => {
  const [row] = fixture.d.results;
  const left: string[] = [];
  expect(toItem(product.parse(row), 'erp', (field) => left.push(field))).toEqual({
    ok: true,
    value: {
      system: 'erp',
      number: 'MED-004417',
      description: 'Suture absorbable 2-0 SH 27in',
      baseUnit: 'EA',
      isActive: true,
      isLotControlled: true,
      isSerialControlled: false,
      group: 'SUTURE',
      manufacturer: '1000321',
      catalogueNumber: 'ALP-SU00441',
      packagings: [
        { unit: 'EA', numerator: '1', denominator: '1', gtins: ['00860001234008'] },
        { unit: 'BX', numerator: '10', denominator: '1', gtins: ['10860001234005', '30860001234009'] },
        { unit: 'CA', numerator: '100', denominator: '1', gtins: ['20860001234002'] },
      ],
    },
  });
  expect(left).toEqual([]);
});

test('R4: the ERP’s CS is a case, and its own codes are read with its own table', () => {
  expect(factors({ Product: 'A', units: [{ unit: 'EA' }, { unit: 'CS', numerator: '20' }] })).toEqual([
    'EA=1/1',
    'CA=20/1',
  ]);
  expect(map({ Product: 'A', BaseUnit: 'ST' }).item.baseUnit).toBe('PC');
});

test('R4: a unit with an unknown code is left out and told; the item and its other units stay', () => {
  const { item, left } = map({
    Product: 'A',
    units: [{ unit: 'EA' }, { unit: 'ZZ9', numerator: '6' }, { unit: 'BX', numerator: '12' }],
  });
  expect(item.packagings.map(({ unit }) => unit)).toEqual(['EA', 'BX']);
  expect(left).toEqual([expect.stringContaining('AlternativeUnit')]);
});

test('R4: an item whose base unit has no known code cannot be counted, and is no item', () => {
  expect(toItem(product.parse(productRow({ Product: 'A', BaseUnit: 'ZZ9' })), 'erp', () => undefined)).toMatchObject({
    ok: false,
  });
});

test('R1: factors are exact: numerator over denominator, reduced; a factor of nothing is left out', () => {
  const units = [
    { unit: 'G' },
    { unit: 'ML', numerator: '1', denominator: '3' },
    { unit: 'BX', numerator: '20', denominator: '8' },
    { unit: 'CS', numerator: '0' },
    { unit: 'PAK', numerator: '5', denominator: '0' },
  ];
  expect(factors({ Product: 'A', BaseUnit: 'G', units })).toEqual(['GR=1/1', 'ML=1/3', 'BX=5/2']);
  expect(map({ Product: 'A', BaseUnit: 'G', units }).left).toEqual([
    'factor of CA: it is not above zero',
    'factor of PK: it is not above zero',
  ]);
});

test('R1: any whole numerator and denominator keep their exact value', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (above, below) => {
      const units = [{ unit: 'EA' }, { unit: 'BX', numerator: String(above), denominator: String(below) }];
      const box = map({ Product: 'A', units }).item.packagings.find(({ unit }) => unit === 'BX');
      expect(Rational.ofTexts(box?.numerator ?? '0', box?.denominator ?? '1').equals(Rational.of(above, below))).toBe(
        true,
      );
    }),
  );
});

test('two codes of the ERP that mean one unit are one packaging, unless they disagree', () => {
  const units = [
    { unit: 'EA' },
    { unit: 'PAK', numerator: '10' },
    { unit: 'PAC', numerator: '10', gtin: '10860001234005' },
  ];
  expect(map({ Product: 'A', units }).item.packagings[1]).toMatchObject({ unit: 'PK', gtins: ['10860001234005'] });
  const { item, left } = map({ Product: 'A', units: [...units, { unit: 'PK', numerator: '12' }] });
  expect(item.packagings.map(({ numerator }) => numerator)).toEqual(['1', '10']);
  expect(left).toEqual([expect.stringContaining('factor of PK')]);
});

test('R8: a GTIN with a wrong check digit is left out and told, and never shown', () => {
  const { item, left } = map({
    Product: 'A',
    ProductStandardID: '860001234008',
    units: [
      { unit: 'EA', gtin: '00860001234009' },
      { unit: 'BX', numerator: '10', gtin: '12345' },
    ],
  });
  expect(item.packagings.map(({ gtins }) => gtins)).toEqual([['00860001234008'], []]);
  expect(left).toEqual([
    expect.stringContaining('GTIN of EA: The check digit of this GTIN is wrong'),
    expect.stringContaining('GTIN of BX'),
  ]);
});

test('R9: a level’s main GTIN comes first, its others stay findable', () => {
  const units = [{ unit: 'EA' }, { unit: 'BX', numerator: '10', eans: ['30860001234009', '*10860001234005'] }];
  expect(map({ Product: 'A', units }).item.packagings[1]?.gtins).toEqual(['10860001234005', '30860001234009']);
});

test('an item number loses the zeros some services pad it with, and nothing else', () => {
  const numberOf = (Product: string) => map({ Product }).item.number;
  expect(numberOf('000000000000004711')).toBe('4711');
  expect(numberOf('MED-000001')).toBe('MED-000001');
  expect(numberOf('00-A7')).toBe('00-A7');
  expect(numberOf('0')).toBe('0');
});

test('blocked in any way or marked for deletion is not active', () => {
  const isActive = (values: Partial<ProductValues>) => map({ Product: 'A', ...values }).item.isActive;
  expect(isActive({})).toBe(true);
  expect(isActive({ CrossPlantStatus: '02' })).toBe(false);
  expect(isActive({ IsMarkedForDeletion: true })).toBe(false);
});

test('words are English where there are any, else the first there are, else none', () => {
  const words = (descriptions: Record<string, string>) => map({ Product: 'A', descriptions }).item.description;
  expect(words({ DE: 'Nahtmaterial', EN: 'Suture' })).toBe('Suture');
  expect(words({ DE: 'Nahtmaterial' })).toBe('Nahtmaterial');
  expect(words({})).toBeNull();
});
