import { InvalidInput } from '@supply-hub/errors';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gs1CheckDigit } from './check-digit.ts';
import { assertGln, parseGln } from './gln.ts';
import { assertGtin, gtinFormat, gtinIndicator, gtinWithIndicator, isGtin, parseGtin } from './gtin.ts';
import { parseSscc } from './sscc.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

test('R8: GTIN-8, -12, -13 and -14 padded with zeros to 14 are the same GTIN', () => {
  expect(parseGtin('96385074')).toEqual({ ok: true, value: '00000096385074' });
  expect(assertGtin('614141000036')).toBe(assertGtin('00614141000036'));
  expect(assertGtin('0614141000036')).toBe(assertGtin('00614141000036'));
  expect(gtinFormat(assertGtin('96385074'))).toBe('GTIN-8');
  expect(gtinFormat(assertGtin('614141000036'))).toBe('GTIN-12');
});

test('R8: a wrong check digit is refused, with what belongs there', () => {
  expect(parseGtin('07032069804987')).toEqual({
    ok: false,
    reason: 'The check digit of this GTIN is wrong: 7 where 8 belongs',
    position: 13,
    remedy: 'Scan or type it again from the label; a digit is wrong or two are swapped',
  });
  expect(parseGln('1234567890127')).toMatchObject({ ok: false, position: 12 });
  expect(parseSscc('376130321109103421')).toMatchObject({ ok: false, position: 17 });
});

test('R8: the check digits of the sheet are right', () => {
  expect(gs1CheckDigit('1086000123456')).toBe('2');
  expect(gs1CheckDigit('086000123456')).toBe('5');
  expect(gs1CheckDigit('10860009998887001')).toBe('6');
});

test('letters, spaces, other scripts, zeros and other lengths are refused', () => {
  expect(parseGtin('0614141 000036')).toMatchObject({ ok: false, position: 7 });
  expect(parseGtin('٠٦١٤١٤١٠٠٠٠٣٦')).toMatchObject({ ok: false, position: 0 });
  expect(parseGtin('')).toMatchObject({ ok: false, reason: 'The GTIN is empty' });
  expect(parseGtin('123456789')).toMatchObject({ ok: false, reason: expect.stringContaining('8, 12, 13 or 14') });
  expect(parseGtin('00000000000000')).toMatchObject({ ok: false, reason: 'A GTIN of zeros names nothing' });
  expect(parseGln('0000000000000').ok).toBe(false);
  expect(parseSscc('000000000000000000').ok).toBe(false);
});

test('the asserting form throws InvalidInput with field, reason and remedy', () => {
  expect(() => assertGln('086000123456', 'facilities[0].gln')).toThrow(InvalidInput);
  try {
    assertGln('0860001234564', 'facilities[0].gln');
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ field: 'facilities[0].gln', code: 'BAD_USER_INPUT' });
    expect(error).toHaveProperty('message', expect.stringContaining('5 belongs at character 13. Scan or type'));
  }
});

describe('R9: the indicator', () => {
  test('0 is the base, 1-8 a grouping, 9 a variable measure; it carries no quantity', () => {
    expect(gtinIndicator(assertGtin('00614141000036'))).toEqual({ digit: 0, meaning: 'base' });
    expect(gtinIndicator(assertGtin('10860001234562'))).toEqual({ digit: 1, meaning: 'grouping' });
    expect(gtinIndicator(gtinWithIndicator(assertGtin('10860001234562'), 9)).meaning).toBe('variable-measure');
  });

  test('a grouping has a check digit of its own', () => {
    expect(gtinWithIndicator(assertGtin('00614141000036'), 1)).toBe('10614141000033');
    expect(() => gtinWithIndicator(assertGtin('00614141000036'), 10)).toThrow(InvalidInput);
  });
});

test('every number with its check digit is read, and with any one digit changed is refused', () => {
  fc.assert(
    fc.property(digits(13), fc.nat(13), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      fc.pre(!/^0+$/.test(body));
      const gtin = `${body}${gs1CheckDigit(body)}`;
      expect(isGtin(gtin)).toBe(true);
      const changed = gtin.slice(0, at) + String((Number(gtin[at]) + by) % 10) + gtin.slice(at + 1);
      expect(parseGtin(changed).ok).toBe(false);
    }),
  );
});

test('R8: so is every GLN and SSCC', () => {
  fc.assert(
    fc.property(digits(17), fc.integer({ min: 1, max: 9 }), (body, by) => {
      for (const [length, parse] of [
        [12, parseGln],
        [17, parseSscc],
      ] as const) {
        const own = `1${body.slice(0, length - 1)}`;
        const check = gs1CheckDigit(own);
        expect(parse(own + check)).toEqual({ ok: true, value: own + check });
        expect(parse(own + String((Number(check) + by) % 10)).ok).toBe(false);
      }
    }),
  );
});

test('R9: any indicator gives a GTIN that reads back with it, of the same item', () => {
  fc.assert(
    fc.property(digits(12), fc.integer({ min: 1, max: 9 }), (body, digit) => {
      const base = assertGtin(`01${body.slice(1)}${gs1CheckDigit(`01${body.slice(1)}`)}`);
      const packed = gtinWithIndicator(base, digit);
      expect(parseGtin(packed)).toEqual({ ok: true, value: packed });
      expect(gtinIndicator(packed).digit).toBe(digit);
      expect(gtinWithIndicator(packed, 0)).toBe(base);
    }),
  );
});

test('any text at all is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const parse of [parseGtin, parseGln, parseSscc]) expect(parse(text)).toHaveProperty('ok');
    }),
  );
});
