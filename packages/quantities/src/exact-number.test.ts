import { InvalidInput } from '@supply-hub/errors';
import { Big } from 'big.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal, Rational } from './exact-number.ts';
import type { Rounding } from './rounding.ts';

// An independent judge: big.js in strict mode never sees a float either.
const StrictBig = Big();
StrictBig.strict = true;

const decimalText = fc.stringMatching(/^-?[0-9]{1,20}(\.[0-9]{1,12})?(e[+-]?[0-9])?$/);
const bigModes = { 'half-up': 1, 'half-even': 2, down: 0, up: 3 } as const;

test('a sum that floats get wrong is right', () => {
  expect(Decimal.of('0.1').plus(Decimal.of('0.2')).toString()).toBe('0.3');
  expect(Decimal.of('45.6789').times(Decimal.of(3)).toString()).toBe('137.0367');
});

test('every text a source may write reads to what big.js reads, and back without an exponent', () => {
  fc.assert(
    fc.property(decimalText, (text) => {
      const big = new StrictBig(text).toFixed();
      const decimal = Decimal.of(text);
      expect(decimal.toString()).toBe(big === '-0' ? '0' : big);
      expect(Decimal.of(decimal.toString())).toEqual(decimal);
    }),
  );
});

test('sums, products, order and rounding are those of big.js', () => {
  fc.assert(
    fc.property(decimalText, decimalText, fc.nat(6), (a, b, places) => {
      const [left, right] = [Decimal.of(a), Decimal.of(b)];
      const [bigLeft, bigRight] = [new StrictBig(a), new StrictBig(b)];
      const same = (ours: Decimal, theirs: Big) => expect(ours.toString()).toBe(theirs.toFixed().replace(/^-0$/, '0'));
      same(left.plus(right), bigLeft.plus(bigRight));
      same(left.minus(right), bigLeft.minus(bigRight));
      same(left.times(right), bigLeft.times(bigRight));
      expect(left.compare(right)).toBe(bigLeft.cmp(bigRight));
      for (const mode of ['half-up', 'half-even', 'down', 'up'] as const) {
        same(left.round(places, mode), bigLeft.round(places, bigModes[mode]));
      }
    }),
  );
});

test('equal numbers have one shape, whatever zeros they were written with', () => {
  expect(Decimal.of('2.50')).toEqual(Decimal.of('2.5'));
  expect(Decimal.of('25e-1')).toEqual(Decimal.of('2.5'));
  expect(Decimal.of('-0.00')).toEqual(Decimal.zero);
  expect(Decimal.of('0010')).toEqual(Decimal.of(10));
  expect(Decimal.of('2.50').toString(2)).toBe('2.50');
  expect(Decimal.of('2.567').toString(2)).toBe('2.567');
});

test.each([
  ['2.5', 0, 'half-even', '2'],
  ['3.5', 0, 'half-even', '4'],
  ['-2.5', 0, 'half-up', '-3'],
  ['-2.1', 0, 'floor', '-3'],
  ['-2.9', 0, 'ceiling', '-2'],
  ['2.1', 0, 'ceiling', '3'],
  ['2.9', 0, 'floor', '2'],
  ['1.005', 2, 'half-up', '1.01'],
] satisfies [string, number, Rounding, string][])('%s to %i places, %s, is %s', (text, places, mode, expected) => {
  expect(Decimal.of(text).round(places, mode).toString()).toBe(expected);
});

describe('what is refused', () => {
  test.each([
    '',
    ' 1',
    '1 ',
    '1,000',
    '+1',
    '.5',
    '5.',
    '1e',
    '0x10',
    'NaN',
    'Infinity',
    '１２',
    '1_000',
    '--1',
    '1.2.3',
  ])('%j is no decimal', (text) => {
    expect(Decimal.parse(text)).toMatchObject({ ok: false, remedy: expect.any(String) });
  });

  test('a refusal says where', () => {
    expect(Decimal.parse('1,000')).toMatchObject({ position: 1 });
  });

  test('a float is refused, a whole number is not', () => {
    expect(() => Decimal.of(0.1)).toThrow(InvalidInput);
    expect(() => Decimal.of(2 ** 53)).toThrow(InvalidInput);
    expect(Decimal.of(144).toString()).toBe('144');
  });

  test('a number made to exhaust memory is refused at once', () => {
    expect(Decimal.parse('1e9999').ok).toBe(false);
    expect(Decimal.parse('1e-9999').ok).toBe(false);
    expect(Decimal.parse('9'.repeat(101)).ok).toBe(false);
    expect(Decimal.parse('1e100').ok).toBe(false);
    expect(Decimal.parse('1e-100').ok).toBe(true);
  });

  test('any text is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Decimal.parse(text)).toHaveProperty('ok');
        expect(Rational.parse(text)).toHaveProperty('ok');
      }),
    );
  });
});

test('a count comes out as a number only when a number can hold it', () => {
  expect(Decimal.of('12.000').toSafeInteger()).toBe(12);
  expect(() => Decimal.of('12.5').toSafeInteger()).toThrow(InvalidInput);
  expect(() => Decimal.of('9007199254740993').toSafeInteger()).toThrow(InvalidInput);
});

test('numbers cannot be changed', () => {
  expect(Object.isFrozen(Decimal.of(1))).toBe(true);
  expect(Object.isFrozen(Rational.one)).toBe(true);
});

describe('fractions', () => {
  const whole = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
  const fraction = fc.tuple(whole, fc.bigInt({ min: 1n, max: 10_000n })).map(([n, d]) => Rational.of(n, d));

  test('are reduced, with the sign above', () => {
    expect(Rational.of(6, -4)).toEqual(Rational.of(-3, 2));
    expect(Rational.of(0, 5)).toEqual(Rational.of(0));
  });

  test('add, multiply and divide back to where they came from', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(a.plus(b).minus(b)).toEqual(a);
        expect(a.compare(b)).toBe(a.minus(b).sign);
        if (b.sign !== 0) expect(a.times(b).dividedBy(b)).toEqual(a);
        expect(Rational.from(a.toString())).toEqual(a);
      }),
    );
  });

  test('have a decimal exactly when one exists', () => {
    expect(Rational.of(1, 3).toDecimal()).toBeNull();
    expect(Rational.of(3, 8).toDecimal()).toEqual(Decimal.of('0.375'));
    fc.assert(
      fc.property(decimalText, (text) => {
        expect(Decimal.of(text).toRational().toDecimal()).toEqual(Decimal.of(text));
      }),
    );
  });

  test('round to the nearest decimal, never further off than half of the last place', () => {
    fc.assert(
      fc.property(fraction, fc.nat(6), (value, places) => {
        const off = value.minus(value.round(places, 'half-up').toRational()).abs();
        expect(off.compare(Rational.of(1, 2n * 10n ** BigInt(places)))).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('come from numerator and denominator as SAP writes them', () => {
    expect(Rational.ofTexts('100', '1')).toEqual(Rational.of(100));
    expect(Rational.ofTexts('2.5', '0.5')).toEqual(Rational.of(5));
    expect(() => Rational.ofTexts('1', '0')).toThrow(InvalidInput);
    expect(Rational.parse('1/x')).toMatchObject({ ok: false, position: 2 });
    expect(Rational.parse('1/0')).toMatchObject({ ok: false, position: 2 });
  });
});
