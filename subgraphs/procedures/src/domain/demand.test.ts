import { hubId } from '@supply-hub/identifiers';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { heldFrom, itemIdOf, neededItems, problemOf, type ItemUnits } from './demand.ts';
import type { CardLine } from './preference-card.ts';

const line = (key: string, open: string, hold = '0', unit = 'EA'): CardLine => ({
  system: 'erp',
  key,
  open,
  hold,
  unit,
});
const item: ItemUnits = {
  baseUnit: 'EA',
  units: [
    { unit: 'BX', numerator: '10', denominator: '1' },
    { unit: 'PK', numerator: '1', denominator: '3' },
  ],
};
const items = new Map([[itemIdOf(line('CUP', '1')), item]]);
const text = (lines: readonly CardLine[]) =>
  neededItems('case_1', lines, items).map(({ key, unmapped, unit, open, hold }) => [
    key,
    unmapped,
    unit,
    open.toString(),
    hold.toString(),
  ]);

test('R1: lines that name one item are one demand in its base unit', () => {
  expect(text([line('CUP', '2'), line('CUP', '1', '1', 'BX')])).toEqual([['CUP', null, 'EA', '12', '10']]);
});

test('a part of a base unit stays what it is, and what has no end is rounded up', () => {
  expect(text([line('CUP', '0.5')])).toEqual([['CUP', null, 'EA', '0.5', '0']]);
  expect(text([line('CUP', '1', '0', 'PK')])).toEqual([['CUP', null, 'EA', '0.333334', '0']]);
  // Three thirds are one: the sum is exact before it is rounded.
  expect(text([line('CUP', '1', '0', 'PK'), line('CUP', '2', '0', 'PK')])).toEqual([['CUP', null, 'EA', '1', '0']]);
});

test('what is not mapped keeps the card’s unit, and has a problem with a remedy', () => {
  const needed = neededItems('case_1', [line('NEW', '2', '0', 'BX'), line('CUP', '1', '0', 'CT')], items);
  expect(needed).toMatchObject([
    { key: 'NEW', unmapped: 'UNKNOWN_ITEM', unit: 'BX' },
    { key: 'CUP', unmapped: 'UNKNOWN_UNIT', unit: 'CT' },
  ]);
  expect(needed.map((each) => problemOf(each, { system: 'Meridian ERP', card: 'PC-1' }))).toMatchObject([
    {
      code: 'UNKNOWN_ITEM',
      sentence: 'Card PC-1 names item NEW of Meridian ERP, which the item master does not have.',
    },
    { code: 'UNKNOWN_UNIT', sentence: expect.stringContaining('in CT, a unit the item does not have') },
  ]);
});

test('a line that asks for nothing is no demand', () => {
  expect(text([line('CUP', '0', '0'), line('NEW', '0', '0')])).toEqual([]);
});

test('however a need is spread over lines, and in whatever order, it is the same demand', () => {
  const anyLine = fc.record({
    open: fc.integer({ min: 0, max: 50 }),
    hold: fc.integer({ min: 0, max: 50 }),
    unit: fc.constantFrom('EA', 'BX'),
  });
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 8 }), (parts) => {
      const lines = parts.map(({ open, hold, unit }) => line('CUP', String(open), String(hold), unit));
      const sum = (kind: 'open' | 'hold') =>
        parts.reduce((total, part) => total + part[kind] * (part.unit === 'BX' ? 10 : 1), 0);
      const expected =
        sum('open') + sum('hold') === 0 ? [] : [['CUP', null, 'EA', String(sum('open')), String(sum('hold'))]];
      expect(text(lines)).toEqual(expected);
      expect(text(lines.toReversed())).toEqual(expected);
    }),
  );
});

test('what cannot be counted keeps its first line’s unit, summed over the lines that use it', () => {
  expect(
    text([
      line('NEW', '2', '1', 'BX'),
      line('NEW', '3', '4', 'BX'),
      line('NEW', '9', '9', 'CT'),
      line('NEW', '0', '0', 'EA'),
    ]),
  ).toEqual([['NEW', 'UNKNOWN_ITEM', 'BX', '5', '5']]);
});

test('a line that only holds is a demand, under an id of its case, system and key', () => {
  expect(neededItems('case_1', [line('CUP', '0', '1')], items)).toMatchObject([
    { id: hubId('demand', 'hub', ['case_1', 'erp', 'CUP']), itemId: hubId('item', 'erp', 'CUP') },
  ]);
});

test('each trouble says what to put right, and what has none says nothing', () => {
  const names = { system: 'Meridian ERP', card: 'PC-1' };
  const remedy = (unmapped: 'UNKNOWN_ITEM' | 'UNKNOWN_UNIT' | null) =>
    problemOf({ unmapped, key: 'CUP', unit: 'CT' }, names)?.remedy;
  expect(remedy(null)).toBeUndefined();
  expect(remedy('UNKNOWN_ITEM')).toBe(
    'Correct the key in the preference card file, or add the item to the item master.',
  );
  expect(remedy('UNKNOWN_UNIT')).toBe(
    'Correct the unit in the preference card file, or add it to the item in the item master.',
  );
});

test('a case that began more than a day ago holds nothing any more', () => {
  expect(heldFrom(Temporal.Instant.from('2026-03-09T12:00:00Z')).toString()).toBe('2026-03-08T12:00:00Z');
});
