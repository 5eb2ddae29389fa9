import { Decimal, Rational } from '@supply-hub/quantities';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchLine, type LineFigures } from './match-line.ts';

const exact = (text: string) => Decimal.of(text).toRational();

interface Written {
  ordered?: string;
  received?: string;
  invoiced?: string;
  amount?: string;
  price?: string;
  hasInvoice?: boolean;
  isComparable?: boolean;
}

/** Ten ordered at 2.50; what arrived and what was invoiced as given. */
function line({
  ordered = '10',
  received = '10',
  invoiced = '10',
  amount = '25',
  price = '2.50',
  ...rest
}: Written = {}): LineFigures {
  return {
    ordered: exact(ordered),
    received: exact(received),
    invoiced: exact(invoiced),
    invoicedAmount: exact(amount),
    orderPrice: exact(price),
    hasInvoice: true,
    isComparable: true,
    ...rest,
  };
}
const statusOf = (changes: Written) => matchLine(line(changes)).status;

test('R56: invoiced as received at the order’s price passes', () => {
  expect(matchLine(line())).toMatchObject({ status: 'MATCHED', variance: exact('0'), invoicePrice: exact('2.5') });
});

test('nothing invoiced is no variance', () => {
  expect(matchLine(line({ invoiced: '0', amount: '0', hasInvoice: false }))).toMatchObject({
    status: 'NOT_INVOICED',
    invoicePrice: null,
  });
});

test('R57: an invoice before its receipt waits; one for more than was ordered does not', () => {
  expect(statusOf({ received: '0' })).toBe('AWAITING_RECEIPT');
  expect(statusOf({ received: '4' })).toBe('AWAITING_RECEIPT');
  expect(statusOf({ received: '0', invoiced: '11', amount: '27.50' })).toBe('QUANTITY_VARIANCE');
});

test('R56: more invoiced than arrived, when nothing more is to come, is a quantity variance', () => {
  expect(statusOf({ ordered: '8', received: '8', invoiced: '10' })).toBe('QUANTITY_VARIANCE');
});

test('R56: the price must be within the percentage and the amount, both inclusive', () => {
  expect(statusOf({ amount: '25.50' })).toBe('MATCHED');
  expect(statusOf({ amount: '25.51' })).toBe('PRICE_VARIANCE');
  expect(statusOf({ amount: '24.49' })).toBe('PRICE_VARIANCE');
  const dear = { price: '250', amount: '2525' };
  expect(statusOf(dear)).toBe('MATCHED');
  expect(statusOf({ ...dear, amount: '2525.01' })).toBe('PRICE_VARIANCE');
});

test('R3: a price of a third, times three, is no variance', () => {
  const third = {
    ...line({ ordered: '3', received: '3', invoiced: '3', amount: '10' }),
    orderPrice: Rational.of(10n, 3n),
  };
  expect(matchLine(third)).toMatchObject({ status: 'MATCHED', variance: exact('0') });
});

test('a document in a unit without a factor is never passed', () => {
  expect(statusOf({ isComparable: false })).toBe('QUANTITY_VARIANCE');
});

test('R55: an invoice and the credit memo that takes it back leave nothing to pay', () => {
  expect(matchLine(line({ invoiced: '0', amount: '0' }))).toMatchObject({ status: 'MATCHED', invoicePrice: null });
});

test('what arrives later never turns a match into a variance, and more money never into a match', () => {
  const number = fc.integer({ min: 0, max: 1000 }).map(String);
  fc.assert(
    fc.property(number, number, number, number, (ordered, received, invoiced, more) => {
      const before = line({ ordered, received, invoiced, amount: (Number(invoiced) * 2.5).toFixed(2) });
      const after = { ...before, received: before.received.plus(exact(more)) };
      if (matchLine(before).status === 'MATCHED') expect(matchLine(after).status).toBe('MATCHED');
      const dearer = { ...before, invoicedAmount: before.invoicedAmount.plus(exact('1000000')) };
      expect(matchLine(dearer).status).not.toBe('MATCHED');
    }),
  );
});
