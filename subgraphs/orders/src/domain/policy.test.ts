import { expect, test } from 'vitest';
import { defaultPolicy, policyAmong, teamOf, type PolicyVersion } from './policy.ts';

const monday = Temporal.Instant.from('2026-03-09T12:00:00Z');
const version = (said: Partial<PolicyVersion>): PolicyVersion => ({
  scope: 'GROUP',
  scopeId: '',
  version: 1,
  values: {},
  adoptedAt: monday,
  ...said,
});
const north = { facilityId: 'facility_north', supplierId: 'supplier_a', itemId: 'item_a' };

test('where nobody has adopted anything, the defaults hold', () => {
  expect(policyAmong([], north, monday)).toBe(defaultPolicy);
});

test('the narrower scope decides, and says nothing of what it does not decide', () => {
  const versions = [
    version({ scope: 'ITEM', scopeId: 'item_a', values: { offContract: 'MARK' } }),
    version({ scope: 'SUPPLIER', scopeId: 'supplier_a', values: { offContract: 'STOP', urgencyHours: 12 } }),
    version({
      scope: 'FACILITY',
      scopeId: 'facility_north',
      version: 4,
      values: { urgencyHours: 24, excludesOnOrder: true },
    }),
    version({ values: { urgencyHours: 36, consolidationMinutes: 60 } }),
  ];
  expect(policyAmong(versions, north, monday)).toEqual({
    ...defaultPolicy,
    consolidationMinutes: 60,
    excludesOnOrder: true,
    urgencyHours: 12,
    offContract: 'MARK',
    versions: [
      { scope: 'GROUP', version: 1 },
      { scope: 'FACILITY', version: 4 },
      { scope: 'SUPPLIER', version: 1 },
      { scope: 'ITEM', version: 1 },
    ],
  });
  expect(policyAmong(versions, { facilityId: null }, monday)).toMatchObject({
    urgencyHours: 36,
    versions: [{ scope: 'GROUP', version: 1 }],
  });
});

test('the last version of a scope holds whole, from when it was adopted', () => {
  const versions = [
    version({ version: 2, adoptedAt: monday.add({ hours: 1 }), values: { excludesOnOrder: true } }),
    version({ version: 1, values: { urgencyHours: 5 } }),
  ];
  expect(policyAmong(versions, north, monday.subtract({ seconds: 1 })).versions).toEqual([]);
  expect(policyAmong(versions, north, monday)).toMatchObject({ urgencyHours: 5, excludesOnOrder: false });
  expect(policyAmong(versions, north, monday.add({ hours: 1 }))).toMatchObject({
    urgencyHours: 48,
    excludesOnOrder: true,
  });
});

test('teams are named trouble by trouble, the narrower scope over the wider', () => {
  const versions = [
    version({ values: { teams: { LINE_REJECTED: 'sourcing', PRICE_CHANGED: 'contracts' } } }),
    version({ scope: 'FACILITY', scopeId: 'facility_north', values: { teams: { LINE_REJECTED: 'north buyers' } } }),
  ];
  const policy = policyAmong(versions, north, monday);
  expect(teamOf(policy, 'LINE_REJECTED')).toBe('north buyers');
  expect(teamOf(policy, 'PRICE_CHANGED')).toBe('contracts');
  expect(teamOf(policy, 'LINE_HELD')).toBe('purchasing');
});
