import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCurrency } from './currency.ts';
import { parseJson, stringifyJson } from './exact-json.ts';
import { Decimal, Rational } from './exact-number.ts';
import { Money } from './money.ts';
import {
  convertedQuantityFromJson,
  fromBaseUnit,
  packagingFactorFromJson,
  PackagingFactors,
  packagingFactorToJson,
  toBaseUnit,
  type PackagingFactor,
} from './packaging-factors.ts';
import { parseQuantityText, Quantity } from './quantity.ts';
import { valueOf } from './reading.ts';
import { isUnitOfMeasure, unitNames } from './unit-of-measure.ts';
import { BasePrice, UnitPrice } from './unit-price.ts';
import { wholePacks } from './whole-packs.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: -6, max: 14 }))
  .map(([digits, scale]) => Decimal.scaled(digits, scale));
const positive = decimals.filter(({ sign }) => sign > 0);
const units = fc.constantFrom(...Object.keys(unitNames).filter(isUnitOfMeasure));
const currencies = fc.constantFrom(...['USD', 'JPY', 'KWD', 'EUR'].filter(isCurrency));
const quantities = fc.tuple(decimals, units).map(([value, unit]) => Quantity.of(value, unit));
const amounts = fc.tuple(decimals, currencies).map(([amount, currency]) => Money.of(amount, currency));
/** What packs hold: mostly whole, sometimes a third of a metre. */
const factors = fc
  .tuple(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(1, 1, 1, 3, 8, 1000))
  .map(([above, below]) => Rational.of(above, below));
const moments = fc
  .integer({ min: 0, max: 4_102_444_800 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
const rows: fc.Arbitrary<PackagingFactor> = fc.record({
  itemId: fc.string({ minLength: 1 }),
  supplierPart: fc.option(fc.string()),
  unit: fc.constantFrom('BX', 'CA', 'PK'),
  baseUnit: fc.constant('EA'),
  factor: factors,
  validFrom: fc.option(moments),
});

describe('goes through its text and JSON with nothing lost:', () => {
  const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  test('a decimal, as text, as a string and as a number of JSON', () => {
    fc.assert(
      fc.property(decimals, (decimal) => {
        expect(Decimal.of(decimal.toString())).toEqual(decimal);
        expect(Decimal.of(String(throughJson(decimal)))).toEqual(decimal);
        expect(parseJson(stringifyJson(decimal))).toEqual(decimal);
      }),
    );
  });

  test('a quantity', () => {
    fc.assert(
      fc.property(quantities, (quantity) => {
        expect(Quantity.fromJSON(quantity.toJSON())).toEqual(quantity);
        expect(throughJson(quantity)).toEqual(quantity.toJSON());
        expect(parseQuantityText(quantity.toString())).toEqual({ ok: true, value: quantity });
      }),
    );
  });

  test('money and a unit price', () => {
    fc.assert(
      fc.property(amounts, positive, units, (amount, count, unit) => {
        expect(Money.fromJSON(amount.toJSON())).toEqual(amount);
        const price = UnitPrice.of(amount, Quantity.of(count, unit));
        expect(UnitPrice.fromJSON(price.toJSON())).toEqual(price);
        expect(throughJson(price)).toEqual(price.toJSON());
      }),
    );
  });

  test('a price for one base unit, fractions included', () => {
    fc.assert(
      fc.property(amounts, factors, ({ amount, currency }, factor) => {
        const price = new BasePrice(amount.toRational().dividedBy(factor), currency, 'EA');
        expect(BasePrice.fromJSON(price.toJSON())).toEqual(price);
        expect(throughJson(price)).toEqual(price.toJSON());
      }),
    );
  });

  test('R6: a packaging factor with its moment, and a history of them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(rows, { selector: ({ itemId }) => itemId, maxLength: 5 }), (list) => {
        const factors = valueOf(PackagingFactors.of(list));
        const again = valueOf(PackagingFactors.of(factors.toJSON().map(packagingFactorFromJson)));
        expect(again.toJSON()).toEqual(list.map(packagingFactorToJson));
        expect(throughJson(factors)).toEqual(factors.toJSON());
      }),
    );
  });

  test('R6: a converted quantity with the factor it used', () => {
    fc.assert(
      fc.property(decimals, factors, (value, factor) => {
        const converted = toBaseUnit(Quantity.of(value, 'BX'), { unit: 'BX', baseUnit: 'EA', factor });
        fc.pre(converted.ok);
        const { stated, base } = valueOf(converted);
        const json = { stated: stated.toJSON(), base: base.toJSON(), factor: factor.toString() };
        expect(convertedQuantityFromJson(json)).toEqual(valueOf(converted));
        expect(throughJson(valueOf(converted))).toEqual(json);
      }),
    );
  });
});

describe('conversions', () => {
  test('R1: to the base unit and back is what it was, by whatever exact factor', () => {
    fc.assert(
      fc.property(decimals, factors, (value, factor) => {
        const used = { unit: 'CA', baseUnit: 'EA', factor } as const;
        const converted = toBaseUnit(Quantity.of(value, 'CA'), used);
        // Refused exactly where the product has no decimal.
        expect(converted.ok).toBe(value.toRational().times(factor).toDecimal() !== null);
        if (converted.ok) expect(fromBaseUnit(converted.value.base, used)).toEqual(value.toRational());
      }),
    );
  });

  test('R3: a price is the same money per pack and per base unit', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 1000 }), factors, (amount, packs, factor) => {
        const used = { unit: 'BX', baseUnit: 'EA', factor } as const;
        const perPacks = UnitPrice.of(amount, Quantity.of(packs, 'BX'));
        const perEach = perPacks.perBaseUnit(used);
        fc.pre(perEach.ok);
        const { base } = valueOf(toBaseUnit(Quantity.of(packs, 'BX'), used));
        expect(valueOf(perEach).times(base)).toEqual(amount.rounded());
        const perBase = UnitPrice.of(amount, base);
        const each = { unit: 'EA', baseUnit: 'EA', factor: Rational.one } as const;
        expect(valueOf(perBase.perBaseUnit(each)).equals(valueOf(perEach))).toBe(true);
      }),
    );
  });

  test('R33: minimum and multiple are kept, and no smaller order would do', () => {
    const counts = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(fc.nat(10_000), counts, counts, counts, (need, holds, minimum, multiple) => {
        const used = { unit: 'PK', baseUnit: 'EA', factor: Rational.of(holds) } as const;
        const packs = valueOf(wholePacks(Quantity.of(need, 'EA'), used, { minimum, multiple }));
        const count = packs.order.value.toSafeInteger();
        const does = (packs: number) => packs % multiple === 0 && packs >= minimum && packs * holds >= need;
        expect(need === 0 ? count === 0 : does(count) && !does(count - multiple)).toBe(true);
      }),
    );
  });
});
