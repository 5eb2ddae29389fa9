import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyElement, udiElements, valueOfAi } from '../test/arbitrary-gs1.ts';
import { applicationIdentifiers } from './application-identifier.ts';
import { refuseAssociations } from './gs1-associations.ts';
import { buildBracketed, parseBracketed } from './gs1-bracketed.ts';
import { buildDigitalLink, parseDigitalLink } from './gs1-digital-link.ts';
import { buildElementString, decimalOf, parseElementString, titleOf } from './gs1-element-string.ts';
import { refuseElement } from './gs1-value.ts';
import { valueOf } from './reading.ts';
import { readScan } from './scan.ts';

const elements = [
  { ai: '01', value: '10860001234562' },
  { ai: '17', value: '280131' },
  { ai: '10', value: 'L2291' },
  { ai: '21', value: 'SN7781' },
];
const body = '01108600012345621728013110L2291';

describe('R10: FNC1 in its spellings', () => {
  test.each(['\u001d', '^', '\u241d', '{GS}', '[GS]', '{FNC1}', '[FNC1]'])('%j ends a variable element', (fnc1) => {
    expect(parseElementString(`${body}${fnc1}21SN7781`)).toEqual({ ok: true, value: elements });
    expect(parseElementString(`${fnc1}${body}${fnc1}${fnc1}21SN7781${fnc1}`)).toEqual({ ok: true, value: elements });
  });

  test.each(['~', '|', '<GS>', '#'])('%j does when the scanner is known to send it', (fnc1) => {
    expect(parseElementString(`${body}${fnc1}21SN7781`, { separators: [fnc1] })).toEqual({ ok: true, value: elements });
    // Without being told, it is data: a character no lot may hold, or a lot of its own.
    expect(parseElementString(`${body}${fnc1}21SN7781`)).not.toEqual({ ok: true, value: elements });
  });

  test.each([']C1', ']d2', ']Q3', ']e0', ']J1'])('the symbology identifier %s is taken off', (identifier) => {
    expect(parseElementString(`${identifier}${body}\u001d21SN7781`)).toEqual({ ok: true, value: elements });
    expect(readScan(`${identifier}${body}\u001d21SN7781`)).toMatchObject({
      ok: true,
      value: { kind: 'gs1', elements },
    });
  });

  test('a lost separator shows as a value that is too long, with what to do about it', () => {
    expect(parseElementString('01108600012345622112345678901234567890117280131')).toMatchObject({
      ok: false,
      reason: 'AI 21 takes 1 to 20 characters, 29 are here',
      position: 38,
      remedy: expect.stringContaining('set the scanner to send FNC1'),
    });
  });
});

describe('what is never accepted, and where it is wrong', () => {
  test.each([
    ['a wrong check digit', '0110860001234561', 15, 'The check digit is wrong: 1 where 2 belongs'],
    ['month 13', '17281301', 4, 'There is no month 13'],
    ['30 February', '17280230', 6, 'There is no day 30'],
    ['a lot of 25 characters', '10ABCDEFGHIJKLMNOPQRSTUVWXY', 22, 'takes 1 to 20 characters, 25 are here'],
    ['an unknown AI', '10L1\u001d89123', 5, 'GS1 knows no AI 89'],
    ['an AI that has no such number', '3199123456', 0, 'GS1 knows no AI 3199'],
    ['a blank in a lot', '10L 1', 3, 'the 82 characters'],
    ['a letter in a date', '172801O1', 6, 'only digits'],
    ['an empty value', '10', 2, 'none are here'],
    ['a value cut short', '0110860001', 10, 'only 8 are here'],
    ['nothing at all', ']d2', 0, 'no GS1 elements'],
  ])('%s', (_what, text, position, reason) => {
    expect(parseElementString(text)).toMatchObject({
      ok: false,
      position,
      reason: expect.stringContaining(reason),
      remedy: expect.any(String),
    });
  });

  test('a refusal never holds the text it refuses', () => {
    const secret = parseElementString('10PATIENTNAME 1');
    expect(JSON.stringify(secret)).not.toContain('PATIENT');
  });
});

describe('every AI of the dictionary', () => {
  test('takes the values its line allows', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        for (const identifier of applicationIdentifiers()) {
          const value = generate(() => valueOfAi(identifier));
          expect([identifier.ai, value, refuseElement(identifier.ai, value)]).toEqual([identifier.ai, value, null]);
        }
      }),
      { numRuns: 3 },
    );
  });

  test('is read back from an element string and from brackets as it was written', () => {
    fc.assert(
      fc.property(fc.array(anyElement, { minLength: 1, maxLength: 6 }), (list) => {
        expect(parseElementString(valueOf(buildElementString(list)))).toEqual({ ok: true, value: list });
        expect(parseBracketed(valueOf(buildBracketed(list)))).toEqual({ ok: true, value: list });
      }),
    );
  });
});

test('a UDI’s elements go through a Digital Link with nothing lost', () => {
  fc.assert(
    fc.property(udiElements, (list) => {
      const read = valueOf(parseDigitalLink(valueOf(buildDigitalLink(list))));
      const byAi = (left: { ai: string }, right: { ai: string }) => (left.ai < right.ai ? -1 : 1);
      expect([...read].sort(byAi)).toEqual([...list].sort(byAi));
    }),
  );
});

describe('Digital Links', () => {
  test('have the key and its qualifiers as path, the rest as query', () => {
    expect(buildDigitalLink(elements)).toEqual({
      ok: true,
      value: 'https://id.gs1.org/01/10860001234562/10/L2291/21/SN7781?17=280131',
    });
    expect(buildDigitalLink(elements, 'https://example.com/a/')).toMatchObject({
      value: expect.stringMatching(/^https:\/\/example\.com\/a\/01\//),
    });
  });

  test('are refused without a key, with elements no link can carry, or that do not belong together', () => {
    expect(buildDigitalLink([{ ai: '400', value: 'A' }])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('lead'),
    });
    expect(buildDigitalLink([{ ai: '17', value: '280131' }])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('without'),
    });
    expect(
      buildDigitalLink([
        { ai: '01', value: '10860001234562' },
        { ai: '21', value: '1' },
        { ai: '235', value: 'A' },
      ]).ok,
    ).toBe(false);
    expect(buildDigitalLink([{ ai: '01', value: '1' }]).ok).toBe(false);
  });

  test('read a short GTIN only when told to', () => {
    expect(parseDigitalLink('https://a/01/614141000036')).toMatchObject({ ok: false });
    expect(parseDigitalLink('https://a/01/614141000036', { shortGtins: true })).toEqual({
      ok: true,
      value: [{ ai: '01', value: '00614141000036' }],
    });
  });

  test('say where they are wrong', () => {
    expect(parseDigitalLink('https://a/01/10860001234561')).toMatchObject({ position: 26 });
    expect(parseDigitalLink('https://a/01/10860001234562?17=281301')).toMatchObject({ position: 33 });
    expect(parseDigitalLink('https://a/01/10860001234562/21/A/10/B')).toMatchObject({ position: 28 });
    expect(parseDigitalLink('https://a/01/10860001234562/10/%G1')).toMatchObject({ position: 31 });
    expect(parseDigitalLink('https://a/01/10860001234562/10/%41%42%7B1')).toMatchObject({ position: 37 });
    expect(parseDigitalLink('https://a/01/614141000037', { shortGtins: true })).toMatchObject({ position: 24 });
    expect(parseDigitalLink('ftp://a/01/10860001234562')).toMatchObject({ position: 0 });
  });
});

describe('which AIs stand together', () => {
  const said = (text: string) => {
    const read = parseBracketed(text);
    return read.ok ? refuseAssociations(read.value)?.reason : read.reason;
  };

  test('a lot needs its product, a GTIN excludes a count, a repeat has to be the same', () => {
    expect(said('(10)L2291')).toBe('AI 10 may not stand without AI 01, or 02, or 03, or 8006, or 8026');
    expect(said('(01)10860001234562(37)5')).toBe('AI 01 may not stand beside AI 37');
    expect(said('(01)10860001234562(10)A(10)B')).toBe('AI 10 stands there twice with two values');
    expect(said('(01)10860001234562(10)A(10)A')).toBeUndefined();
    expect(said('(255)1234567890128(8030)ABC')).toContain('serial part');
  });
});

test('a number’s point is where its AI says, and its text has all digits', () => {
  expect(decimalOf({ ai: '3103', value: '000195' })).toBe('0.195');
  expect(decimalOf({ ai: '3100', value: '000195' })).toBe('195');
  expect(decimalOf({ ai: '3932', value: '8401999' })).toBe('19.99');
  expect(decimalOf({ ai: '3922', value: '5' })).toBe('0.05');
  expect(decimalOf({ ai: '10', value: '5' })).toBeNull();
});

test('an element has GS1’s title', () => {
  expect(titleOf({ ai: '17', value: '280131' })).toBe('USE BY or EXPIRY');
  expect(titleOf({ ai: '89', value: '' })).toBe('');
});
