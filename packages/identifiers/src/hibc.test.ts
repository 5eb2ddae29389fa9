import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HibcDateForm } from './hibc-date.ts';
import { buildHibc, buildHibcPair } from './hibc-build.ts';
import { hibcCheckCharacter, parseHibc, type HibcLabel } from './hibc.ts';
import { labelDate } from './label-date.ts';
import { valueOf } from './reading.ts';

const today = Temporal.PlainDate.from('2026-11-20');
const sealed = (text: string) => text + hibcCheckCharacter(text);
const read = (text: string): Partial<HibcLabel> => valueOf(parseHibc(sealed(text), today));

test('R14: the check characters of the sheet are right', () => {
  expect(hibcCheckCharacter('+A123STM120')).toBe('A');
  expect(hibcCheckCharacter('+A123STM120/$$3280131L2291/SSN7781')).toBe('M');
});

test('R14: a primary code is labeler, product and unit; the DI is the three without + and check', () => {
  expect(parseHibc('+A123BJC5D6E71G', today)).toEqual({
    ok: true,
    value: {
      di: 'A123BJC5D6E71',
      labeler: 'A123',
      product: 'BJC5D6E7',
      unitOfMeasure: 1,
      lot: null,
      serial: null,
      expiresOn: null,
      manufacturedOn: null,
      quantity: null,
      link: 'G',
    },
  });
});

describe('R14: every secondary form', () => {
  test.each<[string, Partial<HibcLabel>]>([
    ['$L2291', { lot: 'L2291' }],
    ['$+SN7781', { serial: 'SN7781' }],
    ['$$0128L2291', { lot: 'L2291', expiresOn: { on: '2028-01-31', precision: 'month', time: null } }],
    ['$$1228L2291', { lot: 'L2291', expiresOn: { on: '2028-12-31', precision: 'month', time: null } }],
    ['$$2013128L2291', { lot: 'L2291', expiresOn: labelDate(2028, 1, 31, true) }],
    ['$$3280131L2291', { lot: 'L2291', expiresOn: labelDate(2028, 1, 31, true) }],
    ['$$428013116L2291', { lot: 'L2291', expiresOn: { on: '2028-01-31', precision: 'hour', time: '16:00' } }],
    ['$$528060L2291', { lot: 'L2291', expiresOn: labelDate(2028, 2, 29, true) }],
    ['$$62806016L2291', { lot: 'L2291', expiresOn: { on: '2028-02-29', precision: 'hour', time: '16:00' } }],
    ['$$7L2291', { lot: 'L2291', expiresOn: null }],
    ['$$820', { quantity: 20 }],
    ['$$8203280131L2291', { quantity: 20, lot: 'L2291', expiresOn: labelDate(2028, 1, 31, true) }],
    ['$$8200128L2291', { quantity: 20, lot: 'L2291' }],
    ['$$8207L2291', { quantity: 20, lot: 'L2291', expiresOn: null }],
    ['$$9005003280131L2291', { quantity: 500, lot: 'L2291', expiresOn: labelDate(2028, 1, 31, true) }],
    ['$$+0128SN7781', { serial: 'SN7781', expiresOn: { on: '2028-01-31', precision: 'month', time: null } }],
    ['$$+3280131SN7781', { serial: 'SN7781', expiresOn: labelDate(2028, 1, 31, true) }],
    ['$$+7SN7781', { serial: 'SN7781', expiresOn: null }],
    ['28060L2291', { lot: 'L2291', expiresOn: labelDate(2028, 2, 29, true) }],
    ['$$3280131', { lot: null, expiresOn: labelDate(2028, 1, 31, true) }],
    ['$$3280131L2291/SSN7781', { lot: 'L2291', serial: 'SN7781' }],
    ['$$7L2291/SSN7781/16D20260115/Q5', { manufacturedOn: labelDate(2026, 1, 15, true), quantity: 5 }],
    ['$L2291/14D20280131', { lot: 'L2291', expiresOn: labelDate(2028, 1, 31, true) }],
  ])('%s', (secondary, expected) => {
    expect(read(`+A123STM120/${secondary}`)).toMatchObject({ di: 'A123STM120', link: null, ...expected });
    // The same alone, with the primary code's check character as link.
    expect(read(`+${secondary}A`)).toMatchObject({ di: null, link: 'A', ...expected });
  });
});

describe('what is refused, and where', () => {
  test.each<[string, string, number, string]>([
    ['month 13', '+A123STM120/$$31328131L', 17, 'month 28'],
    ['month 13 in MMYY', '+A123STM120/$$1328L2291', 14, 'month 13'],
    ['30 February', '+A123STM120/$$3280230L2291', 19, 'day 30'],
    ['day 366 of a short year', '+A123STM120/$$527366L2291', 17, 'no day 366'],
    ['hour 24', '+A123STM120/$$428013124L2291', 21, 'hour 24'],
    ['a date cut short', '+A123STM120/$$32801', 19, 'YYMMDD'],
    ['a letter in a date', '+A123STM120/$$328O131L2291', 17, 'YYMMDD'],
    ['no date flag', '+A123STM120/$$XL2291', 14, 'A date, or 7'],
    ['a lot of 19 characters', '+A123STM120/$$7ABCDEFGHIJKLMNOPQRS', 33, 'at most 18'],
    ['two lots', '+A123STM120/$L2291/$L2292', 20, 'twice'],
    ['an unknown segment', '+A123STM120/$L2291/Z9', 19, 'No HIBC data'],
    ['an empty lot', '+A123STM120/$', 13, 'empty'],
    ['a labeler that begins with a digit', '+1123STM120', 1, 'No HIBC data'],
    ['a product number too long', '+A123ABCDEFGHIJKLMNOPQRS0', 24, 'product number of 1 to 18'],
    ['a unit that is a letter', '+A123STM12X', 10, 'a digit for the unit'],
  ])('%s', (_what, text, position, reason) => {
    expect(parseHibc(sealed(text), today)).toMatchObject({
      ok: false,
      position,
      reason: expect.stringContaining(reason),
      remedy: expect.any(String),
    });
  });

  test('a wrong check character, a small letter, no plus', () => {
    expect(parseHibc('+A123BJC5D6E71H', today)).toMatchObject({ ok: false, position: 14 });
    expect(parseHibc('+a123STM120A', today)).toMatchObject({ ok: false, position: 1 });
    expect(parseHibc('A123STM120A', today)).toMatchObject({ ok: false, position: 0 });
    expect(parseHibc('+', today).ok).toBe(false);
  });
});

test('Code 39’s asterisks are taken off and a printed _ is the blank check character', () => {
  // Searched for, so that the check character is a blank.
  const product = Array.from({ length: 400 }, (_, index) => index.toString(36).toUpperCase()).find(
    (each) => hibcCheckCharacter(`+A123${each}0`) === ' ',
  );
  expect(parseHibc(`*+A123${product}0_*`, today)).toMatchObject({ ok: true, value: { product, link: ' ' } });
  expect(parseHibc(`+A123${product}0 `, today)).toMatchObject({ ok: true, value: { product } });
  expect(parseHibc('*+A123BJC5D6E71H*', today)).toMatchObject({ ok: false, position: 15 });
});

const alphanumeric = (max: number) => fc.stringMatching(new RegExp(`^[0-9A-Z]{1,${max}}$`));
const dates = fc
  .integer({ min: 0, max: 18_000 })
  .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }))
  .map((date) => labelDate(date.year, date.month, date.day, true));
const months = dates.map(({ on }) => labelDate(Number(on.slice(0, 4)), Number(on.slice(5, 7)), null, true));
const hours = fc.tuple(dates, fc.nat(23)).map(([{ on }, hour]) => ({
  on,
  precision: 'hour' as const,
  time: `${String(hour).padStart(2, '0')}:00`,
}));
const expiries = fc.oneof(
  fc.record({ expiresOn: months, dateForm: fc.constant<HibcDateForm>('MMYY') }),
  fc.record({ expiresOn: dates, dateForm: fc.constantFrom<HibcDateForm>('MMDDYY', 'YYMMDD', 'YYJJJ') }),
  fc.record({ expiresOn: hours, dateForm: fc.constantFrom<HibcDateForm>('YYMMDDHH', 'YYJJJHH') }),
  fc.constant({ expiresOn: null }),
);
const parts = fc
  .record({
    labeler: fc.stringMatching(/^[A-Z][0-9A-Z]{3}$/),
    product: alphanumeric(18),
    unitOfMeasure: fc.nat(9),
    lot: fc.option(alphanumeric(18)),
    serial: fc.option(alphanumeric(18)),
    manufacturedOn: fc.option(dates),
    quantity: fc.option(fc.nat(99_999)),
    expiry: expiries,
  })
  .map(({ expiry, ...rest }) => ({ ...rest, ...expiry }));

test('whatever is built is read back, in one symbol and in two', () => {
  fc.assert(
    fc.property(parts, (label) => {
      const { dateForm: _form, ...said } = { dateForm: undefined, ...label };
      const text = valueOf(buildHibc(label, today));
      expect(parseHibc(text, today)).toMatchObject({ ok: true, value: said });
      const pair = buildHibcPair(label, today);
      if (!pair.ok) return;
      const primary = valueOf(parseHibc(pair.value.primary, today));
      const secondary = valueOf(parseHibc(pair.value.secondary, today));
      expect(primary).toMatchObject({ labeler: label.labeler, product: label.product, lot: null });
      expect(secondary).toMatchObject({ di: null, lot: label.lot, serial: label.serial, link: primary.link });
    }),
  );
});

test('what a label could not say is not built', () => {
  const label = { labeler: 'A123', product: 'STM12' };
  const refused = (more: object) => {
    const built = buildHibc({ ...label, ...more }, today);
    return built.ok ? built.value : built.reason;
  };
  expect(refused({ expiresOn: labelDate(2090, 1, 31, true) })).toBe('Two digits of year would be read as 1990');
  expect(refused({ expiresOn: labelDate(2028, 1, 31, true), dateForm: 'MMYY' })).toContain(
    'cannot be written in that form',
  );
  expect(refused({ lot: 'ABCDEFGHIJKLMNOPQRS' })).toContain('at most 18');
  expect(refused({ lot: 'A/SB' })).toContain('read back as others');
  expect(refused({ product: 'a' })).toContain('in no HIBC code');
  expect(refused({ quantity: 100_000 })).toContain('up to 99999');
  expect(buildHibcPair(label, today).ok).toBe(false);
});
