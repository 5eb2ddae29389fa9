import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { valueRules } from './gs1-value-rules.ts';
import { refuseAssociations } from './gs1-associations.ts';
import { buildBracketed, hriLines, parseBracketed } from './gs1-bracketed.ts';
import { dateOf } from './gs1-dates.ts';
import { parseDigitalLink } from './gs1-digital-link.ts';
import { buildElementString, decimalOf, parseElementString, type Gs1Element } from './gs1-element-string.ts';
import { vectorDeviations } from '../test/gs1-vector-deviations.ts';
import { parseGln } from './gln.ts';
import { gtinFormat, parseGtin } from './gtin.ts';
import { parseHibc } from './hibc.ts';
import type { Reading } from './reading.ts';
import { readScan } from './scan.ts';
import { parseSscc } from './sscc.ts';
import { parseUdi } from './udi.ts';

/**
 * What others expect of a GS1 reader. Each family below turns our reading of an input into the shape of the
 * vectors' expectation; `undefined` stands for "refused".
 */
const folder = new URL('../../../../shared/samples/gs1-udi/', import.meta.url);
const present = existsSync(folder);
const today = Temporal.PlainDate.from('2026-11-20');

interface Vector {
  readonly id: string;
  readonly input: string;
  readonly [expectation: string]: unknown;
}

const elementsOf = (text: string): Reading<readonly Gs1Element[]> =>
  text.startsWith('(')
    ? parseBracketed(text)
    : /^https?:/i.test(text)
      ? parseDigitalLink(text)
      : parseElementString(text);

const rawOf = (read: Reading<readonly Gs1Element[]>): string | undefined => {
  if (!read.ok) return undefined;
  const text = buildElementString(read.value, '^');
  return text.ok ? `^${text.value}` : undefined;
};

const isValid = (read: Reading<readonly Gs1Element[]>): boolean => read.ok && refuseAssociations(read.value) === null;

/** The stated expectation, and what we say, both as plain values to be compared. */
type Judge = (vector: Vector) => readonly [expected: unknown, ours: unknown];

const componentTypes: Readonly<Record<string, RegExp>> = {
  csum: /^[0-9]+$/,
  csumalpha: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  hhmi: /^[0-9]{4}$/,
  iban: /^.*$/s,
  latitude: /^[0-9]{10}$/,
  longitude: /^[0-9]{10}$/,
  nozeroprefix: /^[0-9]*$/,
  pcenc: /^.*$/s,
  pieceoftotal: /^(?:[0-9]{2})+$/,
  winding: /^.$/s,
  yymmd0: /^[0-9]{6}$/,
  yymmdd: /^[0-9]{6}$/,
  yyyymmdd: /^[0-9]{8}$/,
};

const component =
  (name: keyof typeof valueRules): Judge =>
  (vector) => {
    // Length and characters are judged before a rule sees its component (gs1-value.ts).
    const fits = componentTypes[name]?.test(vector.input) ?? false;
    const fault = fits ? valueRules[name](vector.input) : { at: -1 };
    const marked = typeof vector['marked'] === 'string' ? vector['marked'].indexOf('*') : undefined;
    if (vector['valid'] === true || fault === null || !fits) return [vector['valid'], fault === null];
    return [marked, fault.at];
  };

const judges: Readonly<Record<string, Judge>> = {
  'ai-association-rules': (vector) => [vector['valid'], isValid(parseBracketed(vector.input))],
  'ai-value-lint': (vector) => [vector['expected'] === 'OK', parseBracketed(vector.input).ok],
  'biip-keys': (vector) => {
    const parse = { GTIN: parseGtin, GLN: parseGln, SSCC: parseSscc }[String(vector['type'])] ?? parseGtin;
    // biip takes any zero-padded length for a GTIN; its shorter paddings are ours only after padding to 14.
    const read = parse(vector.input);
    if (vector['format'] === undefined) return [vector['valid'], read.ok];
    const gtin = parseGtin(vector.input);
    return [vector['format'], gtin.ok ? gtinFormat(gtin.value).replace('-', '_') : undefined];
  },
  'biip-messages': (vector) => {
    const separators = Array.isArray(vector['separators']) ? vector['separators'].map(String) : [];
    const read = parseElementString(vector.input, { separators });
    if (!read.ok) return [vector['valid'] ?? true, false];
    const [first] = read.value;
    const date = first && dateOf(first, today);
    const hri = buildBracketed(read.value);
    const expected = [vector['hri'], vector['date'], vector['datetime'], vector['decimal']];
    const ours = [hri.ok && hri.value, date?.on, date && `${date.on}T${date.time}`, first && decimalOf(first)];
    return [expected, expected.map((each, index) => (each === undefined ? undefined : ours[index]))];
  },
  'bracketed-to-element-string': (vector) => [vector['raw'], rawOf(parseBracketed(vector.input))],
  'bwipp-ai-process': (vector) => [vector['valid'], isValid(parseBracketed(vector.input))],
  'digital-link-uri': (vector) => {
    const shortGtins = String(vector['needs']).includes('ZeroSuppressed');
    return [vector['raw'], rawOf(parseDigitalLink(vector.input, { shortGtins }))];
  },
  'element-string-validity': (vector) => [vector['valid'], parseElementString(vector.input).ok],
  'hibc-check-character': (vector) => [vector['valid'], parseHibc(`+${vector.input}`, today).ok],
  'raw-to-bracketed-and-hri': (vector) => {
    const read = elementsOf(vector.input);
    if (!read.ok) return [vector['bracketed'] ?? vector['hri'], undefined];
    const bracketed = buildBracketed(read.value);
    return vector['hri'] === undefined
      ? [vector['bracketed'], bracketed.ok && bracketed.value]
      : [vector['hri'], hriLines(read.value)];
  },
  'scan-data': (vector) => {
    const scan = readScan(vector.input);
    if (!scan.ok) return [vector['data'], undefined];
    const { value } = scan;
    if (value.kind === 'text') {
      // The source escapes a caret in plain data; we hand the data on untouched.
      return [String(vector['data']).replace(/^\\/, ''), value.text];
    }
    if (value.kind === 'gs1') return [vector['data'], rawOf({ ok: true, value: value.elements })];
    return [vector['data'], `${value.digits}|${rawOf({ ok: true, value: value.elements })}`];
  },
  'udi-strings': (vector) => {
    const udi = parseUdi(vector.input, { today });
    const ours = udi.ok && [udi.value.di, udi.value.pi.expiresOn?.on, udi.value.pi.lot, udi.value.pi.serial];
    return [[vector['di'], vector['expiration'], vector['lot'], vector['serial']], ours];
  },
  'component-csum': component('csum'),
  'component-csumalpha': component('csumalpha'),
  'component-hhmi': component('hhmi'),
  'component-iban': component('iban'),
  'component-latitude': component('latitude'),
  'component-longitude': component('longitude'),
  'component-nozeroprefix': component('nozeroprefix'),
  'component-pcenc': component('pcenc'),
  'component-pieceoftotal': component('pieceoftotal'),
  'component-winding': component('winding'),
  'component-yymmd0': component('yymmd0'),
  'component-yymmdd': component('yymmdd'),
  'component-yyyymmdd': component('yyyymmdd'),
};

function vectorsOf(family: string): readonly Vector[] {
  const read: unknown = JSON.parse(readFileSync(new URL(`${family}.json`, folder), 'utf8'));
  if (typeof read !== 'object' || read === null || !('vectors' in read) || !Array.isArray(read.vectors)) return [];
  return read.vectors.filter((each): each is Vector => typeof each === 'object' && each !== null && 'input' in each);
}

test.skipIf(!present)('every family of vectors is judged', () => {
  const families = readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []));
  expect(Object.keys(judges).toSorted()).toEqual(families.toSorted());
});

describe.skipIf(!present)(`third-party vectors${present ? '' : ' (skipped: ../shared/samples is not here)'}`, () => {
  test.each(Object.entries(judges))('%s: each is met, or listed with its clause', (family, judge) => {
    const vectors = vectorsOf(family);
    expect(vectors.length).toBeGreaterThan(1);
    const unmet = vectors.flatMap((vector) => {
      const [expected, ours] = judge(vector);
      return JSON.stringify(expected) === JSON.stringify(ours)
        ? []
        : [{ id: vector.id, input: vector.input, expected, ours }];
    });
    const listed = Object.keys(vectorDeviations).filter((id) => id.startsWith(`${family}-`));
    expect(unmet.filter(({ id }) => !listed.includes(id))).toEqual([]);
    expect(listed.filter((id) => !unmet.some((each) => each.id === id))).toEqual([]);
  });
});
