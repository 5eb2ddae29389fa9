import { InvalidInput } from '@supply-hub/errors';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCurrency, minorDigitsOf, parseCurrency } from './currency.ts';
import { Decimal, Rational } from './exact-number.ts';
import { Money, sumOfMoney } from './money.ts';
import { Quantity } from './quantity.ts';
import { valueOf } from './reading.ts';
import { UnitPrice } from './unit-price.ts';

const perEach = { unit: 'EA', baseUnit: 'EA', factor: Rational.one } as const;
const perCase = (count: number) => ({ unit: 'CA', baseUnit: 'EA', factor: Rational.of(count) }) as const;
const priceOf = (amount: string, per: Quantity) => UnitPrice.of(Money.of(amount, 'USD'), per);

describe('money', () => {
  test('adds without a float’s cent', () => {
    expect(
      sumOfMoney(
        Array.from({ length: 10 }, () => Money.of('0.10', 'USD')),
        'USD',
      ),
    ).toEqual(Money.of(1, 'USD'));
    expect(Money.of('45.6789', 'USD').times(Decimal.of(3)).toString()).toBe('137.0367 USD');
  });

  test('keeps every digit until it is made payable, by the currency’s own minor unit', () => {
    const amount = (code: string) => Money.of('10.4565', code).rounded().toString();
    expect(amount('USD')).toBe('10.46 USD');
    expect(amount('JPY')).toBe('10 JPY');
    expect(amount('KWD')).toBe('10.457 KWD');
    expect(Money.of('-2.345', 'USD').rounded().toString()).toBe('-2.35 USD');
    expect(Money.of('2.345', 'USD').rounded('half-even').toString()).toBe('2.34 USD');
  });

  test('does not mix currencies', () => {
    expect(() => Money.of(1, 'USD').plus(Money.of(1, 'EUR'))).toThrow('do not mix without a rate');
    expect(() => Money.of(1, 'USD').compare(Money.of(1, 'EUR'))).toThrow(InvalidInput);
    expect(Money.of(1, 'USD').equals(Money.of(1, 'EUR'))).toBe(false);
  });

  test('is shared out to the last cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.array(fc.nat(50), { minLength: 1, maxLength: 9 }),
        (cents, weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          const whole = Money.of(Decimal.scaled(BigInt(cents), 2), 'USD');
          const parts = whole.allocate(weights.map((weight) => Rational.of(weight)));
          expect(sumOfMoney(parts, 'USD')).toEqual(whole);
          for (const [index, part] of parts.entries()) {
            if (weights[index] === 0) expect(part.amount.sign).toBe(0);
            expect(part).toEqual(part.rounded());
          }
        },
      ),
    );
    expect(() => Money.of(1, 'USD').allocate([])).toThrow(InvalidInput);
  });

  test('goes through JSON with the digits people expect', () => {
    expect(JSON.stringify(Money.of('250', 'USD'))).toBe('{"amount":"250.00","currency":"USD"}');
    expect(Money.fromJSON(JSON.parse(JSON.stringify(Money.of('0.123456', 'USD'))))).toEqual(
      Money.of('0.123456', 'USD'),
    );
    expect(Money.parse('1.0', 'usd')).toMatchObject({ ok: false, remedy: expect.stringContaining('USD') });
  });

  test('a currency is an active ISO 4217 code', () => {
    expect(isCurrency('USD')).toBe(true);
    expect(minorDigitsOf(valueOf(parseCurrency('USD')))).toBe(2);
    for (const code of ['', 'usd', 'XXX', 'DEM', '__proto__', 'US']) expect(parseCurrency(code).ok).toBe(false);
  });
});

describe('unit prices', () => {
  test('R3: 250.00 per case of 10 boxes of 10 is 2.50 per each', () => {
    const contract = valueOf(priceOf('250.00', Quantity.of(1, 'CA')).perBaseUnit(perCase(10 * 10)));
    expect(contract.toString()).toBe('2.50 USD/EA');
    expect(contract.equals(valueOf(priceOf('2.50', Quantity.of(1, 'EA')).perBaseUnit(perEach)))).toBe(true);
  });

  test('R3: SAP’s price per NetPriceQuantity is divided exactly', () => {
    const price = valueOf(priceOf('12.50', Quantity.of(1000, 'EA')).perBaseUnit(perEach));
    expect(price.amount.toDecimal()?.toString()).toBe('0.0125');
    expect(price.times(Quantity.of(40, 'EA')).toString()).toBe('0.50 USD');
  });

  test('R3: a price that has no decimal still compares and multiplies exactly', () => {
    const third = valueOf(priceOf('10.00', Quantity.of(1, 'CA')).perBaseUnit(perCase(3)));
    const written = valueOf(priceOf('3.333333', Quantity.of(1, 'EA')).perBaseUnit(perEach));
    expect(third.rounded().toString()).toBe('3.333333');
    expect(third.compare(written)).toBe(1);
    expect(third.times(Quantity.of(3, 'EA')).toString()).toBe('10.00 USD');
    expect(JSON.stringify(third)).toBe('{"amount":"10/3","currency":"USD","baseUnit":"EA"}');
  });

  test('six digits after the point are kept', () => {
    const price = valueOf(priceOf('0.012345', Quantity.of(1, 'EA')).perBaseUnit(perEach));
    expect(price.rounded().toString()).toBe('0.012345');
    expect(price.times(Quantity.of(1_000_000, 'EA')).toString()).toBe('12345.00 USD');
  });

  test('R56: the deviation of one price from another is an exact share', () => {
    const [agreed, billed] = ['2.00', '2.10'].map((amount) =>
      valueOf(priceOf(amount, Quantity.of(1, 'EA')).perBaseUnit(perEach)),
    );
    if (!agreed || !billed) throw new Error('two prices');
    expect(billed.deviationFrom(agreed)).toEqual(Rational.of(1, 20));
    expect(billed.minus(agreed).rounded().toString()).toBe('0.1');
    const free = valueOf(priceOf('0', Quantity.of(1, 'EA')).perBaseUnit(perEach));
    expect(billed.deviationFrom(free)).toBeNull();
  });

  test('prices in different currencies or base units do not compare', () => {
    const dollars = valueOf(priceOf('1', Quantity.of(1, 'EA')).perBaseUnit(perEach));
    const euros = valueOf(UnitPrice.of(Money.of(1, 'EUR'), Quantity.of(1, 'EA')).perBaseUnit(perEach));
    expect(() => dollars.compare(euros)).toThrow('do not compare');
    expect(() => dollars.times(Quantity.of(1, 'BX'))).toThrow(InvalidInput);
    expect(priceOf('1', Quantity.of(1, 'BX')).perBaseUnit(perEach)).toMatchObject({ ok: false });
    expect(() => priceOf('1', Quantity.of(0, 'EA'))).toThrow(InvalidInput);
  });

  test('go through JSON unchanged', () => {
    const price = priceOf('12.345678', Quantity.of(100, 'EA'));
    const json = JSON.stringify(price);
    expect(json).toBe('{"amount":"12.345678","currency":"USD","per":{"value":"100","unit":"EA"}}');
    expect(UnitPrice.fromJSON(JSON.parse(json))).toEqual(price);
  });
});
