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

test('each thing that speaks for an item is told, the strongest first', () => {
  expect(of('AC-4711', { gtin: boxGtin, partNumber: 'OT-9' }).evidence).toEqual([
    { fact: 'GTIN', sentence: `GTIN ${boxGtin} is one of the item's.` },
    { fact: 'PART_NUMBER', sentence: "Part number AC-4711 is the supplier's own for it." },
    { fact: 'PART_NUMBER', sentence: "Part number OT-9 is another supplier's for it." },
  ]);
  expect(of('100 007')).toEqual({
    confidence: 60,
    evidence: [{ fact: 'PART_NUMBER', sentence: "100007 is the hospital's own number of it." }],
  });
  expect(of('x', { description: 'Cortical screw 3.5 x 14 mm' })).toEqual({
    confidence: 60,
    evidence: [
      {
        fact: 'DESCRIPTION',
        sentence: '"Cortical screw 3.5 x 14 mm" reads like "Cortical screw 3.5 x 14 mm" (100 %).',
      },
    ],
  });
});

test('words that are little alike say nothing, half alike less than half, and an item without a name has none', () => {
  expect(of('x', { description: 'Surgical drape' })).toEqual({ confidence: 0, evidence: [] });
  expect(of('x', { description: 'Cortical screw' }).confidence).toBeLessThan(60 * 0.7);
  expect(judgeItem(wanted('x', { description: 'Cortical screw' }), { ...screw, name: null }).evidence).toEqual([]);
});

test('a number of one or two characters is a third of a reason', () => {
  const short = { ...screw, codes: ['7'], number: '7', parts: [{ supplierId: 'alpine', partNumber: 'A7' }] };
  expect(judgeItem(wanted('A7'), short).confidence).toBe(30);
  expect(judgeItem(wanted('7'), short).confidence).toBe(20);
});

test('another GTIN speaks against no item that has none', () => {
  const without = { ...screw, gtins: [] };
  expect(judgeItem(wanted('AC-4711', { gtin: boxGtin }), without).confidence).toBe(90);
});

test('keys are read without blanks around them', () => {
  expect(of(` ${boxGtin} `).confidence).toBe(95);
  expect(judgeParty(wanted('x', { gln: ' 0860001234565 ' }), { ...screw, gln: '0860001234565' }).confidence).toBe(95);
});

test('each thing that speaks for a party is told', () => {
  const north = { ...screw, name: 'North Valley', codes: ['H100'], gln: '0860001234565' };
  expect(judgeParty(wanted('H-100', { gln: '0860001234565', description: 'North Valley' }), north).evidence).toEqual([
    { fact: 'GLN', sentence: 'Its GLN is 0860001234565.' },
    { fact: 'NAME', sentence: 'H-100 is one of its codes.' },
    { fact: 'NAME', sentence: '"North Valley" reads like "North Valley" (100 %).' },
  ]);
  expect(judgeParty(wanted('0860001234565'), { ...north, gln: null }).confidence).toBe(0);
  expect(judgeParty(wanted('H100', { gln: '0860001234565' }), { ...north, gln: null }).confidence).toBe(80);
});

test('each thing that speaks for a unit is told', () => {
  expect(judgeUnits(wanted('x', { unit: ' bx ' })).get('BX')?.evidence).toContainEqual({
    fact: 'UNIT',
    sentence: 'BX is box in X12.',
  });
  expect(judgeUnits(wanted('BOX')).get('BX')?.evidence).toContainEqual({
    fact: 'NAME',
    sentence: 'BOX reads like "box".',
  });
  expect(judgeUnits(wanted('BOXES')).get('BX')?.confidence).toBeLessThan(70);
});
