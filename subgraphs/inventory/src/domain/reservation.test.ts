import fc from 'fast-check';
import { expect, test } from 'vitest';
import { availableOf, reservedOf, type Reservation } from './reservation.ts';
import type { StockLot } from './stock.ts';

const lot = (quantity: string): StockLot => ({
  id: 'lot_1',
  locationId: 'location_1',
  locationCode: 'OR01',
  lot: 'L1',
  expiresOn: null,
  quantity,
  unit: 'EA',
  status: 'AVAILABLE',
  ownership: 'OWNED',
  supplier: null,
  supplierId: null,
});
const reserved = (quantity: string): Reservation => ({
  id: 'reservation_1',
  lotId: 'lot_1',
  demandId: 'demand_1',
  caseId: 'case_1',
  quantity,
  purpose: 'OPEN',
  reservedAt: Temporal.Instant.from('2026-03-09T12:00:00Z'),
});

test('R22: available is what may be used less what is reserved of it, exactly', () => {
  expect(availableOf([lot('0.3'), lot('2')], [reserved('0.1'), reserved('0.2')])).toBe('2');
  expect(availableOf([lot('4')], [])).toBe('4');
  expect(availableOf([], [])).toBe('0');
});

test('R22: more given away than there is leaves nothing, and never less', () => {
  expect(availableOf([lot('2')], [reserved('3')])).toBe('0');
});

const quantities = fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 5 });
const tenths = (n: number) => `${Math.trunc(n / 10)}.${n % 10}`;

test('R22: available and reserved add up to usable, unless more was given away than there is', () => {
  fc.assert(
    fc.property(quantities, quantities, (lots, kept) => {
      const [usable, given] = [lots, kept].map((each) => each.reduce((sum, n) => sum + n, 0)) as [number, number];
      const reservations = kept.map((n) => reserved(tenths(n)));
      expect(Number(reservedOf(reservations))).toBeCloseTo(given / 10, 9);
      const available = availableOf(
        lots.map((n) => lot(tenths(n))),
        reservations,
      );
      expect(Number(available)).toBeCloseTo(Math.max(0, usable - given) / 10, 9);
    }),
  );
});
