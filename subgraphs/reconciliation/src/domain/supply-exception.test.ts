import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { ofCardFile, ofCase, ofPartnerFile, ofTransmission, type CaseFacts } from './supply-exception.ts';

const caseId = hubId('case', 'ehr', '88213');
const noCard = { code: 'NO_CARD', sentence: 'No card for ORIF-ANKLE.', remedy: 'Add a card.' } as const;
const unknownItem = (line: number) =>
  ({ code: 'UNKNOWN_ITEM', sentence: `Line ${line} names no item.`, remedy: 'Correct the card.' }) as const;
const scheduled: CaseFacts = { id: caseId, status: 'SCHEDULED', facilityId: 'facility_north', problems: [noCard] };

test('each kind of problem of a case is one exception, its sentences together, the many cut short', () => {
  const { exceptions } = ofCase({ ...scheduled, problems: [unknownItem(1), noCard, unknownItem(2)] });
  expect(exceptions.map(({ kind, sentence, remedy }) => [kind, sentence, remedy])).toEqual([
    ['UNKNOWN_ITEM', 'Line 1 names no item. Line 2 names no item.', 'Correct the card.'],
    ['NO_CARD', 'No card for ORIF-ANKLE.', 'Add a card.'],
  ]);
  const [many] = ofCase({ ...scheduled, problems: [1, 2, 3, 4, 5].map(unknownItem) }).exceptions;
  expect(many?.sentence).toBe('Line 1 names no item. Line 2 names no item. Line 3 names no item. And 2 more.');
});

test('a case that is over or called off has no exceptions', () => {
  for (const status of ['COMPLETED', 'CANCELLED', 'NO_SHOW', 'VOIDED']) {
    expect(ofCase({ ...scheduled, status }).exceptions).toEqual([]);
  }
  for (const status of ['PROPOSED', 'SCHEDULED', 'STARTED']) {
    expect(ofCase({ ...scheduled, status }).exceptions).toHaveLength(1);
  }
});

test('a refused card file is an exception that names its first faults; a loaded one is none', () => {
  const file = {
    id: 'cardfile_1',
    file: 'cards.csv',
    faults: [{ line: 17, sentence: 'open_qty is not a number.' }],
    faultCount: 12,
  };
  expect(ofCardFile({ ...file, state: 'REFUSED' }).exceptions).toMatchObject([
    {
      kind: 'CARD_FILE_REFUSED',
      severity: 'WARNING',
      sentence:
        'cards.csv was refused for 12 faults; the cards are those of the last good file. Line 17: open_qty is not a number. And 11 more.',
    },
  ]);
  expect(ofCardFile({ ...file, state: 'LOADED' }).exceptions).toEqual([]);
});

test('a refused profile is CRITICAL where the partner was never known, and gone when it is read or taken away', () => {
  const file = {
    id: 'partnerfile_1',
    file: 'alpine.yaml',
    partner: 'alpine',
    isEarlierKept: true,
    faults: [{ line: 3, sentence: 'This is no time zone.', remedy: 'Write America/Denver.' }],
    faultCount: 1,
  } as const;
  const refused = { ...file, state: 'REFUSED' } as const;
  expect(ofPartnerFile(refused).exceptions).toMatchObject([
    {
      kind: 'PARTNER_PROFILE_REFUSED',
      severity: 'WARNING',
      sentence: 'alpine.yaml was refused for a fault; its last good profile stands. Line 3: This is no time zone.',
      remedy: 'Write America/Denver. Then save it: it is read at once.',
      partner: 'alpine',
    },
  ]);
  expect(ofPartnerFile({ ...refused, isEarlierKept: false }).exceptions).toMatchObject([{ severity: 'CRITICAL' }]);
  for (const state of ['LOADED', 'GONE'] as const) expect(ofPartnerFile({ ...file, state }).exceptions).toEqual([]);
});

test('an order that cannot be sent is one exception, until it is sent or is not to be', () => {
  const facts = {
    id: hubId('transmission', 'hub', ['order_1']),
    orderId: 'order_1',
    orderNumber: '4500000012',
    supplierId: 'supplier_1',
    partner: 'alpine',
    facilityId: null,
    problem: { reason: 'Line 10 is ordered in CA, for which Alpine has no code.', remedy: 'Agree on a code.' },
  };
  expect(ofTransmission(facts).exceptions).toMatchObject([
    {
      kind: 'ORDER_NOT_SENT',
      severity: 'CRITICAL',
      sentence: 'Order 4500000012 cannot be sent: Line 10 is ordered in CA, for which Alpine has no code.',
      remedy: 'Agree on a code. It is sent by itself then.',
      businessKey: 'po:4500000012',
      orderIds: ['order_1'],
    },
  ]);
  expect(ofTransmission({ ...facts, problem: null }).exceptions).toEqual([]);
});
