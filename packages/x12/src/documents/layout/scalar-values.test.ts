import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScalar, writeScalar } from './scalar-values.ts';

describe('dates', () => {
  test.each([
    ['20260309', '2026-03-09'],
    ['20240229', '2024-02-29'],
    ['20000229', '2000-02-29'],
  ])('%s is %s', (sent, date) => {
    expect(readScalar('date', sent)).toBe(date);
    expect(writeScalar('date', date)).toBe(sent);
  });

  test.each([
    '20260229',
    '21000229',
    '20261301',
    '20260931',
    '20260300',
    '260309',
    '00000000',
    '2026-03-09',
    '2026030 ',
  ])('%s is no day of the calendar', (sent) => {
    expect(readScalar('date', sent)).toMatchObject({ code: '8' });
  });

  test('agree with the calendar on every eight digits', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2200 }), fc.nat({ max: 13 }), fc.nat({ max: 32 }), (year, month, day) => {
        const [y, m, d] = [
          String(year + 900).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(day).padStart(2, '0'),
        ];
        let known: string | undefined;
        try {
          known = Temporal.PlainDate.from(`${y}-${m}-${d}`).toString();
        } catch {
          known = undefined;
        }
        const read = readScalar('date', `${y}${m}${d}`);
        expect(typeof read === 'string' ? read : undefined).toBe(year + 900 < 1000 ? undefined : known);
      }),
    );
  });

  test('a value that is no date is not written', () => {
    expect(writeScalar('date', '2026-02-30')).toBeUndefined();
    expect(writeScalar('date', '20260309')).toBeUndefined();
  });
});

test.each([
  ['1610', '16:10'],
  ['161059', '16:10:59'],
  ['16105925', '16:10:59.25'],
  ['1610597', '16:10:59.7'],
])('the time %s is %s', (sent, time) => {
  expect(readScalar('time', sent)).toBe(time);
  expect(writeScalar('time', time)).toBe(sent);
});

test.each(['2410', '1660', '161', '16:10'])('%s is no time', (sent) => {
  expect(readScalar('time', sent)).toMatchObject({ code: '9' });
});

describe('decimals', () => {
  test.each([
    ['4', '4'],
    ['12.3400', '12.3400'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['-.25', '-0.25'],
    ['+3', '3'],
    ['-0', '0'],
    ['0.00', '0'],
    ['1E3', '1000'],
    ['1.5E-2', '0.015'],
    ['123456789012345678.000000001', '123456789012345678.000000001'],
  ])('%s is %s, exactly', (sent, value) => {
    expect(readScalar('decimal', sent)).toBe(value);
  });

  test.each(['', '.', '-', '1,5', '4 EA', 'FOUR', '1.2.3', '0x10'])('%j is no number', (sent) => {
    expect(readScalar('decimal', sent)).toMatchObject({ code: '6' });
  });

  test('a number that is read is written as the same number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+-]?\d{0,6}(?:\.\d{0,4})?$/), (sent) => {
        const value = readScalar('decimal', sent);
        if (typeof value !== 'string') return;
        expect(Number(value)).toBe(Number(sent) + 0);
        expect(writeScalar('decimal', value)).toBe(value);
      }),
    );
  });
});

describe('R55: N2 has two implied decimals', () => {
  test.each([
    ['184000', '1840.00'],
    ['5', '0.05'],
    ['0', '0.00'],
    ['-19998', '-199.98'],
    ['-0', '0.00'],
    ['000123', '1.23'],
  ])('%s is %s', (sent, amount) => {
    expect(readScalar('hundredths', sent)).toBe(amount);
  });

  test('a decimal point in N2 is a fault, not a hundredfold', () => {
    expect(readScalar('hundredths', '1840.00')).toMatchObject({ code: '6' });
  });

  test('an amount is written in hundredths, and never rounded', () => {
    expect(writeScalar('hundredths', '1840')).toBe('184000');
    expect(writeScalar('hundredths', '0.5')).toBe('50');
    expect(writeScalar('hundredths', '-0.00')).toBe('0');
    expect(writeScalar('hundredths', '1.005')).toBeUndefined();
  });
});
