import { expect, test } from 'vitest';
import { sentenceOf, stateOf, type PartnerFacts, type Punctuality } from './partner-health.ts';

const well: PartnerFacts = {
  name: 'Alpine Surgical',
  hold: null,
  unreachable: null,
  punctuality: [],
  orderCount: 0,
  caseCount: 0,
  waitingToSend: 0,
  parked: 0,
};
const missing = (kind: Punctuality['kind'], number: number): Punctuality => ({
  kind,
  expected: number,
  onTime: 0,
  late: 0,
  missing: number,
});

test.each<[string, Partial<PartnerFacts>, string]>([
  ['WELL', {}, 'All is well with Alpine Surgical.'],
  [
    'LATE',
    { punctuality: [missing('855', 42)], orderCount: 42, caseCount: 6 },
    'Alpine Surgical acknowledges late: 42 orders, 6 cases. Missing: 42 × acknowledgement (855).',
  ],
  [
    'LATE',
    { punctuality: [missing('997', 1), missing('856', 0)], orderCount: 1 },
    'Alpine Surgical confirms receipt late: 1 order. Missing: 1 × receipt (997).',
  ],
  [
    'WAITING',
    { parked: 1, orderCount: 1, caseCount: 1 },
    '1 document of Alpine Surgical waits for a person: 1 order, 1 case.',
  ],
  [
    'UNREACHABLE',
    { unreachable: 'The server refused the connection.', waitingToSend: 3, orderCount: 3 },
    'Alpine Surgical cannot be reached, 3 documents wait for it: 3 orders. The server refused the connection.',
  ],
  [
    'HELD',
    { hold: 'Its server is moved.', unreachable: 'x', orderCount: 2 },
    'Nothing is sent to Alpine Surgical: Its server is moved: 2 orders.',
  ],
])('%s: trouble is told in orders and cases', (state, facts, sentence) => {
  expect([stateOf({ ...well, ...facts }), sentenceOf({ ...well, ...facts })]).toEqual([state, sentence]);
});

test.each<[string, Partial<PartnerFacts>]>([
  [
    'Alpine Surgical announces shipments late. Missing: 2 × ship notice (856).',
    { punctuality: [missing('856', 2)], caseCount: 4 },
  ],
  [
    'Alpine Surgical acknowledges late: 3 orders. Missing: 1 × receipt (997), 3 × acknowledgement (855).',
    { punctuality: [missing('997', 1), missing('855', 3)], orderCount: 3 },
  ],
  ['2 documents of Alpine Surgical wait for a person.', { parked: 2 }],
  [
    'Alpine Surgical cannot be reached, 1 document waits for it. Refused.',
    { unreachable: 'Refused.', waitingToSend: 1 },
  ],
  ['Nothing is sent to Alpine Surgical: Moved. Twice.', { hold: 'Moved. Twice.' }],
])('%s', (sentence, facts) => {
  expect(sentenceOf({ ...well, ...facts })).toBe(sentence);
});

test('the worst that holds is told: held before unreachable, before late, before waiting', () => {
  const all = { hold: 'Moved.', unreachable: 'Refused.', punctuality: [missing('997', 1)], parked: 1 };
  expect(stateOf({ ...well, ...all })).toBe('HELD');
  expect(stateOf({ ...well, ...all, hold: null })).toBe('UNREACHABLE');
  expect(stateOf({ ...well, ...all, hold: null, unreachable: null })).toBe('LATE');
  expect(stateOf({ ...well, punctuality: [missing('997', 0)], parked: 1 })).toBe('WAITING');
});
