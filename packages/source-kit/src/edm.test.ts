import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { edm, writeEdmLiteral } from './edm.ts';

describe('an Edm literal', () => {
  it.each([
    ['MED-004417', "'MED-004417'", "'MED-004417'"],
    ["O'Brien", "'O''Brien'", "'O''Brien'"],
    ['', "''", "''"],
    [true, 'true', 'true'],
    [10, '10', '10'],
    [edm.decimal('12.5'), '12.5M', '12.5'],
    [edm.decimal('-0.050'), '-0.050M', '-0.050'],
    [edm.int64('9007199254740993'), '9007199254740993L', '9007199254740993'],
    [
      edm.guid('0894ef45-7741-1eda-b2a8-4b2f9f5f9a01'),
      "guid'0894ef45-7741-1eda-b2a8-4b2f9f5f9a01'",
      '0894ef45-7741-1eda-b2a8-4b2f9f5f9a01',
    ],
    [edm.date(Temporal.PlainDate.from('2026-03-01')), "datetime'2026-03-01T00:00:00'", '2026-03-01'],
    [
      edm.dateTimeOffset(Temporal.Instant.from('2026-03-01T14:05:09Z')),
      "datetimeoffset'2026-03-01T14:05:09Z'",
      '2026-03-01T14:05:09Z',
    ],
    [edm.time(Temporal.PlainTime.from('14:30')), "time'PT14H30M00S'", '14:30:00'],
  ])('%j is %s in V2 and %s in V4', (value, v2, v4) => {
    expect(writeEdmLiteral('v2', value)).toBe(v2);
    expect(writeEdmLiteral('v4', value)).toBe(v4);
  });

  it('without a zone is of V2 alone', () => {
    const value = edm.dateTime(Temporal.PlainDateTime.from('2026-03-01T06:30'));
    expect(writeEdmLiteral('v2', value)).toBe("datetime'2026-03-01T06:30:00'");
    expect(() => writeEdmLiteral('v4', value)).toThrow('V4 has no Edm.DateTime');
  });

  it('is not made of a fraction, which a double may have changed already', () => {
    expect(() => writeEdmLiteral('v2', 12.5)).toThrow('edm.decimal');
    expect(() => writeEdmLiteral('v4', 2 ** 53)).toThrow(RangeError);
  });

  it.each(['1,5', '1M', '1 or 1 eq 1', "1'", ''])('is not made of %j as a number', (digits) => {
    expect(() => edm.decimal(digits)).toThrow(RangeError);
    expect(() => edm.int64(digits)).toThrow(RangeError);
    expect(() => edm.guid(digits)).toThrow(RangeError);
  });

  it('of a text ends where the text ends, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", 'a', ' ', '%', '(', 'é', '\\') }),
        fc.constantFrom('v2' as const, 'v4' as const),
        (text, version) => {
          const literal = writeEdmLiteral(version, text);
          // As a reader sees it: quotes in pairs are text, the first single one is the end.
          const read = /^'((?:[^']|'')*)'(?!')/.exec(`${literal} or true`);
          expect(read?.[0]).toBe(literal);
          expect(read?.[1]?.replaceAll("''", "'")).toBe(text);
        },
      ),
    );
  });
});
