import { expect, test } from 'vitest';
import { CardConsistency, cardKey, type CardHeader } from './preference-card.ts';

const header = (values: Partial<CardHeader> = {}): CardHeader => ({
  number: 'PC-1',
  procedureCode: '27130',
  surgeonId: 'S-1',
  facilityId: 'facility_1',
  validFrom: '2026-01-01',
  validTo: '2026-06-30',
  ...values,
});
const faults = (...headers: readonly Partial<CardHeader>[]) => {
  const cards = new CardConsistency();
  for (const [index, values] of headers.entries()) cards.see(header(values), index + 2);
  return cards.overlaps();
};

test('lines are one card by number, facility and first day', () => {
  expect(cardKey(header())).toEqual(['PC-1', 'facility_1', '2026-01-01']);
  const cards = new CardConsistency();
  expect(cards.see(header(), 2)).toBeNull();
  expect(cards.see(header(), 3)).toBeNull();
  expect(cards.size).toBe(1);
  cards.see(header({ facilityId: 'facility_2' }), 4);
  cards.see(header({ number: 'PC-2' }), 5);
  expect(cards.size).toBe(3);
});

test.each<[string, Partial<CardHeader>]>([
  ['procedure_code', { procedureCode: '27447' }],
  ['surgeon_id', { surgeonId: null }],
  ['valid_to', { validTo: null }],
])('a line that says another %s than the first of its card contradicts it', (column, values) => {
  const cards = new CardConsistency();
  cards.see(header(), 2);
  expect(cards.see(header(values), 7)).toBe(
    `${column} is not what line 2 says of the same card: all lines of a card must agree.`,
  );
});

test('two editions of one number may not hold on one day', () => {
  expect(faults({}, { validFrom: '2026-06-30', validTo: null })).toEqual([
    {
      line: 3,
      sentence:
        'The card is valid from 2026-06-30, but the edition at line 2 holds until 2026-06-30: end that one the day before.',
    },
  ]);
  expect(faults({ validTo: null }, { validFrom: '2026-07-01' })).toMatchObject([
    { sentence: expect.stringContaining('the edition at line 2 holds without an end: end that one') },
  ]);
});

test('editions that follow one another, in whatever order the file has them, are well', () => {
  expect(faults({}, { validFrom: '2026-07-01' })).toEqual([]);
  expect(
    faults(
      { validFrom: '2027-01-01', validTo: null },
      { validFrom: '2026-07-01', validTo: '2026-12-31' },
      { validFrom: '2026-01-01', validTo: '2026-06-30' },
    ),
  ).toEqual([]);
});

test('editions at two facilities, or of two numbers, have nothing to do with each other', () => {
  expect(faults({}, { facilityId: 'facility_2', validFrom: '2026-02-01' })).toEqual([]);
  expect(faults({}, { number: 'PC-2', validFrom: '2026-02-01' })).toEqual([]);
});
