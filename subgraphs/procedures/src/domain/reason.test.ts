import { Decimal } from '@supply-hub/quantities';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, type Demand } from './allocate.ts';
import { reasonOf, type NamedInbound, type NamedLot } from './reason.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const demand = (values: Partial<Demand> = {}): Demand => ({
  id: 'demand_1',
  caseId: 'case_1',
  open: Decimal.of(3),
  hold: Decimal.zero,
  startsAt: Temporal.Instant.from('2026-03-11T14:00:00Z'),
  urgency: 0,
  procedureOn: day('2026-03-11'),
  neededBy: Temporal.Instant.from('2026-03-11T12:00:00Z'),
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
  locationName: values.locationId ?? 'core',
  ...values,
});
const order = (orderNumber: string, on: string, values: Partial<NamedInbound> = {}): NamedInbound => ({
  id: `${orderNumber} ${on}`,
  orderNumber,
  on,
  quantity: Decimal.of(5),
  arrivesBy: Temporal.Instant.from(`${on}T05:00:00Z`).add({ hours: 24 }),
  isConfirmed: true,
  ...values,
});

function reason(
  of: Demand,
  lots: readonly NamedLot[],
  inbound: readonly NamedInbound[],
  others: readonly Demand[] = [],
) {
  const allocation = allocate([of, ...others], lots, inbound).find(({ demandId }) => demandId === of.id);
  if (allocation === undefined) throw new Error('nothing was decided');
  return { text: reasonOf({ demand: of, allocation, lots, inbound, unit: 'EA' }), allocation };
}

describe('says where it comes from', () => {
  test.each([
    ['stock of one place', [lot('A', { quantity: Decimal.of(9) })], [], 'All there: 3 EA in stock at core.'],
    [
      'stock of two, and a delivery',
      [lot('A'), lot('B', { locationId: 'store', locationName: 'CS01' })],
      [order('450', '2026-03-09')],
      'All there: 1 EA in stock at core, 1 EA in stock at CS01, 1 EA confirmed with order 450 for 2026-03-09.',
    ],
    [
      'deliveries nobody confirmed',
      [],
      [
        order('450', '2026-03-09', { isConfirmed: false, quantity: Decimal.of(2) }),
        order('451', '2026-03-10', { isConfirmed: false }),
      ],
      '3 EA rest on order 450 for 2026-03-09 and order 451 for 2026-03-10, which the supplier has not confirmed.',
    ],
  ])('%s', (_, lots, inbound, text) => {
    expect(reason(demand({ suppliedBy: new Set(['core', 'store']) }), lots, inbound).text).toBe(text);
  });
});

describe('says the nearest causes of what is missing', () => {
  test.each([
    ['nothing anywhere', [], [], 'there is no other stock of it at the facility, and no delivery is promised'],
    [
      'a delivery too late',
      [],
      [order('450', '2026-03-12')],
      'order 450 promised 5 EA for 2026-03-12, too late for the case',
    ],
    [
      'of two the sooner, and of one overdue the other',
      [],
      [order('449', '2026-03-01', { arrivesBy: null }), order('451', '2026-03-14'), order('450', '2026-03-13')],
      'order 450 promised 5 EA for 2026-03-13, too late for the case',
    ],
    [
      'one that is overdue',
      [],
      [order('449', '2026-03-01', { arrivesBy: null })],
      'order 449 promised 5 EA for 2026-03-01, and they have not come',
    ],
    [
      'a lot that expires before the case',
      [lot('A', { expiresOn: day('2026-03-10') })],
      [],
      'lot A at core (1 EA) expires on 2026-03-10, before the case',
    ],
    ['recalled stock', [lot('A', { isRecalled: true })], [], '1 EA are recalled'],
    ['held stock', [lot('A', { isAvailable: false })], [], '1 EA are held or in inspection'],
    [
      'stock elsewhere',
      [lot('A', { locationId: 'far' }), lot('B', { locationId: 'store', quantity: Decimal.of(4) })],
      [],
      '5 EA are at places that do not supply the theatre, as store',
    ],
  ])('%s', (_, lots, inbound, cause) => {
    expect(reason(demand(), lots, inbound).text).toBe(`Short of 3 EA: 3 needed, 0 covered; ${cause}.`);
  });

  test('stock of cases that go first', () => {
    const first = demand({ id: 'demand_0', startsAt: Temporal.Instant.from('2026-03-11T13:00:00Z') });
    expect(reason(demand(), [lot('A', { quantity: Decimal.of(4) })], [], [first]).text).toBe(
      'Short of 2 EA: 3 needed, 1 covered; 3 EA are for cases that go first.',
    );
  });
});

test('every outcome has one sentence or two, whatever led to it', () => {
  const quantity = fc.integer({ min: 0, max: 4 }).map((value) => Decimal.of(value));
  const someLot = fc.record({
    locationId: fc.constantFrom('core', 'far'),
    quantity,
    isAvailable: fc.boolean(),
    isRecalled: fc.boolean(),
    expiresOn: fc.constantFrom(null, day('2026-03-10'), day('2026-03-11')),
  });
  const someOrder = fc.record({ on: fc.constantFrom('2026-03-09', '2026-03-12'), quantity, isConfirmed: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(someLot, { maxLength: 4 }),
      fc.array(someOrder, { maxLength: 3 }),
      quantity,
      quantity,
      (lots, orders, open, hold) => {
        const { text, allocation } = reason(
          demand({ open, hold }),
          lots.map((values, index) => lot(`L${index}`, values)),
          orders.map(({ on, ...values }, index) => order(`45${index}`, on, { ...values, id: `45${index}` })),
        );
        expect(text).toMatch(/^[A-Z0-9].*\.$/);
        expect(text).not.toMatch(/undefined|null|NaN| 0 EA/);
        expect(text.startsWith('Short of')).toBe(allocation.readiness === 'SHORT');
        expect(text.startsWith('All there') || text.startsWith('Nothing is needed')).toBe(
          allocation.readiness === 'READY',
        );
      },
    ),
  );
});
