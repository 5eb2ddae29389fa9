import { toSVG } from 'bwip-js/node';
import { countInputs, soakRuns, soakTimeout } from '@supply-hub/testkit/soak';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyElement, mutated, udiElements } from '../test/arbitrary-gs1.ts';
import { refuseAssociations } from './gs1-associations.ts';
import { buildBracketed, parseBracketed } from './gs1-bracketed.ts';
import { hibcCheckCharacter, parseHibc } from './hibc.ts';
import { valueOf } from './reading.ts';

/**
 * bwip-js is an independent implementation of the GS1 rules: it and we have to refuse and accept the same.
 * A hundred texts here, and a tenth of what a soak gives a parser: it is slow.
 */
const numRuns = Math.max(100, soakRuns(0) / 10);
const timeout = soakTimeout(numRuns);

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

test('bwip-js and we accept the same labels', timeout, (context) => {
  const count = countInputs(context);
  fc.assert(
    fc.property(udiElements, (elements) => {
      const text = valueOf(buildBracketed(elements));
      // It takes every bracket for the beginning of an AI.
      fc.pre(!elements.some(({ value }) => /[()]/.test(value)));
      count(() => {
        expect([text, judge('gs1-128', text)]).toEqual([text, weSay(text)]);
        return true;
      });
    }),
    { numRuns },
  );
});

test('bwip-js and we refuse the same labels', timeout, (context) => {
  const count = countInputs(context);
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
      count(() => {
        const ours = weSay(text);
        if (ours !== null && beyondIt.test(ours)) return false;
        const verdict = (reason: string | null) => (reason === null ? 'accepted' : 'refused');
        expect([text, verdict(judge('gs1-128', text))]).toEqual([text, verdict(ours)]);
        return ours === null;
      });
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
