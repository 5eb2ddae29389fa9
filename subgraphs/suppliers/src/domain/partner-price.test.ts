import { expect, test } from 'vitest';
import { statedBasePrice, type KnownUnits } from './partner-price.ts';

const known: KnownUnits = {
  baseUnit: 'EA',
  factors: [
    { unit: 'BX', numerator: '10', denominator: '1' },
    { unit: 'CA', numerator: '100', denominator: '1' },
  ],
};
const price = { price: { amount: '250.00', currency: 'USD' }, perQuantity: '1', unit: 'CA', pack: null } as const;
const text = (...args: Parameters<typeof statedBasePrice>) => statedBasePrice(...args)?.toString() ?? null;

test('R3: a price compares for one base unit, by the ERP’s factor where the partner states none', () => {
  expect(text(price, known)).toBe('2.50 USD/EA');
  expect(text({ ...price, perQuantity: '10' }, known)).toBe('0.25 USD/EA');
});

test('the pack its own document states goes before the ERP’s factor (R2, R6)', () => {
  expect(text({ ...price, pack: { quantity: '50', unit: 'EA' } }, known)).toBe('5.00 USD/EA');
  expect(text({ ...price, pack: { quantity: '20', unit: 'BX' } }, known)).toBe('1.25 USD/EA');
});

test('a pack of the unit itself, or in a unit nobody knows, says nothing', () => {
  expect(text({ ...price, pack: { quantity: '1', unit: 'CA' } }, known)).toBe('2.50 USD/EA');
  expect(text({ ...price, pack: { quantity: '7', unit: 'RL' } }, known)).toBe('2.50 USD/EA');
});

test('a price for the base unit needs no factor, whatever pack is stated', () => {
  expect(text({ ...price, unit: 'EA', pack: { quantity: '10', unit: 'BX' } }, { ...known, factors: [] })).toBe(
    '250.00 USD/EA',
  );
});

test('without a way to the base unit there is no price for it', () => {
  expect(text({ ...price, unit: 'PL' }, known)).toBeNull();
});
