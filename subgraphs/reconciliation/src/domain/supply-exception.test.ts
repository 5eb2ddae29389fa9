import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import {
  ofCardFile,
  ofCase,
  ofMessage,
  ofSenderIds,
  ofSenderType,
  type CaseFacts,
  type MessageFacts,
} from './supply-exception.ts';

const caseId = hubId('case', 'ehr', '88213');
const message: MessageFacts = {
  id: hubId('message', 'exchange', '1'),
  state: 'APPLIED',
  sender: 'lakeside-or',
  senderName: 'Lakeside OR scheduling',
  messageType: 'SIU^S12',
  controlId: 'LS0000412',
  reason: null,
  remedy: null,
  isControlIdReused: false,
  facilityId: 'facility_north',
  about: [hubId('theatre', 'hub', ['north', '1']), caseId],
};
const parked = { ...message, state: 'PARKED', reason: 'The room OR9 is not known.', remedy: 'Add it.' } as const;
const noCard = { code: 'NO_CARD', sentence: 'No card for ORIF-ANKLE.', remedy: 'Add a card.' } as const;
const unknownItem = (line: number) =>
  ({ code: 'UNKNOWN_ITEM', sentence: `Line ${line} names no item.`, remedy: 'Correct the card.' }) as const;
const scheduled: CaseFacts = { id: caseId, status: 'SCHEDULED', facilityId: 'facility_north', problems: [noCard] };

test('a parked message is one exception with its own reason, at its facility and of its case', () => {
  expect(ofMessage(parked)).toEqual({
    subject: message.id,
    exceptions: [
      {
        id: hubId('exception', 'hub', ['MESSAGE_PARKED', message.id]),
        kind: 'MESSAGE_PARKED',
        severity: 'CRITICAL',
        sentence: 'The room OR9 is not known.',
        remedy: 'Add it.',
        facilityId: 'facility_north',
        caseId,
        messageId: message.id,
      },
    ],
  });
});

test('a message in any other state needs nobody; one whose turn has yet to come leaves what was found as it is', () => {
  for (const state of ['APPLIED', 'REJECTED', 'TEST'] as const) {
    expect(ofMessage({ ...parked, state })?.exceptions).toEqual([]);
  }
  expect(ofMessage({ ...parked, state: 'RECEIVED' })).toBeNull();
});

test('R69: a sender whose last message used a control id again is one exception, whichever message it was', () => {
  const first = ofSenderIds('lakeside-or', { ...message, isControlIdReused: true });
  const second = ofSenderIds('lakeside-or', { ...message, id: 'message_2', isControlIdReused: true });
  expect(first.exceptions).toMatchObject([{ kind: 'CONTROL_ID_REUSED', severity: 'NOTICE', facilityId: null }]);
  expect(second.exceptions[0]?.id).toBe(first.exceptions[0]?.id);
  expect(ofSenderIds('lakeside-or', message)).toEqual({ subject: first.subject, exceptions: [] });
});

test('what a sender sends of one type and the hub refuses is one exception until one of that type is taken', () => {
  const refused = { ...message, state: 'REJECTED', messageType: 'ADT^A08', reason: 'ADT^A08 is not taken.' } as const;
  const adt = ofSenderType('lakeside-or', 'ADT^A08', refused);
  expect(adt.exceptions).toMatchObject([
    { kind: 'MESSAGE_REJECTED', sentence: 'Lakeside OR scheduling sends what the hub refuses: ADT^A08 is not taken.' },
  ]);
  expect(ofSenderType('lakeside-or', 'SIU^S12', message).subject).not.toBe(adt.subject);
  expect(ofSenderType('lakeside-or', 'ADT^A08', message)).toEqual({ subject: adt.subject, exceptions: [] });
});

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
