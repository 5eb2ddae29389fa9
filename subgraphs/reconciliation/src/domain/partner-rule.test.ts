import { hubId } from '@supply-hub/identifiers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meaningBy, readRule, restOf, sentenceOf, type PartnerRule } from './partner-rule.ts';

const item = hubId('item', 'erp', '7');
const rule = (said: Partial<PartnerRule>): PartnerRule => ({
  partner: 'alpine',
  kind: 'ITEM',
  key: null,
  keyPrefix: '',
  keySuffix: '',
  means: { by: 'REST' },
  ...said,
});
const nothing = { candidates: [], rest: null };

test('what is left of a key is what its prefix, its suffix and its leading zeros leave', () => {
  const $part = fc.string({ unit: fc.constantFrom('A', '0', '1', '-'), maxLength: 4 });
  fc.assert(
    fc.property($part, $part, $part, (keyPrefix, rest, keySuffix) => {
      const left = restOf(rule({ keyPrefix, keySuffix }), `${keyPrefix}${rest}${keySuffix}`);
      expect(left).toBe(rest === '' ? null : rest.replace(/^0+(?=.)/, ''));
    }),
  );
  expect(restOf(rule({ keyPrefix: 'AC-' }), 'BC-1')).toBeNull();
  // Prefix and suffix never share a character of the key.
  expect(restOf(rule({ keyPrefix: 'AB', keySuffix: 'BA' }), 'ABA')).toBeNull();
});

test('a rule by confidence takes the best candidate, and none when another comes near', () => {
  const sure = rule({ means: { by: 'CONFIDENCE', percent: 80 } });
  const candidates = (...confidences: number[]) => ({
    rest: null,
    candidates: confidences.map((confidence, index) => ({ target: `item${index}`, confidence })),
  });
  expect(meaningBy(sure, 'A', candidates(60, 95))).toBe('item1');
  expect(meaningBy(sure, 'A', candidates(90, 95))).toBeNull();
  expect(meaningBy(sure, 'A', candidates(79))).toBeNull();
  expect(meaningBy(sure, 'A', nothing)).toBeNull();
});

test('whatever a rule says of a key it says of no key it is not for', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (key, asked) => {
      const meaning = meaningBy(rule({ key, means: { by: 'TARGET', target: item } }), asked, { ...nothing, rest: 'x' });
      expect(meaning).toBe(key === asked ? item : null);
    }),
  );
});

test('a rule that contradicts itself is refused where it does', () => {
  const input = { partner: 'alpine', kind: 'ITEM' } as const;
  expect(readRule({ ...input, key: 'A1', targetId: item })).toMatchObject({ ok: true });
  expect(readRule({ ...input, key: 'A1', keyPrefix: 'A', targetId: item })).toMatchObject({ path: 'key' });
  expect(readRule({ ...input, targetId: item })).toMatchObject({ path: 'key' });
  expect(readRule({ ...input, key: 'A1', targetId: hubId('supplier', 'erp', '7') })).toMatchObject({
    path: 'targetId',
  });
  expect(readRule({ ...input, key: 'A1', unit: 'BX' })).toMatchObject({ path: 'unit' });
  expect(readRule({ ...input, kind: 'UNIT', key: 'C', unit: 'CA' })).toMatchObject({ ok: true });
  expect(readRule({ ...input, kind: 'UNIT', key: 'C', targetId: item })).toMatchObject({ path: 'targetId' });
  expect(readRule({ ...input, key: 'A1' })).toMatchObject({ path: 'targetId' });
  expect(readRule({ ...input, key: 'A1', targetId: item, readRestAsOurs: true })).toMatchObject({ path: 'targetId' });
  expect(readRule({ ...input, acceptFromConfidence: '0.3' })).toMatchObject({ path: 'acceptFromConfidence' });
});

test('a rule is told in words', () => {
  expect(sentenceOf(rule({ keyPrefix: 'AC-', keySuffix: 'US' }))).toBe(
    'Each item key of alpine that begins with "AC-" and ends with "US" is, without that and without leading zeros, a number the hub knows.',
  );
  expect(sentenceOf(rule({ kind: 'UNIT', key: 'C', means: { by: 'TARGET', target: 'CA' } }))).toBe(
    'The unit key "C" of alpine means case.',
  );
});
