import { Decimal } from '@supply-hub/quantities';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveUp, type StandingLine } from './give-up.ts';

const of = (amount: number) => Decimal.of(amount);
const line = (key: string, values: Partial<StandingLine> = {}): StandingLine => ({
  key,
  quantity: of(10),
  unordered: of(10),
  ordered: of(0),
  neededOn: '2026-03-10',
  pack: of(1),
  isByHub: true,
  isChanging: false,
  caseIdsGone: [],
  ...values,
});
function given(lines: readonly StandingLine[], excess: number) {
  const { adjusted, withdrawn, toDecide } = giveUp(lines, of(excess));
  return {
    adjusted: adjusted.map(({ key, quantity }) => `${key} to ${quantity.toString()}`),
    withdrawn,
    toDecide: toDecide.map(({ key, quantity, caseIds }) => `${quantity.toString()} of ${key} for ${caseIds.join()}`),
  };
}
const nothing = { adjusted: [], withdrawn: [], toDecide: [] };

test('R26: what nobody wants and nobody ordered is withdrawn, or made smaller, the line needed last first', () => {
  const lines = [line('a'), line('b', { neededOn: '2026-03-12' })];
  expect(given(lines, 4)).toEqual({ ...nothing, adjusted: ['b to 6'] });
  expect(given(lines, 10)).toEqual({ ...nothing, withdrawn: ['b'] });
  expect(given(lines, 13)).toEqual({ ...nothing, withdrawn: ['b'], adjusted: ['a to 7'] });
  expect(given(lines.toReversed(), 13)).toEqual(given(lines, 13));
  expect(given(lines, 99)).toEqual({ ...nothing, withdrawn: ['b', 'a'] });
  expect(given(lines, 0)).toEqual(nothing);
});

test('of lines needed on one day the later key goes first', () => {
  expect(given([line('a'), line('b')], 10).withdrawn).toEqual(['b']);
  expect(given([line('b'), line('a')], 10).withdrawn).toEqual(['b']);
});

test('R5: a line is made smaller by whole packs, and what is less than one stays', () => {
  expect(given([line('a', { pack: of(4) })], 9)).toEqual({ ...nothing, adjusted: ['a to 2'] });
  expect(given([line('a', { pack: of(4) })], 3)).toEqual(nothing);
  // All of it may go, whatever the pack is.
  expect(given([line('a', { pack: of(4) })], 10)).toEqual({ ...nothing, withdrawn: ['a'] });
});

test('what a person asked for stays, and a line that is being changed is taken as gone', () => {
  expect(given([line('a', { isByHub: false })], 10)).toEqual(nothing);
  const changing = [line('a'), line('b', { neededOn: '2026-03-12', isChanging: true })];
  expect(given(changing, 10)).toEqual(nothing);
  expect(given(changing, 12)).toEqual({ ...nothing, adjusted: ['a to 8'] });
});

test('R26: what is ordered is a decision for its cases that are gone, and is not given up by itself', () => {
  const sent = line('a', { unordered: of(0), ordered: of(10), caseIdsGone: ['case_1', 'case_2'] });
  expect(given([sent], 6)).toEqual({ ...nothing, toDecide: ['6 of a for case_1,case_2'] });
  expect(given([sent], 60)).toEqual({ ...nothing, toDecide: ['10 of a for case_1,case_2'] });
  // For no case that is gone: it fills a shelf, and nobody need decide.
  expect(given([{ ...sent, caseIdsGone: [] }], 6)).toEqual(nothing);
});

test('R26: what is not ordered goes before anybody must decide, and of what is ordered the last needed first', () => {
  const lines = [
    line('early', { unordered: of(4), ordered: of(6), caseIdsGone: ['case_1'] }),
    line('late', { neededOn: '2026-03-12', unordered: of(0), ordered: of(5), caseIdsGone: ['case_2'] }),
  ];
  expect(given(lines, 4)).toEqual({ ...nothing, adjusted: ['early to 6'] });
  expect(given(lines, 11)).toEqual({
    ...nothing,
    adjusted: ['early to 6'],
    toDecide: ['5 of late for case_2', '2 of early for case_1'],
  });
});

test('no more is ever given up than nothing wants, nor than there is', () => {
  const some = fc.record({
    unordered: fc.nat(9),
    ordered: fc.nat(9),
    pack: fc.integer({ min: 1, max: 4 }),
    isByHub: fc.boolean(),
    isChanging: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 5 }), fc.nat(40), (values, excess) => {
      const lines = values.map(({ unordered, ordered, pack, ...rest }, index) =>
        line(`line ${index}`, {
          ...rest,
          quantity: of(unordered + ordered),
          unordered: of(unordered),
          ordered: of(ordered),
          pack: of(pack),
          caseIdsGone: ['case_1'],
        }),
      );
      const outcome = giveUp(lines, of(excess));
      const quantityOf = (key: string) => lines.find((each) => each.key === key)?.quantity ?? of(0);
      const gone = [
        ...outcome.withdrawn.map(quantityOf),
        ...outcome.adjusted.map(({ key, quantity }) => quantityOf(key).minus(quantity)),
        ...outcome.toDecide.map(({ quantity }) => quantity),
      ].reduce((total, each) => total.plus(each), of(0));
      expect(gone.compare(of(excess))).toBeLessThanOrEqual(0);
      for (const { quantity } of outcome.adjusted) expect(quantity.sign).toBe(1);
    }),
  );
});
