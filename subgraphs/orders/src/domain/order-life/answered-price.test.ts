import { expect, test } from 'vitest';
import {
  answer,
  answeredLine,
  kindsOf,
  lifeOf,
  lineOf,
  orderLine,
  purchaseOrder,
  says,
} from '../../../test/order-facts.ts';
import { plainTerms, type AnswerTerms } from './order-life.ts';

const priced = (amount: string, fields: Parameters<typeof answeredLine>[1] = {}, basis: string | null = null) =>
  answer([answeredLine([says('IA', { quantity: 10 })], { price: { amount, basis }, ...fields })]);
const isHeld = (amount: string, terms: Partial<AnswerTerms>) =>
  kindsOf({ answers: [priced(amount)], terms: { ...plainTerms, ...terms } }).includes('PRICE_CHANGED');

test('R43: another price beyond what is tolerated is looked at before anything is received', () => {
  const life = lifeOf({ answers: [priced('255.00')] });
  expect(life.lines[0]).toMatchObject({ answeredPrice: '255', heldReason: expect.any(String), promised: '100' });
  expect(life.troubles).toMatchObject([
    {
      kind: 'PRICE_CHANGED',
      key: '10',
      sentence:
        'Line 10 of order 4500001: the supplier answers 255.00 USD, and the order says 250.00 USD per BX (R43).',
    },
  ]);
  expect(lifeOf({ answers: [priced('250.0')] })).toMatchObject({
    troubles: [],
    lines: [{ heldReason: null, answeredPrice: '250' }],
  });
});

test('R43: both limits hold, and are allowed themselves', () => {
  expect(isHeld('252.50', { pricePercent: '1' })).toBe(false);
  expect(isHeld('247.50', { pricePercent: '1' })).toBe(false);
  expect(isHeld('252.51', { pricePercent: '1' })).toBe(true);
  expect(isHeld('252.50', { pricePercent: '1', priceAmount: '2.49' })).toBe(true);
  expect(isHeld('252.50', { pricePercent: null, priceAmount: '2.50' })).toBe(false);
  expect(isHeld('252.51', { pricePercent: null, priceAmount: '2.50' })).toBe(true);
});

test('R3: prices are compared in one unit, whatever they are of', () => {
  const each = { ordered: { value: '100', unit: 'EA', code: 'EA' } } as const;
  const price = (...given: Parameters<typeof priced>) => lineOf({ answers: [priced(...given)] }).answeredPrice;
  expect(price('25.00', each)).toBe('250');
  expect(price('25.00', {}, 'PE')).toBe('250');
  expect(price('2500.00', {}, 'HP')).toBe('250');
  expect(price('25000', {}, 'TP')).toBe('250');
  expect(price('250.00', {}, 'UM')).toBe('250');
  const thirds = purchaseOrder(orderLine({ factor: '3' }));
  expect(lineOf({ order: thirds, answers: [priced('1', each)] }).answeredPrice).toBe('3');
});

test('a price of a unit that has no eaches is of so many of that unit', () => {
  const order = purchaseOrder(orderLine({ baseUnit: 'BX', factor: '1' }));
  expect(lineOf({ order, answers: [priced('25000', {}, 'HP')] }).answeredPrice).toBe('250');
});

test('a price that cannot be compared is looked at', () => {
  const strange = { ordered: { value: '1', unit: 'CA', code: 'CA' } } as const;
  expect(lifeOf({ answers: [priced('250', { ...strange, answers: [says('IA')] })] })).toMatchObject({
    lines: [{ answeredPrice: null }],
    troubles: [{ kind: 'PRICE_CHANGED' }],
  });
  const euros = answer([answeredLine([says('IA')], { price: { amount: '250', basis: null } })], { currency: 'EUR' });
  expect(lifeOf({ answers: [euros] }).troubles).toMatchObject([
    { kind: 'PRICE_CHANGED', sentence: expect.stringContaining('250 EUR') },
  ]);
});

test('a price changed without saying which is looked at; the price last said counts', () => {
  const unsaid = answer([says('IP', { quantity: 10 })], { dated: '2026-03-04' });
  expect(lifeOf({ answers: [unsaid] }).troubles).toMatchObject([
    { kind: 'PRICE_CHANGED', sentence: expect.stringContaining('does not say which') },
  ]);
  const corrected = answer([answeredLine([says('IP', { quantity: 10 })], { price: { amount: '250', basis: null } })], {
    dated: '2026-03-06',
  });
  expect(kindsOf({ answers: [unsaid, priced('255'), corrected] })).toEqual([]);
});

test('nobody need look at the price of a line that is over', () => {
  const order = purchaseOrder(orderLine({ received: '10', outstanding: '0', status: 'RECEIVED' }));
  expect(lifeOf({ order, answers: [priced('300')] })).toMatchObject({
    troubles: [],
    lines: [{ heldReason: null, answeredPrice: '300' }],
  });
});

test('a price of several is said of as many', () => {
  const order = purchaseOrder(orderLine({ perQuantity: '100', pricePerUnit: '2.5' }));
  expect(lifeOf({ order, answers: [priced('3')] }).troubles).toMatchObject([
    { sentence: expect.stringContaining('250.00 USD per 100 BX') },
  ]);
});
