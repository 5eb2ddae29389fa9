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

const supplier = hubId('supplier', 'erp', '7');
const location = hubId('location', 'erp', ['H100', 'OR01']);
const facility = hubId('facility', 'hub', 'north');
const alpine = { partner: 'alpine', kind: 'ITEM' } as const;

test('a rule is read as it is written', () => {
  const which = { partner: 'alpine', kind: 'ITEM', key: null, keyPrefix: '', keySuffix: '' };
  expect(readRule({ ...alpine, key: 'A1', targetId: item })).toEqual({
    ok: true,
    rule: { ...which, key: 'A1', means: { by: 'TARGET', target: item } },
  });
  expect(readRule({ ...alpine, kind: 'UNIT', key: 'C', unit: 'CA' })).toEqual({
    ok: true,
    rule: { ...which, kind: 'UNIT', key: 'C', means: { by: 'TARGET', target: 'CA' } },
  });
  expect(readRule({ ...alpine, keyPrefix: 'AC-', keySuffix: 'US', readRestAsOurs: true })).toEqual({
    ok: true,
    rule: { ...which, keyPrefix: 'AC-', keySuffix: 'US', means: { by: 'REST' } },
  });
  expect(readRule({ ...alpine, readRestAsOurs: false, acceptFromConfidence: '0.85' })).toEqual({
    ok: true,
    rule: { ...which, means: { by: 'CONFIDENCE', percent: 85 } },
  });
});

test.each<[string, Parameters<typeof readRule>[0], string, RegExp]>([
  ['nobody’s', { ...alpine, partner: ' ', targetId: item }, 'partner', /^A rule is for one partner/],
  [
    'for a key and a prefix',
    { ...alpine, key: 'A', keyPrefix: 'A', targetId: item },
    'key',
    /^A rule is for one key, or/,
  ],
  [
    'for a key and a suffix',
    { ...alpine, key: 'A', keySuffix: 'A', targetId: item },
    'key',
    /^A rule is for one key, or/,
  ],
  ['without a meaning', { ...alpine, key: 'A', readRestAsOurs: false }, 'targetId', /in exactly one way/],
  ['of one meaning for many keys', { ...alpine, keyPrefix: 'A', targetId: item }, 'key', /^One meaning is for one key/],
  ['for an item, and names a supplier', { ...alpine, key: 'A', targetId: supplier }, 'targetId', /stands for an item:/],
  [
    'for a supplier, and names an item',
    { ...alpine, kind: 'SUPPLIER', key: 'A', targetId: item },
    'targetId',
    /stands for a supplier:/,
  ],
  [
    'for a place, and names an item',
    { ...alpine, kind: 'LOCATION', key: 'A', targetId: item },
    'targetId',
    /stands for a facility or a place with stock:/,
  ],
  ['for a unit nobody knows', { ...alpine, kind: 'UNIT', key: 'A', unit: 'XX' }, 'unit', /^A unit code means a unit/],
  ['for a unit, and names an item', { ...alpine, kind: 'UNIT', key: 'A', targetId: item }, 'targetId', /^A unit code/],
  ['for an item, and names a unit', { ...alpine, key: 'A', unit: 'BX' }, 'unit', /stands for an item/],
  ['for what is left of one key', { ...alpine, key: 'A', readRestAsOurs: true }, 'key', /^What is left of a key/],
  ['too unsure', { ...alpine, acceptFromConfidence: '0.494' }, 'acceptFromConfidence', /^Below 0\.5/],
  ['surer than sure', { ...alpine, acceptFromConfidence: '1.01' }, 'acceptFromConfidence', /^Below 0\.5/],
  ['as sure as no number', { ...alpine, acceptFromConfidence: 'very' }, 'acceptFromConfidence', /^Below 0\.5/],
])('a rule that is %s is refused, and where', (_, input, path, sentence) => {
  expect(readRule(input)).toEqual({ ok: false, path, sentence: expect.stringMatching(sentence) });
});

test('a rule by confidence is from a half to certain, both included', () => {
  for (const acceptFromConfidence of ['0.5', '1'])
    expect(readRule({ ...alpine, acceptFromConfidence })).toMatchObject({ ok: true });
});

test('a place is a facility or a location of one, and nothing else', () => {
  const means = (target: string) => readRule({ ...alpine, kind: 'LOCATION', key: 'A', targetId: target }).ok;
  expect([facility, location, supplier, 'north'].map(means)).toEqual([true, true, false, false]);
});

test('a rule is for its key alone, or for what begins and ends so', () => {
  expect(restOf(rule({ key: 'AC-1' }), 'AC-1')).toBe('AC-1');
  expect(restOf(rule({ key: 'AC-1' }), 'AC-2')).toBeNull();
  expect(restOf(rule({ keySuffix: 'US' }), '0071US')).toBe('71');
  expect(restOf(rule({ keySuffix: 'US' }), '71DE')).toBeNull();
  expect(restOf(rule({ keyPrefix: 'AC-' }), 'AC-')).toBeNull();
});

test('what is left of a key means what it names, and what has a lead of fifteen is enough ahead', () => {
  expect(meaningBy(rule({ keyPrefix: 'AC-' }), 'AC-7', { candidates: [], rest: item })).toBe(item);
  expect(meaningBy(rule({ keyPrefix: 'AC-' }), 'AC-7', nothing)).toBeNull();
  expect(meaningBy(rule({ keyPrefix: 'AC-' }), 'BC-7', { candidates: [], rest: item })).toBeNull();
  const of = (...confidences: number[]) =>
    meaningBy(rule({ means: { by: 'CONFIDENCE', percent: 80 } }), 'A', {
      rest: null,
      candidates: confidences.map((confidence, index) => ({ target: `item${index}`, confidence })),
    });
  expect([of(80), of(80, 65), of(65, 80), of(80, 66)]).toEqual(['item0', 'item0', 'item1', null]);
});

test.each<[Partial<PartnerRule>, string]>([
  [
    { keyPrefix: 'AC-' },
    'Each item key of alpine that begins with "AC-" is, without that and without leading zeros, a number the hub knows.',
  ],
  [
    { kind: 'SUPPLIER', keySuffix: 'US' },
    'Each supplier key of alpine that ends with "US" is, without that and without leading zeros, a number the hub knows.',
  ],
  [
    { kind: 'LOCATION', key: 'N', means: { by: 'TARGET', target: 'north' } },
    'The place key "N" of alpine means North.',
  ],
  [
    { means: { by: 'CONFIDENCE', percent: 85 } },
    'Each item key of alpine means its best candidate, when that is at least 85 % sure and 15 % ahead of the next.',
  ],
])('a rule %j is told in words', (said, sentence) => {
  expect(sentenceOf(rule(said), () => 'North')).toBe(sentence);
});

test('a meaning nobody names is told by its id', () => {
  expect(sentenceOf(rule({ key: 'N', means: { by: 'TARGET', target: facility } }))).toBe(
    `The item key "N" of alpine means ${facility}.`,
  );
});
