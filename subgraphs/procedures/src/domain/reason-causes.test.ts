import { Decimal } from '@supply-hub/quantities';
import { expect, test } from 'vitest';
import { allocate, type Demand } from './allocate.ts';
import { reasonOf, type NamedInbound, type NamedLot } from './reason.ts';

/** Which of several causes a reason names, and what it does not take for a cause. */
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const demand = (values: Partial<Demand> = {}): Demand => ({
  id: 'demand_1',
  caseId: 'case_1',
  open: Decimal.of(3),
  hold: Decimal.zero,
  startsAt: at('2026-03-11T14:00:00Z'),
  urgency: 0,
  procedureOn: day('2026-03-11'),
  neededBy: at('2026-03-11T12:00:00Z'),
  suppliedBy: new Set(['core']),
  picked: [],
  isMapped: true,
  ...values,
});
const lot = (id: string, values: Partial<NamedLot> = {}): NamedLot => ({
  id,
  locationId: 'core',
  quantity: Decimal.of(1),
  expiresOn: null,
  receivedOn: null,
  isAvailable: true,
  isRecalled: false,
  lot: id,
  locationName: 'OR01',
  ...values,
});
const order = (orderNumber: string, values: Partial<NamedInbound> = {}): NamedInbound => ({
  id: orderNumber,
  orderNumber,
  on: '2026-03-11',
  quantity: Decimal.of(5),
  arrivesBy: at('2026-03-12T05:00:00Z'),
  isConfirmed: true,
  ...values,
});
function reason(lots: readonly NamedLot[], inbound: readonly NamedInbound[] = [], of = demand(), first?: Demand) {
  const allocation = allocate(first === undefined ? [of] : [first, of], lots, inbound).find(
    ({ demandId }) => demandId === of.id,
  );
  if (allocation === undefined) throw new Error('nothing was decided');
  return reasonOf({ demand: of, allocation, lots, inbound, unit: 'EA' });
}
const shortOf3 = (cause: string) => `Short of 3 EA: 3 needed, 0 covered; ${cause}.`;
const nothing = 'there is no other stock of it at the facility, and no delivery is promised';

test('two causes are named, the nearest first, and no third', () => {
  const lots = [
    lot('A', { isRecalled: true }),
    lot('B', { expiresOn: day('2026-03-01') }),
    lot('C', { locationId: 'far', locationName: 'FAR' }),
  ];
  expect(reason(lots, [order('450')])).toBe(
    shortOf3('order 450 promised 5 EA for 2026-03-11, too late for the case; 1 EA are recalled'),
  );
  expect(reason(lots)).toBe(shortOf3('1 EA are recalled; lot B at OR01 (1 EA) expires on 2026-03-01, before the case'));
});

test('of lots that expire before the case the one that comes nearest to it is named', () => {
  const lots = [
    lot('A', { expiresOn: day('2026-03-01') }),
    lot('B', { expiresOn: day('2026-03-10'), quantity: Decimal.of(2) }),
    lot('C', { expiresOn: day('2026-02-01') }),
  ];
  const nearest = shortOf3('lot B at OR01 (2 EA) expires on 2026-03-10, before the case');
  expect(reason(lots)).toBe(nearest);
  expect(reason(lots.toReversed())).toBe(nearest);
});

test('stock without a lot number is named by its place', () => {
  expect(reason([lot('A', { lot: null, expiresOn: day('2026-03-10') })])).toBe(
    shortOf3('what is at OR01 (1 EA) expires on 2026-03-10, before the case'),
  );
});

test.each<[string, Partial<NamedLot>, string]>([
  ['that is used up', { quantity: Decimal.zero }, nothing],
  ['that is held, held', { isAvailable: false }, '1 EA are held or in inspection'],
  ['that is recalled, recalled', { isRecalled: true }, '1 EA are recalled'],
  ['that is recalled and held, recalled', { isAvailable: false, isRecalled: true }, '1 EA are recalled'],
  ['out of reach, elsewhere', { locationId: 'far' }, '1 EA are at places that do not supply the theatre, as OR01'],
  ['out of reach and held, nothing', { locationId: 'far', isAvailable: false }, nothing],
  ['out of reach and recalled, nothing', { locationId: 'far', isRecalled: true }, nothing],
  ['out of reach and used up, nothing', { locationId: 'far', quantity: Decimal.zero }, nothing],
])('of an expired lot %s is what it is called', (_, values, cause) => {
  expect(reason([lot('A', { expiresOn: day('2026-03-10'), ...values })])).toBe(shortOf3(cause));
});

test('a delivery of nothing is no delivery, and one in time is not late', () => {
  expect(reason([], [order('450', { quantity: Decimal.zero })])).toBe(shortOf3(nothing));
  const inTime = order('451', { arrivesBy: at('2026-03-11T12:00:00Z'), quantity: Decimal.of(1) });
  expect(reason([], [inTime])).toBe(`Short of 2 EA: 3 needed, 1 covered; ${nothing}.`);
});

test('of late deliveries the one promised first is named, one that never came last of all', () => {
  const late = [
    order('452', { on: '2026-03-13', arrivesBy: at('2026-03-14T05:00:00Z') }),
    order('451', { on: '2026-03-12', arrivesBy: at('2026-03-13T05:00:00Z') }),
    order('450', { on: '2026-03-01', arrivesBy: null }),
  ];
  const first = shortOf3('order 451 promised 5 EA for 2026-03-12, too late for the case');
  expect(reason([], late)).toBe(first);
  expect(reason([], late.toReversed())).toBe(first);
});

test('what comes in time, or expires on the day itself, and went to others is with them', () => {
  const first = demand({ id: 'demand_0', open: Decimal.of(2), startsAt: at('2026-03-11T13:00:00Z') });
  const inTime = order('450', { arrivesBy: at('2026-03-11T12:00:00Z'), quantity: Decimal.of(1) });
  expect(reason([lot('A', { expiresOn: day('2026-03-11') })], [inTime], demand(), first)).toBe(
    shortOf3('2 EA are for cases that go first'),
  );
});

test('R31: what is open is covered and what is held in case is not', () => {
  const of = demand({ open: Decimal.of(1), hold: Decimal.of(2) });
  expect(reason([lot('A')], [], of)).toBe(
    `What is needed is covered, and of 2 EA to hold in case 2 are missing; ${nothing}.`,
  );
  expect(reason([lot('A')], [order('450', { isConfirmed: false, arrivesBy: at('2026-03-10T05:00:00Z') })], of)).toBe(
    '2 EA rest on order 450 for 2026-03-11, which the supplier has not confirmed.',
  );
  const wish = order('450', { isConfirmed: false, arrivesBy: at('2026-03-10T05:00:00Z'), quantity: Decimal.of(1) });
  expect(reason([lot('A')], [wish], of)).toBe(
    '1 EA rest on order 450 for 2026-03-11, which the supplier has not confirmed. What is needed is covered, and of 2 EA to hold in case 1 are missing; there is no other stock of it at the facility, and no delivery is promised.',
  );
});

test('a delivery is named once, however many of its parts come', () => {
  const part = (id: string) => order('450', { id, quantity: Decimal.of(1), arrivesBy: at('2026-03-10T05:00:00Z') });
  expect(reason([], [part('1'), part('2'), part('3')])).toBe(
    'All there: 3 EA confirmed with order 450 for 2026-03-11.',
  );
});

test('a demand of nothing needs nothing', () => {
  expect(reason([], [], demand({ open: Decimal.zero }))).toBe('Nothing is needed.');
});
