import { expect, test } from 'vitest';
import { messageStates, nameOf, partyOf, waitsForPerson, type MessageFacts } from './message-facts.ts';

const message: MessageFacts = {
  id: 'message_1',
  direction: 'IN',
  protocol: 'x12',
  state: 'PARKED',
  sender: 'alpine',
  senderName: 'Alpine at its dock',
  partner: 'alpine',
  partnerName: 'Alpine Surgical',
  messageType: '855',
  controlId: '0001',
  businessKey: null,
  documentNumber: '4500012345',
  reason: null,
  remedy: null,
  code: null,
  isControlIdReused: false,
  facilityId: null,
  supplierId: null,
  about: [],
  overdue: [],
};

test('what came in waits for a person while it is parked, what goes out while it is refused, overdue or held', () => {
  const waiting = (direction: 'IN' | 'OUT') =>
    messageStates.filter((state) => waitsForPerson({ direction, state, code: null }));
  expect(waiting('IN')).toEqual(['PARKED']);
  expect(waiting('OUT')).toEqual(['REJECTED', 'OVERDUE', 'HELD']);
});

test('what is held with its partner waits for the partner', () => {
  const held = (code: string) => waitsForPerson({ direction: 'OUT', state: 'HELD', code });
  expect([held('PARTNER_HELD'), held('NO_TRANSPORT')]).toEqual([false, true]);
});

test.each<[string, Partial<MessageFacts>]>([
  ['855 4500012345', {}],
  ['855 0001', { documentNumber: null }],
  ['A document 4500012345', { messageType: null }],
  ['A document', { messageType: null, documentNumber: null, controlId: null }],
  // A hospital system's numbers are its control ids.
  ['SIU^S12 0001', { partner: null, messageType: 'SIU^S12' }],
  ['A message 0001', { partner: null, messageType: null }],
])('people call it %s', (name, values) => {
  expect(nameOf({ ...message, ...values })).toBe(name);
});

test('a party is called by its name as a partner, then as a sender, and what it is not known by is said', () => {
  const stranger = { ...message, partnerName: null, partner: null, senderName: null, sender: null };
  expect(partyOf(message)).toBe('Alpine Surgical');
  expect(partyOf({ ...message, partnerName: null })).toBe('alpine');
  expect(partyOf({ ...stranger, senderName: 'Lakeside OR', sender: 'lakeside' })).toBe('Lakeside OR');
  expect(partyOf({ ...stranger, sender: 'lakeside' })).toBe('lakeside');
  expect(partyOf(stranger)).toBe('Somebody the hub does not know');
});
