import { isUnitOfMeasure } from '@supply-hub/quantities';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPrice, type AgreedPrice, type PriceAsked } from './price-check.ts';

const unit = (code: string) => {
  if (!isUnitOfMeasure(code)) throw new Error(`${code} is no unit`);
  return code;
};
const usd = (amount: string) => ({ amount, currency: 'USD' });
const exact = { percent: '0', amount: null };

const agreed: AgreedPrice = {
  id: 'contractprice_a',
  contractId: 'contract_a',
  contractNumber: '4600000001',
  supplierId: 'supplier_a',
  itemId: 'item_a',
  facilityId: null,
  price: usd('250.00'),
  perQuantity: '1',
  unit: unit('CA'),
  pricePerBaseUnit: '2.5',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
};
const asked: PriceAsked = {
  price: usd('25.00'),
  perQuantity: '1',
  unit: unit('BX'),
  factor: '10',
  on: '2026-03-09',
  facilityId: 'facility_north',
  tolerance: exact,
};

test('R3: 250.00 for a case of 10 boxes of 10 is the price of 25.00 for a box of 10', () => {
  expect(checkPrice(asked, [agreed])).toEqual({
    outcome: 'OK',
    agreed,
    askedPerBaseUnit: '2.5',
    agreedPerBaseUnit: '2.5',
    deviation: '0',
  });
});

test('R3: a price for many is divided before it is compared, also where no decimal is its end', () => {
  const thirds = { ...asked, price: usd('10.00'), perQuantity: '100', factor: '3' };
  expect(checkPrice(thirds, [{ ...agreed, pricePerBaseUnit: '0.033333' }])).toMatchObject({
    outcome: 'OK',
    askedPerBaseUnit: '0.033333',
  });
});

test('R59: a price that is not the contract’s differs, dearer or cheaper', () => {
  expect(checkPrice({ ...asked, price: usd('26.00') }, [agreed])).toMatchObject({
    outcome: 'DIFFERS',
    deviation: '0.04',
  });
  expect(checkPrice({ ...asked, price: usd('24.00') }, [agreed])).toMatchObject({
    outcome: 'DIFFERS',
    deviation: '-0.04',
  });
});

test.each([
  ['4', null, 'OK'],
  ['3.99', null, 'DIFFERS'],
  [null, '0.1', 'OK'],
  [null, '0.099', 'DIFFERS'],
  ['4', '0.1', 'OK'],
  ['10', '0.05', 'DIFFERS'],
  ['1', '1', 'DIFFERS'],
  [null, null, 'DIFFERS'],
])(
  'R56: within %s percent and %s for each, both allowed themselves, four percent more is %s',
  (percent, amount, outcome) => {
    const dearer = { ...asked, price: usd('26.00'), tolerance: { percent, amount } };
    expect(checkPrice(dearer, [agreed]).outcome).toBe(outcome);
  },
);

test('nothing agreed is off contract, wherever else something is', () => {
  const elsewhere = { ...agreed, facilityId: 'facility_south' };
  expect(checkPrice(asked, [])).toMatchObject({ outcome: 'OFF_CONTRACT', agreed: null, deviation: null });
  expect(checkPrice(asked, [elsewhere])).toMatchObject({ outcome: 'OFF_CONTRACT', agreed: null });
});

test('what has ended, or has not begun, is expired; both its days are days of it', () => {
  const on = (day: string) => checkPrice({ ...asked, on: day }, [agreed]).outcome;
  expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map(on)).toEqual(['EXPIRED', 'OK', 'OK', 'EXPIRED']);
  expect(checkPrice({ ...asked, on: '2090-01-01' }, [{ ...agreed, validTo: null }]).outcome).toBe('OK');
});

test('of what is expired, what ended last is named before what is to begin', () => {
  const [early, late, next] = [
    { ...agreed, id: 'early', validFrom: '2024-01-01', validTo: '2024-12-31' },
    { ...agreed, id: 'late', validFrom: '2025-01-01', validTo: '2025-12-31' },
    { ...agreed, id: 'next', validFrom: '2026-06-01', validTo: null },
  ];
  expect(checkPrice(asked, [next, early, late]).agreed?.id).toBe('late');
  expect(checkPrice(asked, [next]).agreed?.id).toBe('next');
});

test('the contract an order names comes first, then the facility’s own price, then the lowest', () => {
  const group = { ...agreed, id: 'group', pricePerBaseUnit: '2.2' };
  const lower = { ...agreed, id: 'lower', pricePerBaseUnit: '2.1' };
  const own = { ...agreed, id: 'own', facilityId: 'facility_north', pricePerBaseUnit: '2.4' };
  const named = { ...agreed, id: 'named', contractId: 'contract_b', pricePerBaseUnit: '2.6' };
  expect(checkPrice(asked, [group, lower]).agreed?.id).toBe('lower');
  expect(checkPrice(asked, [group, lower, own]).agreed?.id).toBe('own');
  expect(checkPrice({ ...asked, contractId: 'contract_b' }, [group, own, named]).agreed?.id).toBe('named');
  expect(
    checkPrice({ ...asked, contractId: 'contract_b' }, [group, { ...named, validTo: '2026-01-31' }]).agreed?.id,
  ).toBe('group');
});

test('of two that cost the same, the later agreed is taken, and the choice is always the same', () => {
  const later = { ...agreed, id: 'z', validFrom: '2026-02-01' };
  const same = { ...later, id: 'b' };
  expect(checkPrice(asked, [agreed, later, same]).agreed?.id).toBe('b');
  expect(checkPrice(asked, [same, later, agreed]).agreed?.id).toBe('b');
});

test('prices whose factor is not known compare in the same unit and in no other', () => {
  const box = { ...agreed, unit: unit('BX'), price: usd('25.00'), pricePerBaseUnit: null };
  expect(checkPrice(asked, [box])).toMatchObject({ outcome: 'OK', agreedPerBaseUnit: '2.5' });
  expect(checkPrice(asked, [{ ...box, unit: unit('CA') }])).toMatchObject({ outcome: 'DIFFERS', deviation: null });
  // One that compares comes before one that does not, whatever it costs.
  expect(checkPrice(asked, [{ ...box, id: 'dumb', unit: unit('CA') }, agreed]).agreed?.id).toBe(agreed.id);
});

test('another currency differs; something for nothing differs from nothing', () => {
  expect(checkPrice({ ...asked, price: { amount: '25.00', currency: 'EUR' } }, [agreed])).toMatchObject({
    outcome: 'DIFFERS',
    deviation: null,
  });
  const free = { ...agreed, pricePerBaseUnit: '0' };
  const lenient = { percent: '100', amount: null };
  expect(checkPrice({ ...asked, tolerance: lenient }, [free])).toMatchObject({ outcome: 'DIFFERS', deviation: null });
  expect(checkPrice({ ...asked, price: usd('0.00') }, [free]).outcome).toBe('OK');
});

test('what names no price is only asked for its contract', () => {
  expect(checkPrice({ ...asked, price: null }, [agreed])).toMatchObject({
    outcome: 'OK',
    askedPerBaseUnit: null,
    agreedPerBaseUnit: '2.5',
  });
  expect(checkPrice({ ...asked, price: null }, []).outcome).toBe('OFF_CONTRACT');
});

test('R3: whatever it is ordered in, a price is as far from the contract’s as its base price', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 500 }), (cents, factor) => {
      const price = usd(`${(cents * factor) / 100}`);
      const base = `${cents / 100}`;
      const outcome = checkPrice({ ...asked, price, factor: `${factor}` }, [
        { ...agreed, pricePerBaseUnit: base },
      ]).outcome;
      expect(outcome).toBe('OK');
    }),
  );
});
