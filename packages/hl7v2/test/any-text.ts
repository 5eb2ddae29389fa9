import * as fc from 'fast-check';

/**
 * Any well-formed text, every code point as likely as the next. (fast-check's own `binary` strings take two
 * seconds to set up.)
 */
export const anyText = (constraints: { minLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({
    ...constraints,
    unit: fc
      .oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10_ffff }))
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code)),
  });
