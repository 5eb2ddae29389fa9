import { Decimal } from '@supply-hub/quantities';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  inBaseUnits,
  lineStatus,
  orderStatus,
  orderStatuses,
  outstandingOf,
  pricePerBaseUnit,
  progressOf,
  type LineProgress,
  type PurchaseOrder,
  type PurchaseOrderLine,
} from './purchase-order.ts';

const open: LineProgress = {
  isReleased: true,
  isCancelled: false,
  isComplete: false,
  ordered: Decimal.of(10),
  received: Decimal.zero,
  isConfirmed: false,
};
const received = (amount: number) => ({ ...open, received: Decimal.of(amount) });

test('a line is as far as what was released, confirmed and received', () => {
  expect(lineStatus({ ...open, isReleased: false })).toBe('NOT_RELEASED');
  expect(lineStatus(open)).toBe('SENT');
  expect(lineStatus({ ...open, isConfirmed: true })).toBe('CONFIRMED');
  expect(lineStatus(received(3))).toBe('PARTLY_RECEIVED');
  expect(lineStatus(received(10))).toBe('RECEIVED');
  expect(lineStatus({ ...open, isCancelled: true })).toBe('CANCELLED');
});

test('R51: outstanding is ordered less received; a short receipt leaves the rest open, too much leaves nothing', () => {
  expect(outstandingOf(received(3)).toString()).toBe('7');
  expect(outstandingOf(received(12)).toString()).toBe('0');
});

test('R54: a line closed with a remainder expects no more, whatever came', () => {
  expect(outstandingOf({ ...received(3), isComplete: true }).toString()).toBe('0');
  expect(lineStatus({ ...received(3), isComplete: true })).toBe('RECEIVED');
  expect(lineStatus({ ...received(3), isCancelled: true })).toBe('RECEIVED');
});

const line = (status: PurchaseOrderLine['status'], given: Partial<PurchaseOrderLine> = {}): PurchaseOrderLine => ({
  id: 'orderline_1',
  number: '10',
  itemId: null,
  facilityId: null,
  description: null,
  supplierPartNumber: null,
  status,
  quantity: { value: '10', unit: 'BX' },
  baseUnit: 'EA',
  factor: '10',
  received: '0',
  outstanding: '10',
  price: { amount: '250.00', currency: 'USD' },
  perQuantity: '1',
  priceUnit: 'BX',
  pricePerUnit: '250',
  schedule: [],
  promises: [],
  isRefused: false,
  contractId: null,
  requisitionLineId: null,
  ...given,
});
const order = (...lines: PurchaseOrderLine[]): PurchaseOrder => ({
  number: '4500001234',
  supplierId: 'supplier_1',
  orderedOn: '2026-03-04',
  currency: 'USD',
  isReleased: true,
  isCancelled: false,
  lines,
});

test('an order is as far as the least advanced of the lines that are looked at; a cancelled line holds up none', () => {
  const lines = [line('RECEIVED'), line('CONFIRMED'), line('CANCELLED')];
  expect(orderStatus(order(...lines))).toBe('CONFIRMED');
  expect(orderStatus(order(...lines), lines.slice(0, 1))).toBe('RECEIVED');
  expect(orderStatus(order(line('CANCELLED')))).toBe('CANCELLED');
});

test('an order without lines is in its own state', () => {
  expect(orderStatus(order())).toBe('SENT');
  expect(orderStatus({ ...order(), isReleased: false })).toBe('NOT_RELEASED');
  expect(orderStatus({ ...order(), isCancelled: true })).toBe('CANCELLED');
});

test('an order is never ahead of any of its lines', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...orderStatuses), { minLength: 1 }), (statuses) => {
      const least = progressOf(orderStatus(order(...statuses.map((status) => line(status)))));
      expect(least).toBe(Math.min(...statuses.map(progressOf)));
    }),
  );
});

test('R3: 250.00 for a case of 10 boxes of 10 is 2.50 for one', () => {
  expect(pricePerBaseUnit(line('SENT', { factor: '100', pricePerUnit: '250' })).toString()).toBe('5/2');
});

test('R1: base quantities are exact, also by a factor that has no decimal', () => {
  expect(inBaseUnits({ factor: '1/3' }, '9').toString()).toBe('3');
  expect(inBaseUnits({ factor: '2.5' }, '3').toString()).toBe('7.5');
});
