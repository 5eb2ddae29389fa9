import { expect, test } from 'vitest';
import type { AgreedPrice } from '../price-check.ts';
import { chooseSource } from './choose-source.ts';

const price = (id: string, pricePerBaseUnit: string | null, values: Partial<AgreedPrice> = {}): AgreedPrice => ({
  id,
  contractId: `contract ${id}`,
  contractNumber: id,
  supplierId: `supplier ${id}`,
  itemId: 'item_1',
  facilityId: null,
  price: { amount: pricePerBaseUnit ?? '1.00', currency: 'USD' },
  perQuantity: '1',
  unit: 'EA',
  pricePerBaseUnit,
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  ...values,
});
const at = { on: '2026-03-09', facilityId: 'facility_1', baseUnit: 'EA' } as const;
const chosen = (prices: readonly AgreedPrice[], ...preferred: string[]) => {
  const { outcome, agreed } = chooseSource(prices, at, preferred);
  return `${outcome} ${agreed?.id ?? 'none'}`;
};
const over = { validFrom: '2025-01-01', validTo: '2025-12-31' };

test('R3: the cheapest for one base unit is chosen among the contracts in force', () => {
  expect(chosen([price('a', '2.5'), price('b', '2.4'), price('c', '2.6')])).toBe('OK b');
  expect(chosen([price('a', '2.5'), price('b', '0.1', over)])).toBe('OK a');
  expect(chosen([price('a', '2.5'), price('b', '0.1', { facilityId: 'facility_2' })])).toBe('OK a');
});

test('prices that do not compare, and equal ones, leave the lower id', () => {
  const euros = { price: { amount: '0.10', currency: 'EUR' } };
  for (const prices of [
    [price('b', '0.1', euros), price('a', '2.5')],
    [price('a', null), price('b', '0.1')],
    [price('b', '0.1'), price('a', null)],
    [price('b', '2.5'), price('a', '2.5')],
    [price('a', '2.5'), price('b', '2.5')],
  ])
    expect(chosen(prices)).toBe('OK a');
});

test('preferred suppliers go before cheaper ones, in their order, as long as they have a contract in force', () => {
  const prices = [price('a', '1'), price('b', '2'), price('c', '3')];
  expect(chosen(prices, 'supplier c', 'supplier b')).toBe('OK c');
  expect(chosen(prices, 'supplier b', 'supplier c')).toBe('OK b');
  expect(chosen([price('a', '1'), price('b', '2', over)], 'supplier b')).toBe('OK a');
  expect(chosen(prices, 'supplier z')).toBe('OK a');
});

test('without a contract in force the one that ended last is named, and without any nothing is', () => {
  const ended = (id: string, validTo: string) => price(id, '1', { ...over, validTo });
  expect(chosen([ended('a', '2025-06-30'), ended('b', '2025-12-31'), ended('c', '2024-12-31')])).toBe('EXPIRED b');
  expect(chosen([ended('b', '2025-12-31'), ended('a', '2025-06-30')])).toBe('EXPIRED b');
  expect(chosen([price('a', '1', { validFrom: '2027-01-01', validTo: null })])).toBe('EXPIRED a');
  expect(chosen([])).toBe('OFF_CONTRACT none');
});
