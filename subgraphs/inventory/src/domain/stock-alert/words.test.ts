import { expect, test } from 'vitest';
import { nothingKnown, type StockAlert } from './stock-alert.ts';
import { remedyOf, sentenceOf } from './words.ts';

const names = {
  item: 'Bone screw 4.5 (MED-7)',
  facility: 'North',
  location: 'Main OR core',
  system: 'Meridian ERP',
  timeZone: 'America/Chicago',
};
const alert = (values: Partial<StockAlert>): StockAlert => ({
  id: 'stockalert_1',
  concern: 'SUPPLY',
  subject: 'item_a facility_north',
  occurrence: 1,
  version: 1,
  state: 'RAISED',
  kind: 'BELOW_PAR',
  severity: 'NOTICE',
  facilityId: 'facility_north',
  itemId: 'item_a',
  lotId: null,
  locationId: null,
  about: nothingKnown,
  caseIds: [],
  raisedAt: Temporal.Instant.from('2026-03-09T12:00:00Z'),
  escalatedAt: null,
  clearedAt: null,
  ...values,
});
const about = { ...nothingKnown, unit: 'EA', quantity: '4', threshold: '10', lot: 'L1', expiresOn: '2026-03-08' };

test.each<[Partial<StockAlert>, string]>([
  [{ kind: 'BELOW_PAR', about }, '4 EA of Bone screw 4.5 (MED-7) may be used at North; its level is 10 EA.'],
  [
    { kind: 'STOCK_OUT', about, caseIds: ['case_1', 'case_2'] },
    'Nothing that may be used is left of Bone screw 4.5 (MED-7) at North; 2 cases want it.',
  ],
  [
    { kind: 'EXPIRING', about },
    'Lot L1 of Bone screw 4.5 (MED-7) at Main OR core, North holds 4 EA that may be used until 2026-03-08.',
  ],
  [
    { kind: 'NEGATIVE', about: { ...about, quantity: '-4', lot: null } },
    'Stock of Bone screw 4.5 (MED-7) at Main OR core, North stands at -4 EA: more was taken than was ever booked in.',
  ],
  [
    { kind: 'FEED_SILENT', about: { ...nothingKnown, heardAt: '2026-03-09T12:00:30Z' } },
    'Meridian ERP has not told the stock of North since 2026-03-09 07:00.',
  ],
  [{ kind: 'FEED_SILENT' }, 'Meridian ERP has not told the stock of North yet.'],
])('%o is told in words', (values, sentence) => {
  const it = alert(values);
  expect(sentenceOf(it, names)).toBe(sentence);
  expect(remedyOf(it, names)).toMatch(/^[A-Z].*\.$/);
});

test.each(['BELOW_PAR', 'STOCK_OUT', 'EXPIRING', 'NEGATIVE', 'FEED_SILENT'] as const)(
  '%s that is over says what it is now, and asks for nothing',
  (kind) => {
    const over = alert({ kind, about, state: 'CLEARED', clearedAt: Temporal.Instant.from('2026-03-09T13:00:00Z') });
    expect(sentenceOf(over, names)).toMatch(/again|any more|used up/);
    expect(remedyOf(over, names)).toBeNull();
  },
);
