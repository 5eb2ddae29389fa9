import { Decimal } from '@supply-hub/quantities';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { netNeed, type DemandNeed, type LineOnItsWay, type PairFacts } from './net-need.ts';

const of = (amount: number) => Decimal.of(amount);
const at = (day: number) => Temporal.Instant.from('2026-03-01T12:00:00Z').add({ hours: 24 * day });
const demand = (id: string, short: number, values: Partial<DemandNeed> = {}): DemandNeed => ({
  demandId: id,
  caseId: `case ${id}`,
  short: of(short),
  inbound: [],
  neededAt: at(9),
  isUrgent: false,
  ...values,
});
const coming = (amount: number, ...orderLineIds: string[]): LineOnItsWay => ({ outstanding: of(amount), orderLineIds });
const facts = (values: Partial<PairFacts> = {}): PairFacts => ({
  demands: [],
  asked: [],
  requestedByOthers: of(0),
  orderedByOthers: of(0),
  usable: of(0),
  par: null,
  excludesOnOrder: false,
  ...values,
});
const par = (fillTo: number | null, reorderPoint: number | null = null) => ({
  fillTo: fillTo === null ? null : of(fillTo),
  reorderPoint: reorderPoint === null ? null : of(reorderPoint),
});
function need(values: Partial<PairFacts>) {
  const { forCases, forPar, onItsWay, quantity, excess, neededAt, isUrgent, shares } = netNeed(facts(values));
  return {
    amounts: [forCases, forPar, onItsWay, quantity, excess].map(Number).join(' '),
    neededAt: neededAt?.toString() ?? null,
    isUrgent,
    shares: shares.map(({ demandId, caseId, quantity: share }) => `${share.toString()} for ${demandId} of ${caseId}`),
  };
}
const amounts = (values: Partial<PairFacts>) => need(values).amounts;

test('R31: what cases are short of is asked for, the earliest first, with when it must be there', () => {
  expect(need({ demands: [demand('b', 2, { neededAt: at(5), isUrgent: true }), demand('a', 3)] })).toEqual({
    amounts: '5 0 0 5 0',
    neededAt: at(5).toString(),
    isUrgent: true,
    shares: ['2 for b of case b', '3 for a of case a'],
  });
  expect(need({})).toEqual({ amounts: '0 0 0 0 0', neededAt: null, isUrgent: false, shares: [] });
});

test('R32: what was asked for and is not here is not asked for again, however late it is', () => {
  expect(amounts({ demands: [demand('a', 3)], asked: [coming(3)] })).toBe('0 0 3 0 0');
  expect(amounts({ demands: [demand('a', 5)], asked: [coming(2), coming(1)] })).toBe('2 0 3 2 0');
});

test('R43: what is not outstanding any more, because it was refused, is needed again', () => {
  expect(amounts({ demands: [demand('a', 3)], asked: [coming(0)] })).toBe('3 0 0 3 0');
});

test('R32: a unit that comes serves one case: what one was given of a line answers for no other', () => {
  const given = demand('a', 1, { inbound: [{ orderLineId: 'line_1', quantity: of(2) }] });
  expect(amounts({ demands: [given], asked: [coming(3, 'line_1')] })).toBe('0 0 1 0 0');
  expect(amounts({ demands: [given], asked: [coming(2, 'line_1')] })).toBe('1 0 0 1 0');
  // Of a line the hub did not ask for, nothing of what it asked for is gone.
  expect(amounts({ demands: [given], asked: [coming(3, 'line_2')] })).toBe('0 0 3 0 2');
  expect(amounts({ demands: [given], asked: [coming(1, 'line_1')] })).toBe('1 0 0 1 0');
});

test('what is on its way covers those that need it first; those without a time come last', () => {
  const demands = [
    demand('never', 2, { neededAt: null }),
    demand('later', 2, { neededAt: at(6) }),
    demand('soon', 2, { neededAt: at(5), isUrgent: true }),
  ];
  expect(need({ demands, asked: [coming(3)] })).toEqual({
    amounts: '3 0 3 3 0',
    neededAt: at(6).toString(),
    isUrgent: false,
    shares: ['1 for later of case later', '2 for never of case never'],
  });
  expect(need({ demands: demands.toReversed(), asked: [coming(3)] })).toEqual(need({ demands, asked: [coming(3)] }));
  expect(need({ demands: [demand('never', 2, { neededAt: null })] }).neededAt).toBeNull();
});

test('of cases that need it at one time, and of those without one, the lower id goes first', () => {
  const sharesOf = (...demands: DemandNeed[]) => need({ demands, asked: [coming(1)] }).shares;
  const left = ['1 for b of case b'];
  expect(sharesOf(demand('a', 1), demand('b', 1))).toEqual(left);
  expect(sharesOf(demand('b', 1), demand('a', 1))).toEqual(left);
  const timeless = { neededAt: null };
  expect(sharesOf(demand('b', 1, timeless), demand('a', 1, timeless))).toEqual(left);
});

test('R33: a level is filled net of what is there, asked for, on order and requested by others', () => {
  expect(amounts({ par: par(20), usable: of(5) })).toBe('0 15 0 15 0');
  expect(amounts({ par: par(20), usable: of(5), asked: [coming(4)] })).toBe('0 11 4 11 0');
  expect(amounts({ par: par(20), usable: of(5), orderedByOthers: of(3), requestedByOthers: of(2) })).toBe(
    '0 10 0 10 0',
  );
  expect(amounts({ par: par(20, 8), usable: of(5) })).toBe('0 15 0 15 0');
  expect(amounts({ par: par(20, 8), usable: of(5), orderedByOthers: of(4) })).toBe('0 0 0 0 0');
});

test('R33: a policy may leave out what others ordered; what the hub asked for is never left out', () => {
  const others = { par: par(20), usable: of(5), orderedByOthers: of(3), requestedByOthers: of(2) };
  expect(amounts({ ...others, excludesOnOrder: true })).toBe('0 15 0 15 0');
  expect(amounts({ ...others, asked: [coming(4)], excludesOnOrder: true })).toBe('0 11 4 11 0');
});

test('what is asked for cases counts as coming when a level is filled', () => {
  expect(amounts({ demands: [demand('a', 4)], par: par(20), usable: of(5) })).toBe('4 11 0 15 0');
});

test('R26: of what was asked for, what neither cases nor the level want is too much', () => {
  expect(amounts({ asked: [coming(7)] })).toBe('0 0 7 0 7');
  expect(amounts({ demands: [demand('a', 3)], asked: [coming(7)] })).toBe('0 0 7 0 4');
  expect(amounts({ asked: [coming(7)], par: par(20), usable: of(15) })).toBe('0 0 7 0 2');
  expect(amounts({ asked: [coming(7)], par: par(20), usable: of(15), orderedByOthers: of(4) })).toBe('0 0 7 0 6');
  expect(amounts({ asked: [coming(7)], par: par(20), usable: of(30) })).toBe('0 0 7 0 7');
  expect(amounts({ asked: [coming(7)], par: par(null) })).toBe('0 0 7 0 7');
});

test('asked once, it is not asked again: the next look wants nothing, and gives up nothing', () => {
  const amount = fc.nat(9);
  fc.assert(
    fc.property(
      fc.array(fc.record({ short: amount, day: fc.option(fc.nat(5)) }), { maxLength: 4 }),
      fc.array(amount, { maxLength: 3 }),
      amount,
      fc.option(amount),
      amount,
      fc.boolean(),
      (shorts, asked, usable, fillTo, others, excludesOnOrder) => {
        const given: PairFacts = facts({
          demands: shorts.map(({ short, day }, index) =>
            demand(`d${index}`, short, { neededAt: day === null ? null : at(day) }),
          ),
          asked: asked.map((each) => coming(each)),
          usable: of(usable),
          par: fillTo === null ? null : par(fillTo),
          orderedByOthers: of(others),
          excludesOnOrder,
        });
        const first = netNeed(given);
        const again = netNeed({ ...given, asked: [...given.asked, { outstanding: first.quantity, orderLineIds: [] }] });
        expect(again.quantity.toString()).toBe('0');
        expect(first.shares.reduce((sum, each) => sum.plus(each.quantity), of(0)).equals(first.forCases)).toBe(true);
        if (first.quantity.sign > 0) expect(again.excess.compare(first.excess)).toBeLessThanOrEqual(0);
      },
    ),
  );
});
