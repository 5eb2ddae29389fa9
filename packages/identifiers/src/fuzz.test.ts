import { countInputs, soakRuns, soakTimeout } from '@supply-hub/testkit/soak';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyElement, mutated, udiElements } from '../test/arbitrary-gs1.ts';
import { buildBracketed, parseBracketed } from './gs1-bracketed.ts';
import { buildDigitalLink, parseDigitalLink } from './gs1-digital-link.ts';
import { buildElementString, parseElementString } from './gs1-element-string.ts';
import { parseGln } from './gln.ts';
import { parseGtin } from './gtin.ts';
import { hibcCheckCharacter, parseHibc } from './hibc.ts';
import { parseIccbba } from './iccbba.ts';
import { valueOf, type Reading } from './reading.ts';
import { readScan } from './scan.ts';
import { parseSscc } from './sscc.ts';
import { parseUdi } from './udi.ts';

/**
 * Broken input of every kind finds no crash, no hang, no position outside the text and no changed prototype;
 * what is accepted says the same when it is written and read again. A few hundred inputs a parser here;
 * `npm run soak` gives each a hundred thousand.
 */
const numRuns = soakRuns(300);
const today = Temporal.PlainDate.from('2026-11-20');

const elementLists = fc.oneof(udiElements, fc.array(anyElement, { minLength: 1, maxLength: 4 }));
const elementStrings = elementLists.map((list) => valueOf(buildElementString(list)));
const bracketed = elementLists.map((list) => valueOf(buildBracketed(list)));
const links = udiElements.map((list) => valueOf(buildDigitalLink(list)));
const hibcBodies = fc.constantFrom(
  '+A123STM120/$$3280131L2291/SSN7781',
  '+H123PARTNO1234567890120/$$420020216LOT123456789012345/SXYZ456789012345678/16D20130202',
  '+A123STM120/$$900500528060L2291',
  '+$$+2013128SN7781A',
);
const iccbba = fc.constantFrom(
  '=/A9999XYZ100T0944=,000025=A99971312345600=>014032=}013032&,1000000000000XYZ123',
  '=)1TE123456A&)RZ12345678',
);
const numbers = fc.constantFrom('96385074', '614141000036', '10860001234562', '0860001234565', '108600099988870016');

/** Half of the inputs keep what lets them through the outer frame: prefix, check character, first element. */
const half = (frame: (text: string) => string, texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(mutated(texts), mutated(texts).map(frame));
const sealedAgain = (text: string) => {
  const body = `+${text.slice(1).replaceAll(/[^0-9A-Z. $/+%-]/g, '')}`;
  return body + hibcCheckCharacter(body);
};

const parsers: Readonly<Record<string, readonly [fc.Arbitrary<string>, (text: string) => Reading<unknown>]>> = {
  'element strings': [
    half((text) => `]d20110860001234562${text}`, elementStrings),
    (text) => again(parseElementString(text), buildElementString, parseElementString),
  ],
  'bracketed text': [
    half((text) => `(01)10860001234562${text.replace(/^[^(]*/, '')}`, bracketed),
    (text) => again(parseBracketed(text), buildBracketed, parseBracketed),
  ],
  'Digital Links': [
    half((text) => `https://id.gs1.org/01/10860001234562${text.slice(36)}`, links),
    (text) => again(parseDigitalLink(text), buildElementString, parseElementString),
  ],
  scans: [half((text) => `]C1${text}`, fc.oneof(elementStrings, numbers)), readScan],
  HIBC: [half(sealedAgain, hibcBodies), (text) => parseHibc(text, today)],
  ICCBBA: [half((text) => `=/A9999XYZ100T0944${text.replace(/^=\/.{0,16}/, '')}`, iccbba), parseIccbba],
  GTIN: [mutated(numbers), parseGtin],
  GLN: [mutated(numbers), parseGln],
  SSCC: [mutated(numbers), parseSscc],
  UDI: [
    fc.oneof(
      mutated(elementStrings),
      mutated(bracketed),
      mutated(links),
      half(sealedAgain, hibcBodies),
      mutated(iccbba),
    ),
    (text) =>
      again(
        parseUdi(text, { today }),
        (udi) => ({ ok: true, value: udi.text }),
        (text) => parseUdi(prefixed(text), { today }),
      ),
  ],
};

/** A machine form that begins with a digit could be a plain number: the symbology identifier says it is not. */
const prefixed = (text: string) => (/^[0-9]/.test(text) ? `]d2${text}` : text);

/** What was accepted, written and read again, has to be the same. */
function again<T>(
  read: Reading<T>,
  build: (value: T) => Reading<string>,
  parse: (text: string) => Reading<T>,
): Reading<T> {
  if (!read.ok) return read;
  const second = parse(valueOf(build(read.value)));
  expect(second.ok && withoutWarnings(second.value)).toEqual(withoutWarnings(read.value));
  return read;
}

function withoutWarnings(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'warnings' in value
    ? { ...value, warnings: [], hri: '', text: '' }
    : value;
}

describe.each(Object.entries(parsers))('%s', (_name, [texts, parse]) => {
  test('no broken text breaks the parser', soakTimeout(numRuns), (context) => {
    const count = countInputs(context);
    fc.assert(
      fc.property(texts, (text) => {
        count(() => {
          const read = parse(text);
          if (read.ok) return true;
          expect(read.reason).not.toBe('');
          expect(read.remedy).not.toBe('');
          expect(read.position ?? 0).toBeGreaterThanOrEqual(0);
          expect(read.position ?? 0).toBeLessThanOrEqual(text.length);
          return false;
        });
      }),
      { numRuns },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

test('a text of a megabyte is refused without being looked at', () => {
  for (const text of [
    '('.repeat(1e6),
    '^'.repeat(1e6),
    `+A${'/'.repeat(1e6)}`,
    `https://a/${'/01'.repeat(3e5)}`,
    '='.repeat(1e6),
    '1'.repeat(1e6),
  ]) {
    expect(parseUdi(text, { today })).toMatchObject({ ok: false, position: 7089 });
  }
});
