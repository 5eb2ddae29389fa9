import { Decimal } from '@supply-hub/quantities';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, type Allocation, type Demand, type Inbound, type Lot } from './allocate.ts';
import { caseReadiness } from './readiness.ts';

const instant = (hour: number) => Temporal.Instant.from('2026-03-09T00:00:00Z').add({ hours: hour });
const day = (offset: number) => Temporal.PlainDate.from('2026-03-09').add({ days: offset });
const of = (quantity: number | string) => Decimal.of(quantity);

const demand = (id: string, changes: Partial<Demand> = {}): Demand => ({
  id,
  caseId: `case ${id}`,
  open: of(2),
  hold: of(0),
  startsAt: instant(12),
  neededBy: instant(10),
  procedureOn: day(0),
  urgency: 0,
  suppliedBy: new Set(['core']),
  picked: [],
  isMapped: true,
  ...changes,
});
const lot = (id: string, changes: Partial<Lot> = {}): Lot => ({
  id,
  locationId: 'core',
  quantity: of(2),
  expiresOn: day(100),
  receivedOn: day(-10),
  isAvailable: true,
  isRecalled: false,
  ...changes,
});
const inbound = (id: string, changes: Partial<Inbound> = {}): Inbound => ({
  id,
  quantity: of(2),
  arrivesBy: instant(5),
  isConfirmed: true,
  ...changes,
});
const of1 = (demands: Demand[], lots: Lot[], arriving: Inbound[] = []) => allocate(demands, lots, arriving)[0];
const shares = (allocation: Allocation | undefined) =>
  [...(allocation?.lots ?? []), ...(allocation?.confirmed ?? []), ...(allocation?.unconfirmed ?? [])].map(
    ({ id, quantity, for: part }) => `${quantity.toString()} of ${id} ${part}`,
  );

test('R20: what expires first goes first, without expiry last, then the oldest receipt', () => {
  const lots = [
    lot('never', { expiresOn: null }),
    lot('later', { expiresOn: day(9) }),
    lot('new', { expiresOn: day(3), receivedOn: day(-1) }),
    lot('old', { expiresOn: day(3), receivedOn: day(-5) }),
  ];
  expect(shares(of1([demand('a', { open: of(7) })], lots))).toEqual([
    '2 of old OPEN',
    '2 of new OPEN',
    '2 of later OPEN',
    '1 of never OPEN',
  ]);
});

test('R21: stock that expires before the procedure’s day does not count; on the day it does', () => {
  expect(of1([demand('a')], [lot('gone', { expiresOn: day(-1) })])).toMatchObject({ readiness: 'SHORT', short: of(2) });
  expect(of1([demand('a')], [lot('last day', { expiresOn: day(0) })])).toMatchObject({ readiness: 'READY' });
});

test('R20, R22: held and recalled stock is nobody’s', () => {
  expect(
    of1([demand('a')], [lot('held', { isAvailable: false }), lot('recalled', { isRecalled: true })])?.readiness,
  ).toBe('SHORT');
});

test('R32: only places that supply the theatre count', () => {
  expect(of1([demand('a')], [lot('elsewhere', { locationId: 'other wing' })])?.readiness).toBe('SHORT');
});

test('R32: inbound counts when it arrives before the start less the buffer, and for one case only', () => {
  const late = inbound('late', { arrivesBy: instant(11) });
  expect(of1([demand('a')], [], [late])?.readiness).toBe('SHORT');
  const [a, b] = allocate([demand('b', { startsAt: instant(13) }), demand('a')], [], [inbound('truck')]);
  expect([a?.demandId, a?.readiness, b?.readiness]).toEqual(['a', 'READY', 'SHORT']);
});

test('R41: inbound that nobody dates counts for nobody', () => {
  expect(of1([demand('a')], [], [inbound('some day', { arrivesBy: null })])?.readiness).toBe('SHORT');
});

test('open on unconfirmed inbound alone is at risk', () => {
  expect(of1([demand('a')], [], [inbound('wish', { isConfirmed: false })])).toMatchObject({
    readiness: 'AT_RISK',
    short: of(0),
  });
});

test('R31: short of open is SHORT, short of hold only is AT_RISK', () => {
  expect(of1([demand('a', { open: of(2), hold: of(3) })], [lot('l')])).toMatchObject({
    readiness: 'AT_RISK',
    short: of(0),
    holdShort: of(3),
  });
  expect(of1([demand('a', { open: of(3), hold: of(3) })], [lot('l')])).toMatchObject({
    readiness: 'SHORT',
    short: of(1),
  });
});

test('all open quantities are served before any hold', () => {
  const [early, later] = allocate(
    [demand('a', { open: of(1), hold: of(1) }), demand('b', { open: of(1), startsAt: instant(20) })],
    [lot('l')],
    [],
  );
  expect([early?.readiness, later?.readiness]).toEqual(['AT_RISK', 'READY']);
});

test('the earlier case goes first, then urgency, then id', () => {
  const only = lot('l', { quantity: of(2) });
  const winner = (...demands: Demand[]) => allocate(demands, [only], []).find((each) => each.lots.length > 0)?.demandId;
  expect(winner(demand('a', { startsAt: instant(13) }), demand('b'))).toBe('b');
  expect(winner(demand('a'), demand('b', { urgency: 1 }))).toBe('b');
  expect(winner(demand('b'), demand('a'))).toBe('a');
});

test('R32: picked stock is pinned, even to a later case and even where it would not count', () => {
  const [early, later] = allocate(
    [demand('a'), demand('b', { startsAt: instant(20), picked: [{ lotId: 'l', quantity: of(2) }] })],
    [lot('l', { locationId: 'cart' })],
    [],
  );
  expect([early?.readiness, later?.readiness]).toEqual(['SHORT', 'READY']);
});

test('a card line without an item makes its demand UNKNOWN', () => {
  expect(of1([demand('a', { isMapped: false })], [lot('l')])).toMatchObject({ readiness: 'UNKNOWN', lots: [] });
});

test('a case is as ready as its worst demand, worst first: SHORT, UNKNOWN, AT_RISK, READY', () => {
  expect(caseReadiness(['READY', 'AT_RISK', 'UNKNOWN', 'SHORT'])).toBe('SHORT');
  expect(caseReadiness(['READY', 'AT_RISK', 'UNKNOWN'])).toBe('UNKNOWN');
  expect(caseReadiness(['READY', 'AT_RISK'])).toBe('AT_RISK');
  expect(caseReadiness(['READY'])).toBe('READY');
  expect(caseReadiness([])).toBe('UNKNOWN');
});

const quantities = fc.integer({ min: 0, max: 6 }).map(of);
const places = ['core', 'cart', 'wing'];
const anyLots = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }).map((id) => `lot ${id}`),
    locationId: fc.constantFrom(...places),
    quantity: quantities,
    expiresOn: fc.option(fc.integer({ min: -3, max: 6 }).map(day)),
    receivedOn: fc.option(fc.integer({ min: -9, max: 0 }).map(day)),
    isAvailable: fc.boolean(),
    isRecalled: fc.boolean(),
  }),
  { maxLength: 8, selector: ({ id }) => id },
);
const anyInbound = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }).map((id) => `inbound ${id}`),
    quantity: quantities,
    arrivesBy: fc.option(fc.integer({ min: 0, max: 48 }).map(instant)),
    isConfirmed: fc.boolean(),
  }),
  { maxLength: 5, selector: ({ id }) => id },
);
const anyDemands = fc.uniqueArray(
  fc
    .record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      open: quantities,
      hold: quantities,
      hour: fc.integer({ min: 6, max: 60 }),
      urgency: fc.integer({ min: 0, max: 2 }),
      suppliedBy: fc.subarray(places),
      isMapped: fc.boolean(),
    })
    .map(({ hour, suppliedBy, ...rest }) =>
      demand(rest.id, {
        ...rest,
        startsAt: instant(hour),
        neededBy: instant(hour - 2),
        procedureOn: day(Math.floor(hour / 24)),
        suppliedBy: new Set(suppliedBy),
      }),
    ),
  { maxLength: 7, selector: ({ id }) => id },
);
const rank = { SHORT: 0, UNKNOWN: 1, AT_RISK: 2, READY: 3 } as const;
const text = (allocations: readonly Allocation[]) => JSON.stringify(allocations);

test('nothing is allocated twice, and nobody gets more than was asked', () => {
  fc.assert(
    fc.property(anyDemands, anyLots, anyInbound, (demands, lots, arriving) => {
      const given = new Map<string, Decimal>();
      for (const allocation of allocate(demands, lots, arriving)) {
        const asked = demands.find(({ id }) => id === allocation.demandId);
        for (const part of ['OPEN', 'HOLD'] as const) {
          const parts = [...allocation.lots, ...allocation.confirmed, ...allocation.unconfirmed].filter(
            (share) => share.for === part,
          );
          const covered = parts.reduce((sum, { quantity }) => sum.plus(quantity), Decimal.zero);
          const missing = part === 'OPEN' ? allocation.short : allocation.holdShort;
          expect(covered.plus(missing)).toEqual(part === 'OPEN' ? asked?.open : asked?.hold);
        }
        for (const { id, quantity } of [...allocation.lots, ...allocation.confirmed, ...allocation.unconfirmed]) {
          given.set(id, (given.get(id) ?? Decimal.zero).plus(quantity));
        }
      }
      for (const { id, quantity } of [...lots, ...arriving])
        expect((given.get(id) ?? Decimal.zero).compare(quantity)).toBeLessThanOrEqual(0);
    }),
  );
});

test('nothing expired, held, recalled or out of reach is allocated', () => {
  fc.assert(
    fc.property(anyDemands, anyLots, anyInbound, (demands, lots, arriving) => {
      for (const { demandId, lots: taken } of allocate(demands, lots, arriving)) {
        const who = demands.find(({ id }) => id === demandId);
        for (const { id } of taken) {
          const from = lots.find((each) => each.id === id);
          expect(from).toMatchObject({ isAvailable: true, isRecalled: false });
          expect(who?.suppliedBy.has(from?.locationId ?? '')).toBe(true);
          if (from?.expiresOn && who)
            expect(Temporal.PlainDate.compare(from.expiresOn, who.procedureOn)).toBeGreaterThanOrEqual(0);
        }
      }
    }),
  );
});

test('the same inputs in any order give the same outcome', () => {
  fc.assert(
    fc.property(anyDemands, anyLots, anyInbound, fc.infiniteStream(fc.integer()), (demands, lots, arriving, random) => {
      const shuffled = <T>(all: readonly T[]): T[] =>
        all
          .map((each) => ({ each, at: random.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ each }) => each);
      expect(text(allocate(shuffled(demands), shuffled(lots), shuffled(arriving)))).toBe(
        text(allocate(demands, lots, arriving)),
      );
    }),
  );
});

test('adding stock, or an earlier or a confirmed delivery, never makes a case worse', () => {
  fc.assert(
    fc.property(
      anyDemands,
      anyLots,
      anyInbound,
      anyLots,
      anyInbound,
      (demands, lots, arriving, moreLots, moreInbound) => {
        const before = new Map(allocate(demands, lots, arriving).map((each) => [each.demandId, each]));
        const added =
          (prefix: string) =>
          <T extends { id: string }>(each: T): T => ({ ...each, id: `${prefix}${each.id}` });
        const after = allocate(
          demands,
          [...lots, ...moreLots.map(added('!'))],
          [...arriving, ...moreInbound.map(added('!'))],
        );
        for (const { demandId, readiness, short } of after) {
          expect(rank[readiness]).toBeGreaterThanOrEqual(rank[before.get(demandId)?.readiness ?? 'READY']);
          expect(short.compare(before.get(demandId)?.short ?? Decimal.zero)).toBeLessThanOrEqual(0);
        }
      },
    ),
    { numRuns: 300 },
  );
});
