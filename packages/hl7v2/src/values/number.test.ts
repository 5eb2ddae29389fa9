import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationInMinutes } from './duration.ts';
import { parseDecimal } from './number.ts';

describe('an HL7 number', () => {
  test.each([
    ['1', '1'],
    ['150.00', '150.00'],
    ['+2', '2'],
    ['-2.50', '-2.50'],
    ['007', '7'],
    ['0', '0'],
    ['-0', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    [' 3 ', '3'],
    ['12345678901234567.10', '12345678901234567.10'],
  ])('%j is %s, every digit kept', (text, decimal) => {
    expect(parseDecimal(text)).toBe(decimal);
  });

  test.each(['', '.', '-', '1e3', '1,000', '0x10', 'NaN', '1 EA', '--1', '1.2.3', '٣'])('%j is none', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test('keeps its value and its scale', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 6 }), (whole, scale) => {
        const digits = whole < 0n ? (-whole).toString() : whole.toString();
        const padded = digits.padStart(scale + 1, '0');
        const text = scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
        return parseDecimal(whole < 0n ? `-000${text}` : `+${text}`) === (whole < 0n ? `-${text}` : text);
      }),
    );
  });

  test('of a million zeros is refused or read in linear time', () => {
    expect(parseDecimal(`${'0'.repeat(1_000_000)}x`)).toBeUndefined();
    expect(parseDecimal(`${'0'.repeat(1_000_000)}1`)).toBe('1');
  });
});

describe('a duration', () => {
  test.each([
    ['120', 'min', 120],
    ['60', 's', 1],
    ['2', 'hr', 120],
    ['45', 'm', 45],
    ['70', 'Min', 70],
    ['1', 'd', 1440],
    ['30', undefined, 30],
    ['1.5', 'h', 90],
  ])('of %s %s is %s minutes', (amount, unit, minutes) => {
    expect(durationInMinutes(amount, unit)).toBe(minutes);
  });

  test('in a unit nobody knows, or below zero, is none', () => {
    expect(durationInMinutes('2', 'fortnight')).toBeUndefined();
    expect(durationInMinutes('2', 'constructor')).toBeUndefined();
    expect(durationInMinutes('-5', 'min')).toBeUndefined();
  });
});
