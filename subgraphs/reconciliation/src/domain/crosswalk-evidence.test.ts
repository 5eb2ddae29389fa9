import { gs1CheckDigit } from '@supply-hub/identifiers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeItem, judgeParty, judgeUnits, type KnownThing, type Wanted } from './crosswalk-evidence.ts';

const gtin = (digits: string) => `${digits}${gs1CheckDigit(digits)}`;
const boxGtin = gtin('1086000123456');
const screw: KnownThing = {
  id: 'item_7',
  number: '100007',
  name: 'Cortical screw 3.5 x 14 mm',
  codes: ['100007'],
  gtins: [gtin('0086000123456'), boxGtin],
  gln: null,
  parts: [
    { supplierId: 'alpine', partNumber: 'AC-4711' },
    { supplierId: 'other', partNumber: 'OT-9' },
  ],
};
const wanted = (key: string, facts: Wanted['facts'] = {}): Wanted => ({ key, facts, supplierId: 'alpine' });
const of = (key: string, facts?: Wanted['facts']) => judgeItem(wanted(key, facts), screw);

test('R8, R16: a GTIN of any packaging level speaks for an item, with or without its zeros', () => {
  expect(of('x1', { gtin: boxGtin })).toEqual({
    confidence: 95,
    evidence: [{ fact: 'GTIN', sentence: `GTIN ${boxGtin} is one of the item's.` }],
  });
  const each = gtin('0086000123456');
  expect(of('x1', { gtin: each.replace(/^0+/, '') }).confidence).toBe(95);
  expect(of(boxGtin).confidence).toBe(95);
});

test('R8: a GTIN with a wrong check digit says nothing, for or against', () => {
  const wrong = `${boxGtin.slice(0, 13)}${(Number(boxGtin[13]) + 1) % 10}`;
  expect(of('x1', { gtin: wrong })).toEqual({ confidence: 0, evidence: [] });
  expect(of('AC-4711', { gtin: wrong }).confidence).toBe(90);
});

test('the supplier’s own part number says more than another’s, as written more than otherwise punctuated', () => {
  const [own, punctuated, others] = ['AC-4711', 'ac4711', 'OT-9'].map((key) => of(key).confidence);
  expect([own, punctuated, others]).toEqual([90, 80, 50]);
});

test('another GTIN than the item’s halves what its part number says', () => {
  expect(of('AC-4711', { gtin: gtin('0099999912345') }).confidence).toBe(45);
});

test('more evidence is never less sure, and only a person is certain', () => {
  const $facts = fc.record(
    {
      gtin: fc.constant(boxGtin),
      partNumber: fc.constant('AC-4711'),
      description: fc.constant('Screw cortical 3.5x14mm'),
    },
    { requiredKeys: [] },
  );
  const clean = (facts: object) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  fc.assert(
    fc.property($facts, $facts, (some, more) => {
      const less = of('x', clean(some)).confidence;
      const all = of('x', { ...clean(some), ...clean(more) }).confidence;
      expect(all).toBeGreaterThanOrEqual(less);
      expect(all).toBeLessThanOrEqual(99);
    }),
  );
});

test('a place is told by its GLN, its codes and its name, and another GLN speaks against it', () => {
  const north: KnownThing = {
    ...screw,
    number: 'north',
    name: 'North Valley Medical Center',
    codes: ['H100'],
    gln: '0860001234565',
    parts: [],
    gtins: [],
  };
  const place = (key: string, facts: Wanted['facts'] = {}) => judgeParty(wanted(key, facts), north).confidence;
  expect(place('x', { gln: '0860001234565' })).toBe(95);
  expect(place('h-100')).toBe(80);
  expect(place('x', { name: 'NORTH VALLEY MEDICAL CTR' })).toBeGreaterThan(40);
  expect(place('h-100', { gln: gtin('950110153000') })).toBe(40);
});

test('R4: a unit code is told by what other standards mean by it; X12’s cassette is not taken for a case', () => {
  const [first] = [...judgeUnits(wanted('CS'))].toSorted(([, a], [, b]) => b.confidence - a.confidence);
  expect(first?.[0]).toBe('CA');
  expect([...judgeUnits(wanted('BOX'))].map(([unit]) => unit)).toContain('BX');
  expect(judgeUnits(wanted('?!')).size).toBe(0);
});
