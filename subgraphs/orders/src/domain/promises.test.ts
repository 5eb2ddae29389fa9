import { Decimal } from '@supply-hub/quantities';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confirmedDeliveries, promisesOf, type Delivery, type LineDeliveries } from './promises.ts';

const on = (day: string | null, quantity: number): Delivery => ({ on: day, quantity: Decimal.of(quantity) });
const said = (...deliveries: Delivery[]) => ({ isRejected: false, deliveries });
const refusal = { isRejected: true, deliveries: [] };

function line(given: Partial<LineDeliveries> & { ordered: Decimal }): LineDeliveries {
  const received = given.received ?? Decimal.zero;
  return {
    received,
    outstanding: given.ordered.minus(received),
    schedule: [],
    answers: [],
    isRejected: false,
    ...given,
  };
}

const ten = Decimal.of(10);
const text = (promises: ReturnType<typeof promisesOf>) =>
  promises.map(
    ({ promisedOn, quantity, isConfirmed }) => `${quantity} ${isConfirmed ? 'by' : 'asked for'} ${promisedOn}`,
  );

test('what nobody confirmed is only asked for, on the days of the schedule', () => {
  expect(text(promisesOf(line({ ordered: ten, schedule: [on('2026-03-20', 4), on('2026-03-12', 6)] })))).toEqual([
    '6 asked for 2026-03-12',
    '4 asked for 2026-03-20',
  ]);
});

test('R44: what is confirmed in part leaves the rest asked for, on the last days of the schedule', () => {
  const promises = promisesOf(
    line({ ordered: ten, schedule: [on('2026-03-12', 6), on('2026-03-20', 4)], answers: [said(on('2026-03-14', 7))] }),
  );
  expect(text(promises)).toEqual(['7 by 2026-03-14', '3 asked for 2026-03-20']);
});

test('what has arrived uses up the earliest promises', () => {
  const promises = promisesOf(
    line({
      ordered: ten,
      received: Decimal.of(5),
      schedule: [on('2026-03-12', 10)],
      answers: [said(on('2026-03-18', 6), on('2026-03-11', 4))],
    }),
  );
  expect(text(promises)).toEqual(['5 by 2026-03-18']);
});

test('R41: a second answer moves the first; two answers for parts add up', () => {
  const moved = [said(on('2026-03-25', 10)), said(on('2026-03-12', 10))];
  expect(text(promisesOf(line({ ordered: ten, answers: moved })))).toEqual(['10 by 2026-03-25']);
  const halves = [said(on('2026-03-25', 5)), said(on('2026-03-12', 5))];
  expect(text(promisesOf(line({ ordered: ten, answers: halves })))).toEqual(['5 by 2026-03-12', '5 by 2026-03-25']);
});

test('R41: a promise without a day is a promise without a day, and comes last', () => {
  const promises = promisesOf(line({ ordered: ten, answers: [said(on(null, 4), on('2026-03-12', 6))] }));
  expect(text(promises)).toEqual(['6 by 2026-03-12', '4 by null']);
});

test('R43: what the supplier refused is expected on no day, until it answers otherwise', () => {
  const schedule = [on('2026-03-12', 10)];
  expect(text(promisesOf(line({ ordered: ten, schedule, isRejected: true })))).toEqual(['10 asked for null']);
  const refusedLater = [refusal, said(on('2026-03-14', 10))];
  expect(text(promisesOf(line({ ordered: ten, schedule, answers: refusedLater })))).toEqual(['10 asked for null']);
  const takenBack = [said(on('2026-03-14', 6)), refusal, said(on('2026-03-13', 10))];
  expect(text(promisesOf(line({ ordered: ten, schedule, answers: takenBack, isRejected: true })))).toEqual([
    '4 asked for 2026-03-12',
    '6 by 2026-03-14',
  ]);
});

test('a supplier cannot promise more than was ordered', () => {
  expect(text(promisesOf(line({ ordered: ten, answers: [said(on('2026-03-12', 12))] })))).toEqual(['10 by 2026-03-12']);
});

test('nothing outstanding leaves nothing expected', () => {
  const done = line({
    ordered: ten,
    received: Decimal.of(8),
    outstanding: Decimal.zero,
    schedule: [on('2026-03-12', 10)],
  });
  expect(promisesOf(done)).toEqual([]);
});

const amount = fc.integer({ min: 0, max: 50 }).map((tenths) => Decimal.scaled(BigInt(tenths), 1));
const day = fc.constantFrom(null, '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-20');
const deliveries = fc.array(fc.record({ on: day, quantity: amount }), { maxLength: 4 });
const anyLine = fc
  .record({
    ordered: amount,
    received: amount,
    schedule: deliveries,
    answers: fc.array(fc.record({ isRejected: fc.boolean(), deliveries }), { maxLength: 3 }),
    isRejected: fc.boolean(),
  })
  .map((given): LineDeliveries => {
    const rest = given.ordered.minus(given.received);
    return { ...given, outstanding: rest.sign < 0 ? Decimal.zero : rest };
  });
const total = (quantities: readonly Decimal[]) => quantities.reduce((sum, each) => sum.plus(each), Decimal.zero);

test('promises add up to what is outstanding, the earliest first, days unknown last; none is of nothing', () => {
  fc.assert(
    fc.property(anyLine, (given) => {
      const promises = promisesOf(given);
      expect(total(promises.map(({ quantity }) => Decimal.of(quantity))).equals(given.outstanding)).toBe(true);
      const days = promises.map(({ promisedOn }) => promisedOn ?? '9999');
      expect(days).toEqual(days.toSorted());
      expect(promises.every(({ quantity }) => Decimal.of(quantity).sign > 0)).toBe(true);
      const confirmed = promises.filter(({ isConfirmed }) => isConfirmed).map(({ quantity }) => Decimal.of(quantity));
      const promised = total(confirmedDeliveries(given).map(({ quantity }) => quantity));
      expect(total(confirmed).compare(promised)).toBeLessThanOrEqual(0);
      expect(promised.compare(given.ordered)).toBeLessThanOrEqual(0);
    }),
  );
});
