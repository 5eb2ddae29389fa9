import { Rational } from '@supply-hub/quantities';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContractPrice } from './contract.ts';
import { basePriceOf, priceThatHolds, shownBasePriceOf } from './price-choice.ts';

function aPrice(
  values: Partial<ContractPrice> & { amount?: string; currency?: string; holds?: string } = {},
): ContractPrice {
  const { amount = '10.00', currency = 'USD', holds, ...rest } = values;
  return {
    id: 'contractprice_a',
    contractId: 'contract_a',
    itemId: 'item_a',
    supplierItemId: 'supplieritem_a',
    facilityId: null,
    price: { amount, currency },
    perQuantity: '1',
    unit: 'EA',
    factor: { unit: 'EA', baseUnit: 'EA', numerator: holds ?? '1', denominator: '1' },
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    tiers: [],
    ...rest,
  };
}
const at = { facilityId: 'facility_north', on: '2026-03-09' };
const chosen = (...prices: ContractPrice[]) => priceThatHolds(prices, at)?.id;

describe('a price for one base unit', () => {
  test('R3: 250.00 a case of 10 boxes of 10 is 2.50 an each', () => {
    expect(shownBasePriceOf(aPrice({ amount: '250.00', unit: 'CA', holds: '100' }))).toEqual({
      amount: '2.50',
      currency: 'USD',
    });
  });

  test('a price per 100 or 1000 is that much less for one', () => {
    expect(shownBasePriceOf(aPrice({ amount: '8.40', perQuantity: '100' }))?.amount).toBe('0.084');
    expect(shownBasePriceOf(aPrice({ amount: '498.00', perQuantity: '1000', holds: '1200' }))?.amount).toBe('0.000415');
  });

  test('what has no decimal is exact inside and six decimals outside', () => {
    const third = aPrice({ amount: '10.00', holds: '3' });
    expect(String(basePriceOf(third)?.amount)).toBe('10/3');
    expect(shownBasePriceOf(third)?.amount).toBe('3.333333');
  });

  test('without a factor there is none', () => {
    expect(shownBasePriceOf(aPrice({ factor: null }))).toBeNull();
  });

  test('times quantity and factor it is the price again, whatever they are', () => {
    const whole = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(
        whole,
        whole,
        whole,
        fc.constantFrom('1', '10', '100', '1000'),
        (cents, above, below, perQuantity) => {
          const factor = { unit: 'BX', baseUnit: 'EA', numerator: String(above), denominator: String(below) } as const;
          const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
          const base = basePriceOf(aPrice({ amount, perQuantity, factor }));
          const back = base?.amount.times(Rational.of(above, below)).times(Rational.from(perQuantity));
          expect(back?.equals(Rational.of(cents, 100))).toBe(true);
        },
      ),
    );
  });
});

describe('the price that holds', () => {
  test('is the lowest for a base unit, not the lowest on paper', () => {
    const box = aPrice({ id: 'box', amount: '20.00', unit: 'BX', holds: '10' });
    const each = aPrice({ id: 'each', amount: '2.01' });
    expect(chosen(each, box)).toBe('box');
  });

  test('is told apart exactly: a third of a cent decides', () => {
    const third = aPrice({ id: 'third', amount: '10.00', holds: '3' });
    const rounded = aPrice({ id: 'rounded', amount: '3.333333' });
    expect(chosen(third, rounded)).toBe('rounded');
  });

  test('is the facility’s own before the group’s, even a higher one', () => {
    const own = aPrice({ id: 'own', amount: '12.00', facilityId: 'facility_north' });
    expect(chosen(aPrice({ id: 'group', amount: '1.00' }), own)).toBe('own');
    expect(chosen(aPrice({ id: 'group' }), aPrice({ id: 'other', amount: '1.00', facilityId: 'facility_south' }))).toBe(
      'group',
    );
  });

  test('holds from its first day to its last, both included', () => {
    const on = (validFrom: string, validTo: string) => chosen(aPrice({ id: 'it', validFrom, validTo }));
    expect(on('2026-03-09', '2026-03-09')).toBe('it');
    expect(on('2026-03-10', '2026-12-31')).toBeUndefined();
    expect(on('2026-01-01', '2026-03-08')).toBeUndefined();
  });

  test('is one that compares before one that does not', () => {
    const unknown = aPrice({ id: 'unknown', amount: '0.01', factor: null });
    expect(chosen(unknown, aPrice({ id: 'known' }))).toBe('known');
    expect(chosen(unknown)).toBe('unknown');
  });

  test('across currencies is the one agreed last: without a rate nothing is cheaper', () => {
    const dollars = aPrice({ id: 'dollars', amount: '10.00', validFrom: '2026-02-01' });
    const cheaper = aPrice({ id: 'cheaper', amount: '9.00' });
    const euros = aPrice({ id: 'euros', amount: '1.00', currency: 'EUR', validFrom: '2026-01-15' });
    expect(chosen(dollars, cheaper, euros)).toBe('euros');
    expect(chosen(dollars, cheaper, { ...euros, validFrom: '2025-01-01' })).toBe('cheaper');
  });

  test('is the same whatever the order they are looked at in', () => {
    const price = fc.record({
      id: fc.uuid(),
      amount: fc.constantFrom('1.00', '2.00', '3.00'),
      holds: fc.constantFrom('1', '2', '3'),
      facilityId: fc.constantFrom(null, 'facility_north', 'facility_south'),
      validFrom: fc.constantFrom('2026-01-01', '2026-02-01'),
      currency: fc.constantFrom('USD', 'EUR'),
    });
    fc.assert(
      fc.property(fc.array(price, { maxLength: 8 }), (values) => {
        const prices = values.map(aPrice);
        expect(chosen(...prices.toReversed())).toBe(chosen(...prices));
      }),
    );
  });
});

test('of prices that come to the same the one agreed last holds, of one day the lower id', () => {
  const of = (id: string, validFrom = '2026-01-01') => aPrice({ id, validFrom });
  for (const prices of [
    [of('a', '2026-01-01'), of('b', '2026-02-01')],
    [of('b', '2026-02-01'), of('a', '2026-01-01')],
  ])
    expect(chosen(...prices)).toBe('b');
  expect(chosen(of('b'), of('a'))).toBe('a');
  expect(chosen(of('a'), of('b'))).toBe('a');
});

test('across base units, as across currencies, nothing is cheaper', () => {
  const box = { unit: 'BX', baseUnit: 'BX', numerator: '1', denominator: '1' } as const;
  const each = aPrice({ id: 'each', amount: '1.00', validFrom: '2026-01-01' });
  expect(chosen(each, aPrice({ id: 'box', amount: '9.00', factor: box, validFrom: '2026-02-01' }))).toBe('box');
  expect(chosen(each, aPrice({ id: 'box', amount: '9.00', factor: box, validFrom: '2025-02-01' }))).toBe('each');
});
