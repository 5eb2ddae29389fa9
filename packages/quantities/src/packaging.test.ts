import { InvalidInput } from '@supply-hub/errors';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from './exact-number.ts';
import {
  convertedQuantityFromJson,
  fromBaseUnit,
  packagingFactorFromJson,
  PackagingFactors,
  packagingFactorToJson,
  toBaseUnit,
  type PackagingFactor,
} from './packaging-factors.ts';
import { parseQuantityText, Quantity, sumOfQuantities } from './quantity.ts';
import { valueOf } from './reading.ts';
import { wholePacks } from './whole-packs.ts';

const day = (text: string) => Temporal.Instant.from(`${text}T00:00:00Z`);
const row = (over: Partial<PackagingFactor> = {}): PackagingFactor => ({
  itemId: 'item_gloves',
  supplierPart: 'ALPINE/G-7',
  unit: 'BX',
  baseUnit: 'EA',
  factor: Rational.of(50),
  validFrom: null,
  ...over,
});
const box = (count: number) => ({ unit: 'BX', baseUnit: 'EA', factor: Rational.of(count) }) as const;

describe('packaging factors', () => {
  test('R2: one supplier’s box of 50 and another’s of 100 coexist', () => {
    const factors = valueOf(
      PackagingFactors.of([row(), row({ supplierPart: 'CASCADE/77', factor: Rational.of(100) })]),
    );
    const at = (supplierPart: string) =>
      factors.at({ itemId: 'item_gloves', supplierPart, unit: 'BX' }, day('2026-03-01'));
    expect(at('ALPINE/G-7')).toMatchObject({ ok: true, value: { factor: Rational.of(50) } });
    expect(at('CASCADE/77')).toMatchObject({ ok: true, value: { factor: Rational.of(100) } });
  });

  test('R2: another supplier’s factor, or the hospital’s, is never borrowed', () => {
    const factors = valueOf(PackagingFactors.of([row()]));
    for (const supplierPart of ['CASCADE/77', null]) {
      expect(factors.at({ itemId: 'item_gloves', supplierPart, unit: 'BX' }, day('2026-03-01'))).toMatchObject({
        ok: false,
        reason: expect.stringContaining('How many EA are in one BX'),
      });
    }
    expect(factors.at({ itemId: 'item_other', supplierPart: null, unit: 'EA' }, day('2026-03-01')).ok).toBe(false);
  });

  test('R6: a later factor changes no earlier moment', () => {
    const before = valueOf(PackagingFactors.of([row()]));
    const after = valueOf(before.with(row({ factor: Rational.of(60), validFrom: day('2026-03-01') })));
    const key = row();
    expect(after.at(key, day('2026-02-28'))).toMatchObject({ value: { factor: Rational.of(50) } });
    expect(after.at(key, day('2026-03-01'))).toMatchObject({ value: { factor: Rational.of(60) } });
    expect(before.at(key, day('2026-03-01'))).toMatchObject({ value: { factor: Rational.of(50) } });
    expect(after.history(key)).toHaveLength(2);
  });

  test('R6: a document’s converted quantity carries the factor it used through JSON', () => {
    const converted = valueOf(toBaseUnit(Quantity.of(3, 'BX'), box(50)));
    const json = JSON.stringify(converted);
    expect(json).toBe('{"stated":{"value":"3","unit":"BX"},"base":{"value":"150","unit":"EA"},"factor":"50"}');
    expect(convertedQuantityFromJson(JSON.parse(json))).toEqual(converted);
  });

  test('R1: one base unit an item, and every factor above zero', () => {
    expect(PackagingFactors.of([row(), row({ unit: 'CA', baseUnit: 'PR' })])).toMatchObject({
      reason: 'item_gloves has two base units, EA and PR',
    });
    expect(PackagingFactors.of([row({ factor: Rational.of(0) })]).ok).toBe(false);
    expect(PackagingFactors.of([row({ factor: Rational.of(-1) })]).ok).toBe(false);
    expect(PackagingFactors.of([row({ unit: 'EA', factor: Rational.of(2) })]).ok).toBe(false);
  });

  test('two factors from the same moment are a contradiction, the same row twice is not', () => {
    expect(PackagingFactors.of([row(), row({ factor: Rational.of(60) })]).ok).toBe(false);
    expect(valueOf(PackagingFactors.of([row(), row()])).rows()).toHaveLength(1);
  });

  test('the base unit is one to one without a row', () => {
    const factors = valueOf(PackagingFactors.of([row()]));
    expect(factors.baseUnitOf('item_gloves')).toBe('EA');
    expect(factors.baseUnitOf('item_other')).toBeNull();
    expect(factors.at({ itemId: 'item_gloves', supplierPart: null, unit: 'EA' }, day('2026-03-01'))).toMatchObject({
      value: { factor: Rational.one },
    });
  });

  test('rows go through JSON unchanged', () => {
    const rows = [row(), row({ factor: Rational.of(1000, 3), validFrom: day('2026-03-01') })];
    expect(
      rows.map((each) => packagingFactorFromJson(JSON.parse(JSON.stringify(packagingFactorToJson(each))))),
    ).toEqual(rows);
  });
});

describe('conversion', () => {
  test('R7: five packs of one received as five packs of two is another quantity', () => {
    const ordered = valueOf(toBaseUnit(Quantity.of(5, 'BX'), box(1)));
    const received = valueOf(toBaseUnit(Quantity.of(5, 'BX'), box(2)));
    expect(ordered.stated.equals(received.stated)).toBe(true);
    expect(ordered.base.equals(received.base)).toBe(false);
  });

  test('is exact both ways', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 5000 }), (count, factor) => {
        const { base } = valueOf(toBaseUnit(Quantity.of(count, 'BX'), box(factor)));
        expect(fromBaseUnit(base, box(factor))).toEqual(Rational.of(count));
      }),
    );
  });

  test('R1: what has no exact decimal is refused, not rounded', () => {
    const third = { unit: 'BX', baseUnit: 'EA', factor: Rational.of(1, 3) } as const;
    expect(toBaseUnit(Quantity.of(3, 'BX'), third)).toMatchObject({ ok: true, value: { base: Quantity.of(1, 'EA') } });
    expect(toBaseUnit(Quantity.of(1, 'BX'), third)).toMatchObject({ ok: false });
  });

  test('a factor of another unit is refused', () => {
    expect(toBaseUnit(Quantity.of(1, 'CA'), box(50))).toMatchObject({ ok: false });
    expect(() => fromBaseUnit(Quantity.of(1, 'CA'), box(50))).toThrow(InvalidInput);
  });
});

describe('whole packs', () => {
  const tens = { unit: 'PK', baseUnit: 'EA', factor: Rational.of(10) } as const;

  test('R5: for 13 EA in packs of 10 order 2 packs and record 7 surplus', () => {
    expect(wholePacks(Quantity.of(13, 'EA'), tens)).toEqual({
      ok: true,
      value: {
        order: Quantity.of(2, 'PK'),
        base: Quantity.of(20, 'EA'),
        surplus: Quantity.of(7, 'EA'),
        factor: Rational.of(10),
      },
    });
  });

  test('R5: the order is always whole, covers the need, and one pack fewer would not', () => {
    const need = fc
      .nat(100_000)
      .map((thousandths) => Quantity.of(Rational.of(thousandths, 1000).round(3, 'down'), 'EA'));
    fc.assert(
      fc.property(need, fc.integer({ min: 1, max: 500 }), (wanted, count) => {
        const { order, base, surplus } = valueOf(wholePacks(wanted, box(count)));
        expect(order.value.isInteger).toBe(true);
        expect(base.minus(surplus)).toEqual(wanted);
        expect(surplus.value.sign).toBeGreaterThanOrEqual(0);
        expect(surplus.compare(Quantity.of(count, 'EA'))).toBe(-1);
      }),
    );
  });

  test('R33: minimum and multiple of packs are kept', () => {
    const order = (need: number, packs: { minimum?: number; multiple?: number }) =>
      valueOf(wholePacks(Quantity.of(need, 'EA'), tens, packs)).order.toString();
    expect(order(13, { minimum: 5 })).toBe('5 PK');
    expect(order(61, { multiple: 4 })).toBe('8 PK');
    expect(order(13, { minimum: 5, multiple: 4 })).toBe('8 PK');
    expect(order(0, { minimum: 5 })).toBe('0 PK');
  });

  test('a negative need and packs of no size are refused', () => {
    expect(() => wholePacks(Quantity.of(-1, 'EA'), tens)).toThrow(InvalidInput);
    expect(() => wholePacks(Quantity.of(1, 'EA'), tens, { multiple: 0 })).toThrow(InvalidInput);
    expect(() => wholePacks(Quantity.of(1, 'EA'), tens, { minimum: 1.5 })).toThrow(InvalidInput);
  });
});

describe('quantities', () => {
  test('do not mix units', () => {
    expect(() => Quantity.of(1, 'EA').plus(Quantity.of(1, 'BX'))).toThrow('do not mix');
    expect(() => Quantity.of(1, 'EA').compare(Quantity.of(1, 'BX'))).toThrow('do not mix');
    expect(Quantity.of(1, 'EA').equals(Quantity.of(1, 'BX'))).toBe(false);
  });

  test('add up, subtract, stop at zero', () => {
    expect(sumOfQuantities([Quantity.of('1.5', 'KG'), Quantity.of('0.25', 'KG')], 'KG')).toEqual(
      Quantity.of('1.75', 'KG'),
    );
    expect(sumOfQuantities([], 'EA')).toEqual(Quantity.zero('EA'));
    expect(Quantity.of(3, 'EA').minus(Quantity.of(5, 'EA')).atLeastZero()).toEqual(Quantity.zero('EA'));
    expect(Quantity.of(3, 'EA').negated().toString()).toBe('-3 EA');
  });

  test('are read from text, JSON and their own columns', () => {
    expect(parseQuantityText('12.5 KG')).toEqual({ ok: true, value: Quantity.of('12.5', 'KG') });
    expect(parseQuantityText('12.5 CS')).toMatchObject({ ok: false, position: 5 });
    expect(parseQuantityText('12.5').ok).toBe(false);
    expect(parseQuantityText('1,5 KG').ok).toBe(false);
    expect(Quantity.fromJSON(JSON.parse(JSON.stringify(Quantity.of('0.001', 'KG'))))).toEqual(
      Quantity.of('0.001', 'KG'),
    );
    expect(Quantity.parse('1', 'ZZ').ok).toBe(false);
  });
});
