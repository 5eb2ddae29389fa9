import { InvalidInput } from '@supply-hub/errors';
import { countInputs, soakRuns, soakTimeout } from '@supply-hub/testkit/soak';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCurrency } from './currency.ts';
import { parseJson, stringifyJson } from './exact-json.ts';
import { Decimal, Rational } from './exact-number.ts';
import { parseQuantityText } from './quantity.ts';
import type { Reading } from './reading.ts';
import { standardUnitCodes, unitCodes } from './unit-codes.ts';
import { parseUnitOfMeasure } from './unit-of-measure.ts';

/**
 * Broken numbers and units find no crash, no hang and no changed prototype, and what is accepted reads the same
 * when it is written again. A few hundred inputs a parser here; `npm run soak` gives each a hundred thousand.
 */
const numRuns = soakRuns(300);

const decimals = fc.stringMatching(/^-?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,4})?$/);
const codes = fc.constantFrom('EA', 'CA', 'CS', 'BX', 'XBX', 'CASSETTE', 'KAR', '12', 'constructor', '__proto__');
const strangers = fc.constantFrom(...'+-.,/eE_0123456789xX \u00a0\u0000\u0661\uff11\u{1f600}'.split(''));
/** Half as they are, half with a character put in, taken out or put over another in up to three places. */
const changed = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    texts,
    fc
      .tuple(texts, fc.array(fc.tuple(fc.nat(), fc.nat(1), fc.oneof(strangers, fc.constant(''))), { maxLength: 3 }))
      .map(([text, changes]) =>
        changes.reduce((before, [where, over, put]) => {
          const at = where % (before.length + 1);
          return before.slice(0, at) + put + before.slice(at + over);
        }, text),
      ),
  );

/** Whether it was accepted: then it has to be the same, written and read again. */
function again<T extends { toString(): string }>(read: Reading<T>, parse: (text: string) => Reading<T>): boolean {
  if (read.ok) expect(parse(read.value.toString())).toEqual(read);
  else expect([read.reason, read.remedy]).not.toContain('');
  return read.ok;
}

const parsers: Readonly<Record<string, readonly [fc.Arbitrary<string>, (text: string) => boolean]>> = {
  decimals: [changed(decimals), (text) => again(Decimal.parse(text), Decimal.parse)],
  fractions: [changed(fc.tuple(decimals, decimals).map((parts) => parts.join('/'))), readFraction],
  quantities: [
    changed(fc.tuple(decimals, codes).map((parts) => parts.join(' '))),
    (text) => again(parseQuantityText(text), parseQuantityText),
  ],
  units: [changed(codes), readUnit],
  currencies: [changed(fc.constantFrom('USD', 'EUR', 'XXX')), (text) => again(parseCurrency(text), parseCurrency)],
  'numbers in JSON': [
    changed(decimals.map((decimal) => `{"__proto__":{"polluted":${decimal}},"n":[${decimal}]}`)),
    readJson,
  ],
};

/** A fraction of two long decimals may have more digits than are read, and is still exact. */
function readFraction(text: string): boolean {
  const read = Rational.parse(text);
  if (read.ok) expect(read.value.minus(read.value).sign).toBe(0);
  else expect([read.reason, read.remedy]).not.toContain('');
  return read.ok;
}

const alpine = unitCodes('x12', { CS: 'CA', KAR: 'CT' });

function readUnit(code: string): boolean {
  for (const system of [...Object.values(standardUnitCodes), alpine]) {
    const unit = system.read(code);
    if (!unit.ok) continue;
    const written = system.write(unit.value);
    if (written.ok) expect(system.read(written.value)).toEqual(unit);
  }
  return again(parseUnitOfMeasure(code), parseUnitOfMeasure);
}

function readJson(text: string): boolean {
  let read: unknown;
  try {
    read = parseJson(text);
  } catch (error) {
    expect(error instanceof SyntaxError || error instanceof InvalidInput).toBe(true);
    return false;
  }
  expect(parseJson(stringifyJson(read))).toEqual(read);
  return true;
}

describe.each(Object.entries(parsers))('%s', (_name, [texts, parse]) => {
  test('no broken text breaks the parser', soakTimeout(numRuns), (context) => {
    const count = countInputs(context);
    fc.assert(
      fc.property(texts, (text) => count(() => parse(text))),
      { numRuns },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });
});
