import { expect, test } from 'vitest';
import { aLine, agreedPrice, anOrder } from '../../test/price-facts.ts';
import { isUrgent, judgeLine, type JudgedBy } from './judge-price.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import type { PurchaseOrderLine } from './purchase-order.ts';

const noon = Temporal.Instant.from('2026-03-09T12:00:00Z');
const inHours = (hours: number) => [{ caseId: 'case_a', startsAt: noon.add({ hours }) }];

function judged(
  by: Partial<Omit<JudgedBy, 'policy'>> & { policy?: Partial<Policy> } = {},
  { line = aLine(), isLeaving = true }: { line?: PurchaseOrderLine; isLeaving?: boolean } = {},
) {
  const { policy, relying = [], agreed = [agreedPrice()] } = by;
  return judgeLine(
    anOrder([line]),
    line,
    { policy: { ...defaultPolicy, ...policy }, relying, agreed },
    noon,
    isLeaving,
  );
}

test('R3: a line at the contract’s price passes, and nothing is wrong', () => {
  expect(judged()).toMatchObject({ effect: 'PASSED', trouble: null, caseIds: [], currency: 'USD' });
});

test('off contract it stops its order, with what to do', () => {
  expect(judged({ agreed: [] })).toMatchObject({
    effect: 'STOPPED',
    trouble: {
      kind: 'OFF_CONTRACT',
      sentence: 'Order 4500000001, line 10: nothing is agreed with its supplier for it. The order waits.',
      remedy: 'Have it put under contract, or order it elsewhere and cancel it here. The order leaves by itself then.',
    },
  });
});

test('of an expired price its days are said; it stops too', () => {
  const ended = agreedPrice({ validTo: '2026-02-28' });
  const line = aLine({ description: 'Stapler reload' });
  expect(judged({ agreed: [ended] }, { line })).toMatchObject({
    effect: 'STOPPED',
    trouble: {
      kind: 'PRICE_EXPIRED',
      sentence:
        'Order 4500000001, line 10 (Stapler reload): contract 4600000001 holds from 2026-01-01 to 2026-02-28. The order waits.',
    },
  });
  const next = agreedPrice({ validFrom: '2026-04-01', validTo: null });
  expect(judged({ agreed: [next] }).trouble?.sentence).toBe(
    'Order 4500000001, line 10: contract 4600000001 begins on 2026-04-01. The order waits.',
  );
});

test('what a case needs soon leaves, marked, and says so', () => {
  expect(judged({ agreed: [], relying: inHours(48) })).toMatchObject({
    effect: 'MARKED',
    caseIds: ['case_a'],
    trouble: {
      kind: 'OFF_CONTRACT',
      sentence:
        'Order 4500000001, line 10: nothing is agreed with its supplier for it. A case within 48 hours relies on it.',
      remedy: 'Have it put under contract, or order it elsewhere and cancel it here.',
    },
  });
  expect(judged({ agreed: [], relying: inHours(49) })).toMatchObject({ effect: 'STOPPED', caseIds: ['case_a'] });
});

test('a case that should have begun is as urgent as one that will; one without a time is not', () => {
  const policy = { ...defaultPolicy, urgencyHours: 0 };
  expect(isUrgent({ policy, relying: inHours(-5) }, noon)).toBe(true);
  expect(isUrgent({ policy, relying: inHours(0) }, noon)).toBe(true);
  expect(isUrgent({ policy, relying: inHours(1) }, noon)).toBe(false);
  expect(isUrgent({ policy, relying: [{ startsAt: null, caseId: 'case_a' }] }, noon)).toBe(false);
  expect(isUrgent({ policy, relying: [] }, noon)).toBe(false);
});

test('where the policy lets it, and where another system sends it, it leaves, marked', () => {
  expect(judged({ agreed: [], policy: { offContract: 'MARK' } })).toMatchObject({ effect: 'MARKED' });
  const elsewhere = judged({ agreed: [] }, { isLeaving: false });
  expect(elsewhere.effect).toBe('MARKED');
  expect(elsewhere.trouble?.sentence).toBe('Order 4500000001, line 10: nothing is agreed with its supplier for it.');
});

test.each([
  ['26', '2.6', '4 % more'],
  ['22.5', '2.25', '10 % less'],
  ['25.3', '2.53', '1.2 % more'],
  ['75', '7.5', '200 % more'],
])('R59: %s for a box of ten differs from the contract’s 2.50 for one, and leaves', (pricePerUnit, base, words) => {
  const line = aLine({ pricePerUnit });
  expect(judged({}, { line })).toMatchObject({
    effect: 'PASSED',
    trouble: {
      kind: 'ORDER_PRICE_NOT_CONTRACT',
      sentence: `Order 4500000001, line 10 costs ${base} USD for one EA; contract 4600000001 says 2.5 USD (${words}).`,
      remedy: 'Correct the price of the order, or have the contract changed.',
    },
  });
});

test('R59: prices in two currencies are not said to be anything more or less', () => {
  const line = aLine({ price: { amount: '25.00', currency: 'EUR' } });
  expect(judged({}, { line }).trouble?.sentence).toBe(
    'Order 4500000001, line 10 costs 2.5 EUR for one EA; contract 4600000001 names a price that compares with none of its.',
  );
});

test('the policy’s tolerance is what counts', () => {
  const line = aLine({ pricePerUnit: '26' });
  expect(judged({ policy: { priceTolerance: { percent: '4', amount: null } } }, { line }).trouble).toBeNull();
});

test('free text has no contract to be under, and a hub without contracts knows none: nobody can say', () => {
  const unknown = { check: { outcome: 'UNKNOWN', agreed: null }, effect: 'PASSED', trouble: null };
  expect(judged({ agreed: [] }, { line: aLine({ itemId: null }) })).toMatchObject(unknown);
  expect(judged({ agreed: null })).toMatchObject(unknown);
});
