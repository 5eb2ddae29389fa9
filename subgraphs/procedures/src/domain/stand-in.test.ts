import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { withStandIns, type Replaceable } from './stand-in.ts';

const demand: Replaceable = {
  id: 'demand_1',
  caseId: 'case_1',
  itemId: 'item_cup',
  unmapped: null,
  unit: 'EA',
  open: '5',
  hold: '2',
  substituted: '0',
  substitutes: null,
};
const items = new Map([['item_other', { baseUnit: 'PR', units: [] }]]);
const stand = (itemId: string, quantity: string, factor = '1') => ({ itemId, quantity, factor });
const text = (...standIns: ReturnType<typeof stand>[]) =>
  withStandIns(demand, standIns, items).map(({ itemId, open, hold, unit, substituted }) =>
    [itemId, open, hold, unit, substituted].join(' '),
  );

test('R42: a demand asks for less, and the substitute for as much as the factor says', () => {
  expect(withStandIns(demand, [stand('item_other', '2', '0.5')], items)).toEqual([
    { ...demand, open: '3', substituted: '2' },
    {
      ...demand,
      id: hubId('demand', 'hub', ['demand_1', 'item_other']),
      itemId: 'item_other',
      unit: 'PR',
      open: '1',
      hold: '0',
      substituted: '0',
      substitutes: 'demand_1',
    },
  ]);
});

test('R42: no more is replaced than is asked for, by whichever comes first', () => {
  expect(text(stand('item_other', '4'), stand('item_third', '4'))).toEqual([
    'item_cup 0 2 EA 5',
    'item_other 4 0 PR 0',
    'item_third 1 0 EA 0',
  ]);
  expect(text(stand('item_other', '5'), stand('item_third', '4'))).toEqual([
    'item_cup 0 2 EA 5',
    'item_other 5 0 PR 0',
  ]);
});

test('parts that one substitute takes the place of are one demand', () => {
  expect(text(stand('item_other', '1', '2'), stand('item_other', '2', '3'))).toEqual([
    'item_cup 2 2 EA 3',
    'item_other 8 0 PR 0',
  ]);
});

test('a substitute nobody knows keeps the unit of what was asked for, and says that it is unknown', () => {
  expect(withStandIns(demand, [stand('item_new', '1')], items)[1]).toMatchObject({
    unmapped: 'UNKNOWN_ITEM',
    unit: 'EA',
  });
});

test('a demand without substitutes, or that nobody can count, is what it was', () => {
  expect(withStandIns(demand, [], items)).toEqual([demand]);
  const unmapped = { ...demand, unmapped: 'UNKNOWN_ITEM' } as const;
  expect(withStandIns(unmapped, [stand('item_other', '2')], items)).toEqual([unmapped]);
  expect(text(stand('item_other', '0'), stand('item_third', '-1'))).toEqual(['item_cup 5 2 EA 0']);
});
