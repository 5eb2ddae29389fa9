import { troubleKinds as told } from '@supply-hub/events';
import { expect, test } from 'vitest';
import { troubleKinds } from '../domain/trouble.ts';
import { $PolicyValues } from './policy-values.ts';

test.each([
  [{ consolidationMinutes: -1 }],
  [{ consolidationMinutes: 10_081 }],
  [{ urgencyHours: 721 }],
  [{ urgencyHours: 1.5 }],
  [{ priceTolerance: { percent: '-1', amount: null } }],
  [{ priceTolerance: { percent: 'some', amount: null } }],
  [{ priceTolerance: { percent: '1' } }],
  [{ transmittedBy: 'FAX' }],
  [{ alternateSuppliers: ['Alpine'] }],
  [{ teams: { NO_SUCH_TROUBLE: 'x' } }],
  [{ teams: { LINE_HELD: ' ' } }],
  [{ colour: 'red' }],
])('%j is no policy', (values) => {
  expect($PolicyValues.safeParse(values).success).toBe(false);
});

test('a policy may decide one thing, or nothing', () => {
  expect($PolicyValues.parse({})).toEqual({});
  const values = { priceTolerance: { percent: '0', amount: '0.05' }, urgencyHours: 0, consolidationMinutes: 10_080 };
  expect($PolicyValues.parse(values)).toEqual(values);
});

test('the kinds of trouble are those that others are told', () => {
  expect([...troubleKinds]).toEqual([...told]);
});
