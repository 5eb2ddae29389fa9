import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { facilitiesOf, priceKeyOf, sortableNumber } from './contract.ts';
import { partnerPriceIdOf } from './partner-price.ts';
import { supplierCrosswalkIdOf, supplierIdOf } from './supplier.ts';

/** What makes two things one: the keys that ids are made of, and whom a contract is for. */
const price = {
  contractNumber: 'K-1',
  partNumber: 'HIP-12',
  priceCode: 'CON',
  classOfTrade: '',
  unit: 'BX',
  fromQuantity: '',
  validFrom: '2026-01-01',
  facilityIds: null,
} as const;

test('a supplier’s ids are made of its number in its system', () => {
  expect(supplierIdOf('erp', '100')).toBe(hubId('supplier', 'erp', ['100']));
  const supplier = {
    system: 'erp',
    number: '100',
    name: 'Alpine Surgical',
    gln: null,
    isBlocked: false,
    orderCurrency: null,
    minimumOrder: null,
    plannedDeliveryDays: null,
    isAcknowledgementRequired: false,
  };
  expect(supplierCrosswalkIdOf(supplier)).toBe(hubId('suppliercrosswalk', 'erp', ['100']));
});

test('a contract’s first price is the line, those that follow it the line and their first day', () => {
  expect(priceKeyOf('K-1', '10', null)).toEqual(['K-1', '10']);
  expect(priceKeyOf('K-1', '10', { from: '2026-07-01' })).toEqual(['K-1', '10', '2026-07-01']);
});

test('two sayings are one price when all that tells prices apart is the same', () => {
  const id = partnerPriceIdOf('supplier_1', 'alpine', price);
  expect(partnerPriceIdOf('supplier_1', 'alpine', { ...price })).toBe(id);
  const others = [
    partnerPriceIdOf('supplier_2', 'alpine', price),
    partnerPriceIdOf('supplier_1', 'other', price),
    partnerPriceIdOf('supplier_1', 'alpine', { ...price, contractNumber: 'K-2' }),
    partnerPriceIdOf('supplier_1', 'alpine', { ...price, partNumber: 'HIP-14' }),
    partnerPriceIdOf('supplier_1', 'alpine', { ...price, priceCode: 'NET' }),
    partnerPriceIdOf('supplier_1', 'alpine', { ...price, classOfTrade: 'A' }),
    partnerPriceIdOf('supplier_1', 'alpine', { ...price, unit: 'EA' }),
    partnerPriceIdOf('supplier_1', 'alpine', { ...price, fromQuantity: '10' }),
    partnerPriceIdOf('supplier_1', 'alpine', { ...price, validFrom: '2026-02-01' }),
    partnerPriceIdOf('supplier_1', 'alpine', { ...price, facilityIds: ['facility_a'] }),
  ];
  expect(new Set([id, ...others]).size).toBe(others.length + 1);
});

test('R72: a contract is its facilities’ alone only when every line names one', () => {
  const of = (...ids: (string | null)[]) => facilitiesOf(ids.map((facilityId) => ({ facilityId })));
  expect(of('facility_b', 'facility_a', 'facility_b')).toEqual(['facility_b', 'facility_a']);
  expect(of('facility_a', null)).toBeNull();
  expect(of()).toBeNull();
});

test('numbers sort as texts the way they count', () => {
  expect(['100', '20', '3'].toSorted((a, b) => (sortableNumber(a) < sortableNumber(b) ? -1 : 1))).toEqual([
    '3',
    '20',
    '100',
  ]);
});
