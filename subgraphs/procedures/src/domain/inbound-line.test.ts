import { expect, test } from 'vitest';
import { inboundOf, type OrderedLine } from './inbound-line.ts';

const line = (values: Partial<OrderedLine> = {}): OrderedLine => ({
  id: 'orderline_1',
  itemId: 'item_1',
  facilityId: 'facility_1',
  quantity: '2',
  baseQuantity: '20',
  baseUnit: 'EA',
  promises: [{ on: '2026-03-10', quantity: '1', confirmed: true }],
  cancelled: false,
  ...values,
});
const coming = (values: Partial<OrderedLine>) =>
  inboundOf({ status: 'SENT', lines: [line(values)] })[0]?.promises.map(({ quantity }) => quantity);

test('R6: a promise is as many base units as its own line says of one of its units', () => {
  expect(inboundOf({ status: 'SENT', lines: [line()] })).toEqual([
    {
      id: 'orderline_1',
      itemId: 'item_1',
      facilityId: 'facility_1',
      baseUnit: 'EA',
      promises: [{ on: '2026-03-10', quantity: '10', confirmed: true }],
    },
  ]);
});

test('what has no exact decimal is rounded down: nobody is promised what will not come', () => {
  expect(coming({ quantity: '3', baseQuantity: '10' })).toEqual(['3.333333']);
});

test.each([
  ['a line of no known item', { itemId: null }],
  ['one for no known facility', { facilityId: null }],
  ['one without a factor', { baseQuantity: null, baseUnit: null }],
  ['a cancelled one', { cancelled: true }],
  ['one of nothing', { quantity: '0' }],
  ['one with nothing to come', { promises: [] }],
])('%s comes for no case', (_, values) => {
  expect(coming(values)).toBeUndefined();
});

test('nothing comes of an order that was never released', () => {
  expect(inboundOf({ status: 'NOT_RELEASED', lines: [line()] })).toEqual([]);
});

test.each<[string, Partial<OrderedLine>]>([
  ['no base unit', { baseUnit: null }],
  ['no base quantity', { baseQuantity: null }],
  ['a negative quantity', { quantity: '-1' }],
])('a line with %s comes for no case', (_, values) => {
  expect(coming(values)).toBeUndefined();
});

test('a promise of nothing is none', () => {
  const promise = (quantity: string) => ({ on: '2026-03-10', quantity, confirmed: true });
  expect(coming({ promises: [promise('0'), promise('1')] })).toEqual(['10']);
  expect(coming({ promises: [promise('0'), promise('-1')] })).toBeUndefined();
});

test('R42: a line brings what was ordered and an approved substitute, each in its own base units', () => {
  const promises = [
    { on: '2026-03-10', quantity: '1', confirmed: true, baseQuantity: '10', itemId: null },
    { on: '2026-03-12', quantity: '1', confirmed: true, baseQuantity: '12', itemId: 'item_2' },
  ];
  expect(inboundOf({ status: 'CONFIRMED', lines: [line({ promises })] })).toEqual([
    {
      id: 'orderline_1',
      itemId: 'item_1',
      facilityId: 'facility_1',
      baseUnit: 'EA',
      promises: [{ on: '2026-03-10', quantity: '10', confirmed: true }],
    },
    {
      id: 'orderline_1',
      itemId: 'item_2',
      facilityId: 'facility_1',
      baseUnit: null,
      promises: [{ on: '2026-03-12', quantity: '12', confirmed: true }],
    },
  ]);
});

test('a substitute of which nobody knows how much comes, comes for no case', () => {
  const promises = [{ on: '2026-03-12', quantity: '1', confirmed: true, baseQuantity: null, itemId: 'item_2' }];
  expect(inboundOf({ status: 'CONFIRMED', lines: [line({ promises })] })).toEqual([]);
});
