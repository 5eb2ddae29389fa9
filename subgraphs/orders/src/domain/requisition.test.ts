import { expect, test } from 'vitest';
import { requisitionStatus, type RequisitionLine } from './requisition.ts';

const line = (given: Partial<RequisitionLine> = {}): RequisitionLine => ({
  id: 'requisitionline_1',
  number: '10',
  itemId: null,
  facilityId: null,
  quantity: { value: '10', unit: 'EA' },
  orderedQuantity: '0',
  neededOn: null,
  isReleased: true,
  isCancelled: false,
  isClosed: false,
  supplierId: null,
  contractId: null,
  purchaseOrderId: null,
  ...given,
});
const ordered = line({ orderedQuantity: '10', isClosed: true });
const cancelled = line({ isCancelled: true, isClosed: true });
const statusOf = (...lines: RequisitionLine[]) =>
  requisitionStatus({ number: '1', description: null, requestedOn: null, lines });

test('a requisition is as far as its lines that were not cancelled', () => {
  expect(statusOf(line(), line({ isReleased: false }))).toBe('NOT_RELEASED');
  expect(statusOf(line(), cancelled)).toBe('RELEASED');
  expect(statusOf(line(), ordered)).toBe('PARTLY_ORDERED');
  expect(statusOf(line({ orderedQuantity: '4' }))).toBe('PARTLY_ORDERED');
  expect(statusOf(ordered, cancelled)).toBe('ORDERED');
  expect(statusOf(cancelled)).toBe('CANCELLED');
  expect(statusOf()).toBe('RELEASED');
});
