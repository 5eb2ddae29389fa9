import { Decimal } from '@supply-hub/quantities';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gather } from './gather.ts';
import { giveUp, type StandingLine } from './give-up.ts';
import { netNeed, type DemandNeed, type PairFacts } from './net-need.ts';
import { parOrder } from './par-order.ts';

const of = (amount: number | string) => Decimal.of(String(amount));
const at = Temporal.Instant.from('2026-03-09T12:00:00Z');
const demand = (id: string, short: number, changes: Partial<DemandNeed> = {}): DemandNeed => ({
  demandId: id,
  caseId: `case ${id}`,
  short: of(short),
  inbound: [],
  neededAt: at,
  isUrgent: false,
  ...changes,
});
const facts = (changes: Partial<PairFacts> = {}): PairFacts => ({
  demands: [],
  asked: [],
  requestedByOthers: of(0),
  orderedByOthers: of(0),
  usable: of(0),
  par: null,
  excludesOnOrder: false,
  ...changes,
});
const asked = (outstanding: number, ...orderLineIds: string[]) => ({ outstanding: of(outstanding), orderLineIds });
const texts = ({ forCases, forPar, onItsWay, excess }: ReturnType<typeof netNeed>) =>
  [forCases, forPar, onItsWay, excess].map(String);

test('R32: what cases lack, less what was asked for and is not here, however late it is', () => {
  expect(texts(netNeed(facts({ demands: [demand('a', 2), demand('b', 3)] })))).toEqual(['5', '0', '0', '0']);
  expect(texts(netNeed(facts({ demands: [demand('a', 2)], asked: [asked(2, 'late')] })))).toEqual(['0', '0', '2', '0']);
});

test('R32: what another case was given of a line answers for nobody else', () => {
  const given = demand('b', 0, { inbound: [{ orderLineId: 'line', quantity: of(2) }] });
  const need = netNeed(facts({ demands: [demand('a', 2), given], asked: [asked(2, 'line')] }));
  expect(texts(need)).toEqual(['2', '0', '0', '0']);
  expect(need.shares).toMatchObject([{ demandId: 'a' }]);
});

test('R43: what was refused is not on its way, and the need is open again', () => {
  expect(texts(netNeed(facts({ demands: [demand('a', 2)], asked: [asked(0, 'refused')] })))).toEqual([
    '2',
    '0',
    '0',
    '0',
  ]);
});

test('what is on its way goes to the case that needs it first', () => {
  const need = netNeed(
    facts({
      demands: [
        demand('late', 2, { neededAt: at.add({ hours: 9 }) }),
        demand('soon', 2),
        demand('no time', 1, { neededAt: null }),
      ],
      asked: [asked(3)],
    }),
  );
  expect(need.shares.map(({ demandId, quantity }) => `${demandId} ${quantity.toString()}`)).toEqual([
    'late 1',
    'no time 1',
  ]);
  expect(need.neededAt).toEqual(at.add({ hours: 9 }));
});

test('R33: to par, less what is there and on order; with a reorder point not before it is reached', () => {
  const there = (onHand: number, onOrder = 0) => ({ onHand: of(onHand), onOrder: of(onOrder) });
  const par = { reorderPoint: null, fillTo: of(10) };
  const minMax = { reorderPoint: of(4), fillTo: of(10) };
  expect(parOrder(par, there(7, 2)).toString()).toBe('1');
  expect(parOrder(par, there(12)).toString()).toBe('0');
  expect(parOrder(minMax, there(5)).toString()).toBe('0');
  expect(parOrder(minMax, there(4)).toString()).toBe('6');
  expect(parOrder(minMax, there(2, 3)).toString()).toBe('0');
  expect(parOrder(null, there(0)).toString()).toBe('0');
});

test('R33: “exclude on order” leaves out what others ordered, never what the hub asked for', () => {
  const shelf = { par: { reorderPoint: null, fillTo: of(10) }, usable: of(3), orderedByOthers: of(5) };
  expect(texts(netNeed(facts(shelf)))).toEqual(['0', '2', '0', '0']);
  expect(texts(netNeed(facts({ ...shelf, excludesOnOrder: true })))).toEqual(['0', '7', '0', '0']);
  expect(texts(netNeed(facts({ ...shelf, excludesOnOrder: true, asked: [asked(7)] })))).toEqual(['0', '0', '7', '0']);
});

test('R34: a need waits for its window from when it began, an urgent one hardly at all', () => {
  const usual = { isUrgent: false, consolidationMinutes: 15 };
  expect(gather(null, usual, at).closesAt).toEqual(at.add({ minutes: 15 }));
  expect(gather(at.subtract({ minutes: 9 }), usual, at).closesAt).toEqual(at.add({ minutes: 6 }));
  expect(gather(null, { ...usual, isUrgent: true }, at).closesAt).toEqual(at.add({ seconds: 10 }));
  expect(gather(null, { isUrgent: true, consolidationMinutes: 0 }, at).closesAt).toEqual(at);
});

test('asked for once, nothing more is needed and nothing is in excess', () => {
  const amount = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(
      fc.array(amount, { maxLength: 5 }),
      fc.array(amount, { maxLength: 4 }),
      amount,
      amount,
      (shorts, lines, fill, usable) => {
        const before = facts({
          demands: shorts.map((short, index) => demand(String(index), short)),
          asked: lines.map((outstanding) => asked(outstanding)),
          usable: of(usable),
          par: { reorderPoint: null, fillTo: of(fill) },
        });
        const first = netNeed(before);
        const again = netNeed({
          ...before,
          asked: [...before.asked, { outstanding: first.quantity, orderLineIds: [] }],
        });
        expect(again.quantity.toString()).toBe('0');
        expect(again.excess.toString()).toBe(first.excess.toString());
        const shared = first.shares.reduce((sum, { quantity }) => sum.plus(quantity), of(0));
        expect(shared.toString()).toBe(first.forCases.toString());
      },
    ),
  );
});

const line = (key: string, changes: Partial<StandingLine> = {}): StandingLine => ({
  key,
  quantity: of(20),
  unordered: of(20),
  ordered: of(0),
  neededOn: '2026-03-20',
  pack: of(10),
  isByHub: true,
  isChanging: false,
  caseIdsGone: [],
  ...changes,
});

test('R26: what was not ordered is withdrawn, or made smaller by whole packs, the line needed last first', () => {
  expect(giveUp([line('a'), line('b', { neededOn: '2026-03-25' })], of(25))).toEqual({
    withdrawn: ['b'],
    adjusted: [],
    toDecide: [],
  });
  expect(giveUp([line('a')], of(13)).adjusted.map(({ quantity }) => quantity.toString())).toEqual(['10']);
  // R5: what a pack holds too much is no reason to send it back.
  expect(giveUp([line('a')], of(7))).toEqual({ withdrawn: [], adjusted: [], toDecide: [] });
});

test('R26: what was ordered for a case that is gone is decided by a person; what a person asked for stays', () => {
  const ordered = line('a', { unordered: of(0), ordered: of(20), caseIdsGone: ['case 1'] });
  expect(giveUp([ordered], of(5)).toDecide).toMatchObject([{ key: 'a', caseIds: ['case 1'] }]);
  expect(giveUp([{ ...ordered, caseIdsGone: [] }], of(5)).toDecide).toEqual([]);
  expect(giveUp([line('a', { isByHub: false })], of(20)).withdrawn).toEqual([]);
  expect(giveUp([line('a', { isChanging: true })], of(20)).withdrawn).toEqual([]);
});
