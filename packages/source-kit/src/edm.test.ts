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
    [edm.date(Temporal.PlainDate.from('2026-03-01')), "datetime'2026-03-01T00:00:00'", '2026-03-01'],
    [
      edm.dateTimeOffset(Temporal.Instant.from('2026-03-01T14:05:09Z')),
      "datetimeoffset'2026-03-01T14:05:09Z'",
      '2026-03-01T14:05:09Z',
    ],
  ])('%j is %s in V2 and %s in V4', (value, v2, v4) => {
    expect(writeEdmLiteral('v2', value)).toBe(v2);
    expect(writeEdmLiteral('v4', value)).toBe(v4);
  });

  it('is not made of a fraction, which a double may have changed already', () => {
    expect(() => writeEdmLiteral('v2', 12.5)).toThrow('whole numbers');
    expect(() => writeEdmLiteral('v4', 2 ** 53)).toThrow(RangeError);
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
