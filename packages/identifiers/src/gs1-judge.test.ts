import { toSVG } from 'bwip-js/node';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyElement, mutated, udiElements } from '../test/arbitrary-gs1.ts';
import { refuseAssociations } from './gs1-associations.ts';
import { buildBracketed, parseBracketed } from './gs1-bracketed.ts';
import { hibcCheckCharacter, parseHibc } from './hibc.ts';
import { valueOf } from './reading.ts';

/**
 * bwip-js is an independent implementation of the GS1 rules: it and we have to refuse and accept the same.
 * A few hundred texts here; `SOAK=100000 vitest run packages/identifiers` for more.
 */
const timeout = { timeout: 20_000 + Number(process.env['SOAK'] ?? 0) * 5 };
const numRuns = Math.max(100, Number(process.env['SOAK'] ?? 0) / 10);

/** What it says of a bracketed text: `null` when it accepts. Capacity is no verdict on the data. */
function judge(bcid: string, text: string): string | null {
  try {
    toSVG({ bcid, text });
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return /NoValidSymbol|tooLong(?!.*AI)|maxLength/i.test(message) ? null : message;
  }
}

function weSay(text: string): string | null {
  const read = parseBracketed(text);
  const refused = read.ok ? refuseAssociations(read.value) : read;
  return refused?.reason ?? null;
}

/**
 * Where it is laxer than the dictionary, so that its "yes" is no verdict: shorter company prefixes, package
 * types, an AI repeated with another value, brackets within values, and companions: it asks for those of some
 * AIs only (not of 3903, 433n or 8041). Its "no" counts everywhere.
 */
const beyondIt = /company prefix|package type|twice with two values|No AI stands|bracket|may not stand without/;

test('bwip-js and we accept the same labels', timeout, () => {
  fc.assert(
    fc.property(udiElements, (elements) => {
      const text = valueOf(buildBracketed(elements));
      // It takes every bracket for the beginning of an AI.
      fc.pre(!elements.some(({ value }) => /[()]/.test(value)));
      expect([text, judge('gs1-128', text)]).toEqual([text, weSay(text)]);
    }),
    { numRuns },
  );
});

test('bwip-js and we refuse the same labels', timeout, () => {
  const good = fc
    .array(
      anyElement.filter(({ ai }) => ai !== '8110' && ai !== '8112'),
      { minLength: 1, maxLength: 2 },
    )
    .map(
      (list) => `(01)12312312312319${list.map(({ ai, value }) => `(${ai})${value.replaceAll(/[()]/g, '')}`).join('')}`,
    );
  fc.assert(
    fc.property(fc.oneof(good, mutated(good)), (text) => {
      fc.pre(/^[\u0020-\u007e]*$/.test(text) && !text.includes('\\'));
      const ours = weSay(text);
      if (ours !== null && beyondIt.test(ours)) return;
      const theirs = judge('gs1-128', text);
      expect([text, theirs === null ? 'accepted' : 'refused']).toEqual([text, ours === null ? 'accepted' : 'refused']);
    }),
    { numRuns },
  );
});

test('bwip-js and we compute the same HIBC check characters', timeout, () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][0-9A-Z]{4,18}[0-9]$/), (primary) => {
      const sealed = `${primary}${hibcCheckCharacter(`+${primary}`)}`;
      expect(parseHibc(`+${sealed}`, Temporal.PlainDate.from('2026-11-20'))).toMatchObject({ ok: true });
      const options = { bcid: 'hibccode128', validatecheck: true };
      expect(() => toSVG({ ...options, text: sealed })).not.toThrow();
      const wrong = `${primary}${sealed.endsWith('A') ? 'B' : 'A'}`;
      expect(() => toSVG({ ...options, text: wrong })).toThrow(/check/i);
    }),
    { numRuns: Math.ceil(numRuns / 5) },
  );
});
