import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { kindPolicies } from './exception-kinds.ts';
import { ofDocument, ofMessage, ofSenderIds, ofSenderType } from './message-exceptions.ts';
import type { MessageFacts } from './message-facts.ts';

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
  direction: 'IN',
  protocol: 'hl7v2',
  partner: null,
  partnerName: null,
  businessKey: 'case:88213',
  documentNumber: null,
  code: null,
  supplierId: null,
  overdue: [],
  facilityId: 'facility_north',
  about: [hubId('theatre', 'hub', ['north', '1']), caseId],
};
const parked = { ...message, state: 'PARKED', reason: 'The room OR9 is not known.', remedy: 'Add it.' } as const;
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
        partner: null,
        businessKey: 'case:88213',
        supplierId: null,
        orderIds: [],
        orderLineIds: [],
        caseIds: [],
        itemId: null,
        team: null,
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

const order = hubId('order', 'erp', ['4500012345']);
const sent: MessageFacts = {
  ...message,
  direction: 'OUT',
  protocol: 'x12',
  state: 'SENT',
  sender: null,
  senderName: null,
  partner: 'alpine',
  partnerName: 'Alpine Surgical',
  messageType: '850',
  controlId: '0001',
  businessKey: 'po:4500012345',
  documentNumber: '4500012345',
  supplierId: 'supplier_1',
  about: [order],
};
const kindsOf = (facts: MessageFacts) => ofMessage(facts)?.exceptions.map(({ kind }) => kind);

test('a parked document is trouble of the kind its receiver names; what is no kind is just parked', () => {
  for (const [code, kind] of [
    ['UNKNOWN_ORDER', 'UNKNOWN_ORDER'],
    ['UNKNOWN_PARTY', 'UNKNOWN_PARTNER'],
    ['INVOICE_NUMBER_REUSED', 'DOCUMENT_CONFLICT'],
    ['toString', 'MESSAGE_PARKED'],
    [null, 'MESSAGE_PARKED'],
  ] as const)
    expect(kindsOf({ ...parked, code })).toEqual([kind]);
  for (const [kind, found] of [
    ['SUPPLIER', 'UNKNOWN_SUPPLIER'],
    ['LOCATION', 'UNKNOWN_LOCATION'],
  ] as const)
    expect(kindsOf({ ...parked, code: 'UNKNOWN_PARTY', wants: [{ kind }] })).toEqual([found]);
});

test('what nobody can be named for and is refused is trouble of its own; strangers at the HL7 port are not', () => {
  const stranger = { ...message, state: 'REJECTED', sender: null, senderName: null } as const;
  expect(kindsOf({ ...stranger, protocol: 'x12' })).toEqual(['UNKNOWN_PARTNER']);
  expect(kindsOf(stranger)).toEqual([]);
});

test('R44: each answer that is overdue is an exception of its own, and tells nobody to send again', () => {
  const found = ofMessage({ ...sent, state: 'OVERDUE', overdue: ['997', '855'] })?.exceptions ?? [];
  expect(found).toMatchObject([
    {
      kind: 'ACKNOWLEDGEMENT_OVERDUE',
      sentence: 'Alpine Surgical has not said that it can read it (997) of 850 4500012345.',
      businessKey: 'po:4500012345',
      orderIds: [order],
    },
    { kind: 'ACKNOWLEDGEMENT_OVERDUE', sentence: expect.stringContaining('(855)') },
  ]);
  expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  expect(found.every(({ remedy }) => remedy.includes('Do not send it again'))).toBe(true);
  expect(kindsOf({ ...sent, state: 'ACKNOWLEDGED', overdue: ['855'] })).toEqual(['ACKNOWLEDGEMENT_OVERDUE']);
});

test('R45: a document that is held, or that the partner cannot read, is an exception; one on its way is none', () => {
  expect(kindsOf({ ...sent, state: 'HELD' })).toEqual(['DELIVERY_HELD']);
  expect(ofMessage({ ...sent, state: 'HELD' })?.exceptions).toMatchObject([{ severity: 'CRITICAL' }]);
  expect(ofMessage({ ...sent, state: 'HELD', code: 'PARTNER_HELD' })?.exceptions).toMatchObject([
    { severity: 'NOTICE' },
  ]);
  expect(kindsOf({ ...sent, state: 'REJECTED' })).toEqual(['DELIVERY_REJECTED']);
  for (const state of ['SENT', 'ACKNOWLEDGED'] as const) expect(kindsOf({ ...sent, state })).toEqual([]);
  expect(ofMessage({ ...sent, state: 'QUEUED' })).toBeNull();
});

test('a refused document of a partner is open until it comes in a readable form, whatever else comes', () => {
  const refused = {
    ...sent,
    direction: 'IN',
    protocol: 'hl7v2',
    state: 'REJECTED',
    sender: 'alpine',
    senderName: 'Alpine Surgical',
  } as const;
  const ack = { ...refused, messageType: '855' };
  expect(ofSenderType('alpine', '855', ack).exceptions).toEqual([]);
  expect(ofDocument('alpine', '855', '4500012345', ack).exceptions).toMatchObject([
    { kind: 'MESSAGE_REJECTED', severity: 'WARNING', partner: 'alpine', businessKey: 'po:4500012345' },
  ]);
  expect(ofDocument('alpine', '855', '4500012345', { ...ack, state: 'APPLIED' }).exceptions).toEqual([]);
  // One without a number is judged by its type.
  expect(ofSenderType('alpine', null, { ...ack, messageType: null, documentNumber: null }).exceptions).toHaveLength(1);
  // A hospital system of the same name is another sender.
  expect(ofSenderType('alpine', '855', { ...ack, partner: null }).subject).not.toBe(
    ofSenderType('alpine', '855', ack).subject,
  );
});

const sentencesOf = (facts: MessageFacts) =>
  ofMessage(facts)?.exceptions.map(({ sentence, remedy }) => [sentence, remedy]) ?? [];
const reasons = { reason: 'The file is empty.', remedy: 'Fill it.' };

test('trouble has the reason and remedy of who found it, and sentences of its own without them', () => {
  const held = { ...sent, state: 'HELD' } as const;
  const rejected = { ...sent, state: 'REJECTED' } as const;
  expect(sentencesOf({ ...held, ...reasons })).toEqual([
    ['850 4500012345 does not reach Alpine Surgical: The file is empty.', 'Fill it.'],
  ]);
  expect(sentencesOf(held)).toEqual([
    [
      '850 4500012345 does not reach Alpine Surgical: it is held.',
      'Put right what keeps it, then have it sent again: it goes out under the same numbers.',
    ],
  ]);
  expect(sentencesOf({ ...rejected, ...reasons })).toEqual([
    ['Alpine Surgical cannot read 850 4500012345: The file is empty.', 'Fill it.'],
  ]);
  expect(sentencesOf(rejected)).toEqual([
    [
      'Alpine Surgical cannot read 850 4500012345: its acknowledgement says so.',
      'See with the partner what it cannot read; the document goes out anew, with new control numbers.',
    ],
  ]);
  expect(sentencesOf({ ...parked, reason: null, remedy: null })).toEqual([
    ['SIU^S12 LS0000412 cannot be applied.', 'Find out why with whoever runs the hub, then re-drive it.'],
  ]);
});

test('what comes from nobody says so; what a partner, or a known sender, sends is not that', () => {
  const stranger = { ...message, protocol: 'x12', state: 'REJECTED', sender: null, senderName: null } as const;
  expect(sentencesOf({ ...stranger, ...reasons })).toEqual([
    ['Something that nobody among the partners can be named for was refused: The file is empty.', 'Fill it.'],
  ]);
  expect(sentencesOf(stranger)).toEqual([
    [
      'Something that nobody among the partners can be named for was refused: it cannot be read.',
      'Find out who sent it, and have it sent again.',
    ],
  ]);
  expect(kindsOf({ ...stranger, partner: 'alpine' })).toEqual([]);
  expect(kindsOf({ ...stranger, sender: 'alpine' })).toEqual([]);
  expect(kindsOf({ ...stranger, state: 'APPLIED' })).toEqual([]);
});

test('each answer is called by what it says, one nobody knows by its number', () => {
  const overdue = sentencesOf({ ...sent, overdue: ['997', '855', '856', '999'] }).map(([sentence]) => sentence);
  expect(overdue).toEqual([
    'Alpine Surgical has not said that it can read it (997) of 850 4500012345.',
    'Alpine Surgical has not said what it will deliver (855) of 850 4500012345.',
    'Alpine Surgical has not said that it is on its way (856) of 850 4500012345.',
    'Alpine Surgical has not said anything (999) of 850 4500012345.',
  ]);
});

test('what is on its way through the hub leaves what was found as it is', () => {
  for (const state of ['RECEIVED', 'ROUTED', 'QUEUED'] as const) expect(ofMessage({ ...parked, state })).toBeNull();
});

test('a control id used again names who sent it, and whose it is', () => {
  const reused = { ...message, isControlIdReused: true };
  expect(ofSenderIds('lakeside-or', reused)).toMatchObject({
    subject: 'lakeside-or control ids',
    exceptions: [
      {
        sentence: 'Lakeside OR scheduling sent control id LS0000412 again with another message. Both were processed.',
        remedy: expect.stringMatching(/^Have the sender number its messages/),
      },
    ],
  });
  expect(ofSenderIds('lakeside-or', { ...reused, senderName: null, controlId: null }).exceptions).toMatchObject([
    { sentence: 'lakeside-or sent control id  again with another message. Both were processed.' },
  ]);
  expect(ofSenderIds('alpine', { ...reused, partner: 'alpine' }).subject).toBe('x12 alpine control ids');
});

test('what is refused is one exception a sender and type, or a document of a partner', () => {
  const refused = { ...message, state: 'REJECTED', sender: 'lakeside-or' } as const;
  expect(ofSenderType('lakeside-or', null, refused)).toMatchObject({
    subject: 'lakeside-or unread',
    exceptions: [
      {
        severity: kindPolicies.MESSAGE_REJECTED.severity,
        sentence: 'Lakeside OR scheduling sends what the hub refuses: SIU^S12 LS0000412',
        remedy: 'Have the sender correct the message, or send it elsewhere.',
        businessKey: null,
      },
    ],
  });
  expect(ofSenderType('lakeside-or', 'ADT^A08', { ...refused, ...reasons }).exceptions).toMatchObject([
    { sentence: 'Lakeside OR scheduling sends what the hub refuses: The file is empty.', remedy: 'Fill it.' },
  ]);
  // A hospital system's document numbers are no documents of a partner.
  expect(ofSenderType('lakeside-or', 'X', { ...refused, documentNumber: '1' }).exceptions).toMatchObject([
    { severity: kindPolicies.MESSAGE_REJECTED.severity },
  ]);
  const ofPartner = { ...refused, partner: 'alpine' };
  expect(ofSenderType('alpine', '855', ofPartner).exceptions).toMatchObject([
    { severity: kindPolicies.MESSAGE_REJECTED.severity, businessKey: 'case:88213' },
  ]);
  expect(ofDocument('alpine', '855', '1', { ...ofPartner, documentNumber: '1' })).toMatchObject({
    subject: 'x12 alpine 855 number 1',
    exceptions: [{ severity: 'WARNING' }],
  });
});
