import { Decimal } from '@supply-hub/quantities';
import { expect, test } from 'vitest';
import { allocate, type Demand, type Inbound, type Lot } from './allocate.ts';

/** R32: what is picked for a case is its own, and counts once. */
const of = (quantity: number) => Decimal.of(quantity);
const at = (hour: number) => Temporal.Instant.from('2026-03-09T00:00:00Z').add({ hours: hour });
const demand = (id: string, changes: Partial<Demand> = {}): Demand => ({
  id,
  caseId: `case ${id}`,
  open: of(2),
  hold: of(0),
  startsAt: at(12),
  neededBy: at(10),
  procedureOn: Temporal.PlainDate.from('2026-03-09'),
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
  expiresOn: null,
  receivedOn: null,
  isAvailable: true,
  isRecalled: false,
  ...changes,
});
const inbound = (id: string, changes: Partial<Inbound> = {}): Inbound => ({
  id,
  quantity: of(2),
  arrivesBy: at(5),
  isConfirmed: true,
  ...changes,
});
const parts = (demands: readonly Demand[], lots: readonly Lot[], arriving: readonly Inbound[] = []) =>
  allocate(demands, lots, arriving).map((each) => [
    each.demandId,
    ...[...each.lots, ...each.confirmed, ...each.unconfirmed].map(
      ({ id, quantity, for: part }) => `${quantity.toString()} of ${id} ${part}`,
    ),
    `short ${each.short.toString()}/${each.holdShort.toString()}`,
  ]);

test('R32: what is picked covers open quantities, then hold; what is beyond both is the case’s all the same', () => {
  const picks = demand('a', { open: of(1), hold: of(1), picked: [{ lotId: 'l', quantity: of(3) }] });
  expect(parts([picks, demand('b', { startsAt: at(20), open: of(1) })], [lot('l', { quantity: of(3) })])).toEqual([
    ['a', '1 of l OPEN', '2 of l HOLD', 'short 0/0'],
    ['b', 'short 1/0'],
  ]);
});

test('R32: no more can be picked than there is, nor from a lot that is gone', () => {
  const twice = (id: string) => demand(id, { picked: [{ lotId: 'l', quantity: of(2) }] });
  expect(parts([twice('a'), twice('b')], [lot('l', { quantity: of(3), locationId: 'cart' })])).toEqual([
    ['a', '2 of l OPEN', 'short 0/0'],
    ['b', '1 of l OPEN', 'short 1/0'],
  ]);
  expect(parts([demand('a', { picked: [{ lotId: 'gone', quantity: of(2) }] })], [])).toEqual([['a', 'short 2/0']]);
});

test('R32: what is picked of a lot and what is kept of it are one share', () => {
  expect(parts([demand('a', { picked: [{ lotId: 'l', quantity: of(1) }] })], [lot('l')])).toEqual([
    ['a', '2 of l OPEN', 'short 0/0'],
  ]);
});

test('what was picked for a demand nobody can map is its own, and no more is given to it', () => {
  const unmapped = demand('a', { isMapped: false, picked: [{ lotId: 'l', quantity: of(1) }] });
  expect(parts([unmapped], [lot('l')], [inbound('i')])).toEqual([['a', '1 of l OPEN', 'short 1/0']]);
});

test('stock goes before deliveries, and confirmed ones before wishes whatever their day', () => {
  const arriving = [inbound('wish', { isConfirmed: false, arrivesBy: at(1) }), inbound('promise')];
  expect(parts([demand('a', { open: of(5) })], [lot('l')], arriving)).toEqual([
    ['a', '2 of l OPEN', '2 of promise OPEN', '1 of wish OPEN', 'short 0/0'],
  ]);
});

test('of confirmed deliveries the earlier goes first, and one that comes at the very time still counts', () => {
  const arriving = [inbound('a late one', { arrivesBy: at(10) }), inbound('early', { arrivesBy: at(4) })];
  expect(parts([demand('a', { open: of(3) })], [], arriving)).toEqual([
    ['a', '2 of early OPEN', '1 of a late one OPEN', 'short 0/0'],
  ]);
});

test('R20: of lots of one expiry and receipt the lower id goes first; what nobody recorded counts as the oldest', () => {
  const received = (id: string, receivedOn: string | null) =>
    lot(id, { receivedOn: receivedOn === null ? null : Temporal.PlainDate.from(receivedOn), quantity: of(1) });
  const lots = [
    received('d', '2026-03-02'),
    received('c', '2026-03-01'),
    received('b', '2026-03-01'),
    received('e', null),
  ];
  const expected = [['a', '1 of e OPEN', '1 of b OPEN', '1 of c OPEN', 'short 0/0']];
  expect(parts([demand('a', { open: of(3) })], lots)).toEqual(expected);
  expect(parts([demand('a', { open: of(3) })], lots.toReversed())).toEqual(expected);
});
