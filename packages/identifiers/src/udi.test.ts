import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { udiElements } from '../test/arbitrary-gs1.ts';
import { gs1CheckDigit } from './check-digit.ts';
import { buildBracketed } from './gs1-bracketed.ts';
import { buildDigitalLink } from './gs1-digital-link.ts';
import { buildElementString } from './gs1-element-string.ts';
import { gs1UdiElements } from './gs1-udi.ts';
import { parseGtin } from './gtin.ts';
import { buildHibcPair } from './hibc-build.ts';
import { labelDate } from './label-date.ts';
import { valueOf } from './reading.ts';
import { joinUdis } from './udi-join.ts';
import { parseUdi, type Udi, type UdiOptions } from './udi.ts';

const options: UdiOptions = { today: Temporal.PlainDate.from('2026-11-20') };
const read = (text: string, more: Partial<UdiOptions> = {}): Udi => valueOf(parseUdi(text, { ...options, ...more }));
const reason = (text: string): string => {
  const udi = parseUdi(text, options);
  return udi.ok ? 'read' : udi.reason;
};

test('R13: FDA’s five parts, device and production identifiers apart', () => {
  expect(read('(01)51022222233336(11)141231(17)150707(10)A213B1(21)1234')).toMatchObject({
    issuer: 'GS1',
    di: '51022222233336',
    pi: {
      manufacturedOn: { on: '2014-12-31' },
      expiresOn: { on: '2015-07-07' },
      lot: 'A213B1',
      serial: '1234',
      donationId: null,
    },
  });
});

test('R13: the longest is 66 characters of data, 76 with its AIs', () => {
  const elements = valueOf(
    gs1UdiElements(
      {
        di: '51022222233336',
        manufacturedOn: labelDate(2025, 12, 31, false),
        expiresOn: labelDate(2028, 7, null, true),
        lot: 'A'.repeat(20),
        serial: '1'.repeat(20),
      },
      options.today,
    ),
  );
  expect(elements.map(({ ai }) => ai)).toEqual(['01', '11', '17', '10', '21']);
  expect(elements.map(({ value }) => value).join('')).toHaveLength(66);
  expect(valueOf(buildElementString(elements, ''))).toHaveLength(76);
  expect(read(valueOf(buildBracketed(elements))).pi.expiresOn).toEqual({
    on: '2028-07-31',
    precision: 'month',
    time: null,
  });
});

test('one label gives one UDI in every form it is written in', () => {
  const forms = [
    '(01)10860001234562(17)280131(10)L2291(21)SN7781',
    '{01}10860001234562{17}280131{10}L2291{21}SN7781',
    '01108600012345621728013110L2291\u001d21SN7781',
    '\u001d01108600012345621728013110L2291\u001d21SN7781\r\n',
    ']d201108600012345621728013110L2291\u001d21SN7781',
    ']C101108600012345621728013110L2291\u001d21SN7781',
    '{FNC1}01108600012345621728013110L2291{GS}21SN7781',
    '^01108600012345621728013110L2291^21SN7781',
  ];
  expect(new Set(forms.map((form) => JSON.stringify(read(form)))).size).toBe(1);
  const link = read('https://id.gs1.org/01/10860001234562/10/L2291/21/SN7781?17=280131');
  expect([link.di, link.pi]).toEqual([read(forms[0] ?? '').di, read(forms[0] ?? '').pi]);
  expect(read('01108600012345621728013110L2291~21SN7781', { separators: ['~'] }).pi.serial).toBe('SN7781');
});

test('whatever elements a GS1 label has, brackets and raw text give the same UDI', () => {
  fc.assert(
    fc.property(udiElements, (elements) => {
      const raw = valueOf(buildElementString(elements));
      const udi = read(`]d2${raw}`);
      expect(udi).toEqual(read(valueOf(buildBracketed(elements))));
      expect(udi).toMatchObject({ di: elements[0]?.value, text: raw, elements });
    }),
  );
});

test('lots and serials are kept as they are printed', () => {
  expect(read('(01)10860001234562(10)00aB-0/1(21)0007').pi).toMatchObject({ lot: '00aB-0/1', serial: '0007' });
});

test('R14: HIBC, with or without the symbology identifier and asterisks', () => {
  for (const text of [
    '+A123STM120/$$3280131L2291/SSN7781M',
    ']C0+A123STM120/$$3280131L2291/SSN7781M',
    '*+A123STM120/$$3280131L2291/SSN7781M*',
  ]) {
    expect(read(text)).toMatchObject({
      issuer: 'HIBCC',
      di: 'A123STM120',
      pi: { lot: 'L2291', serial: 'SN7781', expiresOn: { on: '2028-01-31' } },
      text: '+A123STM120/$$3280131L2291/SSN7781M',
    });
  }
});

describe('R15: an ICCBBA text is never taken for GS1', () => {
  const texts = [
    '=/A9999XYZ100T0944=>014032',
    '=)1TE123456A&)RZ12345678',
    '&,1000000000000XYZ123',
    ']C0=A99971312345600',
  ];
  test.each(texts)('%s', (text) => expect(read(text).issuer).toBe('ICCBBA'));

  test('not even with data that would be one', () => {
    fc.assert(
      fc.property(udiElements, fc.constantFrom('=', '&', '=/', '&,1'), (elements, start) => {
        const udi = parseUdi(start + valueOf(buildElementString(elements)), options);
        expect(udi.ok && udi.value.issuer).not.toBe('GS1');
      }),
    );
  });
});

describe('plain numbers', () => {
  test('an EAN, UPC or ITF-14 is a GTIN and nothing else', () => {
    expect(read('614141000036')).toMatchObject({ di: '00614141000036', pi: { lot: null, expiresOn: null } });
    expect(read(']E00614141000036').di).toBe('00614141000036');
    expect(read(']I110860001234562').di).toBe('10860001234562');
    expect(parseUdi(']E00614141000037', options)).toMatchObject({ ok: false, position: 15 });
  });

  test('digits that could be a GTIN or an expiry are refused, not guessed', () => {
    expect(read('17280131')).toMatchObject({ di: null, pi: { expiresOn: { on: '2028-01-31' } } });
    const both = Array.from({ length: 28 }, (_, day) => `172801${String(day + 1).padStart(2, '0')}`).filter(
      (each) => parseGtin(each).ok,
    );
    expect(both.length).toBeGreaterThan(0);
    for (const digits of both) {
      expect(reason(digits)).toContain('nothing says which');
      expect(read(`]C1${digits}`).di).toBeNull();
      expect(read(`]E4${digits}`).di).toBe(`000000${digits}`);
    }
  });

  test('a GTIN-14 that begins like a lot is a GTIN', () => {
    expect(read('10860001234562').di).toBe('10860001234562');
  });
});

describe('what is refused', () => {
  test.each([
    ['', 'nothing to read'],
    ['hello', 'begins like no UDI'],
    ['ß', 'begins like no UDI'],
    ['(00)123456789012345675', 'no UDI: it holds AI 00'],
    ['(01)10860001234561', 'check digit is wrong'],
    ['(01)00000000000000', 'GTIN of zeros names nothing'],
    ['(01)10860001234562(37)5', 'may not stand beside'],
    ['+A123STM120B', 'check character is wrong'],
    [']X9123', 'known symbology'],
  ])('%j', (text, why) => {
    expect(reason(text)).toContain(why);
  });

  test('R64: a document that exists may be read with a warning instead', () => {
    expect(read('(01)10860001234562(37)5', { associations: 'warn' }).warnings).toEqual([
      { code: 'ASSOCIATION', message: 'AI 01 may not stand beside AI 37' },
    ]);
  });
});

test('a lot that may have swallowed the serial is pointed out when no separator came', () => {
  expect(read('01108600012345621728013110L229121SN7781').warnings).toMatchObject([{ code: 'SEPARATOR_MAY_BE_LOST' }]);
  expect(read(']d201108600012345621728013110L229121SN7781').warnings).toEqual([]);
  expect(read('01108600012345621728013110L2291\u001d21SN7781').warnings).toEqual([]);
  expect(read('(01)10860001234562(10)L229121SN7781').warnings).toEqual([]);
});

describe('two symbols of one label', () => {
  test('GS1: the GTIN and the rest join, and are then judged together', () => {
    const joined = valueOf(joinUdis(read('(17)280131(10)L2291'), read('(01)10860001234562'), options));
    expect(joined).toMatchObject({
      di: '10860001234562',
      pi: { lot: 'L2291' },
      hri: '(01)10860001234562(17)280131(10)L2291',
    });
    expect(joinUdis(read('(10)A'), read('(01)10860001234562(10)B'), options)).toMatchObject({ ok: false });
  });

  test('HIBC: the second one’s link has to be the first one’s check character', () => {
    const label = {
      labeler: 'A123',
      product: 'STM12',
      lot: 'L2291',
      serial: 'SN7781',
      expiresOn: labelDate(2028, 1, 31, true),
    };
    const pair = valueOf(buildHibcPair(label, options.today));
    const [primary, secondary] = [read(pair.primary), read(pair.secondary)];
    expect(valueOf(joinUdis(secondary, primary, options))).toMatchObject({
      di: 'A123STM120',
      pi: { lot: 'L2291', serial: 'SN7781', expiresOn: { on: '2028-01-31' } },
    });
    const other = valueOf(buildHibcPair({ ...label, product: 'STM13' }, options.today));
    expect(joinUdis(read(other.primary), secondary, options)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('link'),
    });
  });

  test('ICCBBA: product and donation; agencies do not mix, nor two products', () => {
    expect(valueOf(joinUdis(read('=/A9999XYZ100T0944'), read('=A99971312345600'), options)).pi.donationId).toBe(
      'A99971312345600',
    );
    expect(joinUdis(read('=/A9999XYZ100T0944'), read('(10)A'), options).ok).toBe(false);
    expect(joinUdis(read('614141000036'), read('10860001234562'), options)).toMatchObject({
      reason: 'Both symbols are complete',
    });
    expect(joinUdis(read('(10)A'), read('(21)B'), options)).toMatchObject({
      reason: 'Neither symbol has a device identifier',
    });
  });
});

test('R16: what names no product makes none', () => {
  expect(read('(17)280131(10)L2291(21)SN7781').di).toBeNull();
  expect(read('=A99971312345600').di).toBeNull();
});

test('what a GS1 UDI is built of comes out of every form of it again', () => {
  const text = fc.stringMatching(/^[!-"%-?A-Z_a-z]{1,20}$/);
  const dates = (isExpiry: boolean) =>
    fc
      .tuple(fc.integer({ min: 1977, max: 2076 }), fc.integer({ min: 1, max: 12 }), fc.nat(28))
      .map(([year, month, day]) => labelDate(year, month, day, isExpiry));
  const parts = fc.record({
    di: fc.stringMatching(/^[1-9][0-9]{12}$/).map((body) => `${body}${gs1CheckDigit(body)}`),
    lot: fc.option(text),
    serial: fc.option(text),
    expiresOn: fc.option(dates(true)),
    manufacturedOn: fc.option(dates(false)),
    softwareVersion: fc.option(text),
  });
  fc.assert(
    fc.property(parts, (said) => {
      const elements = valueOf(gs1UdiElements(said, options.today));
      const { di, ...pi } = said;
      for (const form of [
        `]d2${valueOf(buildElementString(elements))}`,
        valueOf(buildBracketed(elements)),
        valueOf(buildDigitalLink(elements)),
      ]) {
        expect(read(form)).toMatchObject({ issuer: 'GS1', di, pi: { ...pi, donationId: null } });
      }
    }),
  );
});

test('a date GS1 cannot say is not built', () => {
  const build = (year: number) =>
    gs1UdiElements({ di: '614141000036', expiresOn: labelDate(year, 1, 31, true) }, options.today);
  expect(build(2076)).toMatchObject({ ok: true });
  expect(build(2077)).toMatchObject({ ok: false, reason: '2077-01-31 would be read back as 1977-01-31' });
  expect(gs1UdiElements({ di: '614141000036', donationId: 'A' }, options.today).ok).toBe(false);
  expect(gs1UdiElements({ di: '614141000036', lot: 'A B' }, options.today).ok).toBe(false);
});
