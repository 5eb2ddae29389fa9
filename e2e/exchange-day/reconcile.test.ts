import { expect, test } from 'vitest';
import type { HubMessage } from './hub-messages.ts';
import { reconcile } from './reconcile.ts';
import type { SupplierDocument, SupplierLedger } from './sandbox-suppliers.ts';

/** An order, its 997, an 855 that was taken and a copy of its file; the hub's 997 to that. */
const documents: SupplierDocument[] = [
  document('ack/1/1', { type: '997', parcel: 1, interchange: '000000001', group: '1' }),
  document('45/855', { parcel: 2, interchange: '000000002', group: '2' }),
  document('45/855+copy', {
    parcel: 3,
    interchange: '000000002',
    group: '2',
    intended: 'duplicate',
    how: 'same-file',
    level: 'interchange',
    becomes: ['DUPLICATE'],
  }),
  document('45/810', {
    parcel: 4,
    interchange: '000000004',
    group: '4',
    intended: 'malformed',
    how: 'cut-file',
    level: 'interchange',
    becomes: ['REJECTED'],
  }),
];
const ledger: SupplierLedger = {
  partner: 'alpine',
  counts: {
    ordersReceived: 1,
    interchangesRepeated: 0,
    planned: 4,
    sent: 4,
    files: 4,
    acknowledgementsReceived: 1,
    unacknowledged: 0,
  },
  orders: [{ order: '45', at: { interchange: '000000001', group: '1', set: '0001' }, lines: [] }],
  documents,
  acknowledgements: [{ at: { interchange: '000000002', group: '2', set: '0001' } }],
  interchangeAcknowledgements: [],
  faults: [],
};
const messages: HubMessage[] = [
  message('OUT', 'ACKNOWLEDGED', ['000000001', '1', '0001'], { messageType: '850', documentNumber: '45' }),
  message('OUT', 'SENT', ['000000002', '2', '0001'], { messageType: '997' }),
  message('IN', 'APPLIED', ['000000001', null, '000000001']),
  message('IN', 'APPLIED', ['000000001', '1', '0001'], { messageType: '997', parent: { id: 'i1' } }),
  message('IN', 'APPLIED', ['000000002', null, '000000002']),
  message('IN', 'APPLIED', ['000000002', '2', '0001'], { messageType: '855', parent: { id: 'i2' } }),
  message('IN', 'DUPLICATE', ['000000002', null, '000000002']),
  message('IN', 'DUPLICATE', ['000000002', '2', '0001'], { messageType: '855', parent: { id: 'i3' } }),
  message('IN', 'REJECTED', ['000000004', null, '000000004']),
];
const placed = [{ order: '45', partner: 'alpine', lines: 1 }];
const told = (given: { ledger?: SupplierLedger; messages?: HubMessage[] }) =>
  reconcile(placed, [given.ledger ?? ledger], given.messages ?? messages);

test('two that tell the same agree', () => {
  expect(told({})).toEqual([]);
});

test.each(messages.map((each, index) => [index, `${each.direction} ${each.messageType} ${each.state}`]))(
  'a message the hub does not have is missed (%i: %s)',
  (index) => {
    expect(told({ messages: messages.toSpliced(index, 1) })).toHaveLength(1);
  },
);

test.each(messages.map((each, index) => [index, `${each.direction} ${each.messageType} ${each.state}`]))(
  'a message the hub has twice is one too many (%i: %s)',
  (index) => {
    const again = messages.slice(index, index + 1).map((each) => ({ ...each, id: 'another' }));
    expect(told({ messages: [...messages, ...again] })).toHaveLength(1);
  },
);

test('an effect that nobody meant is found', () => {
  const applied = messages.map((each) => (each.state === 'DUPLICATE' ? { ...each, state: 'APPLIED' } : each));
  expect(told({ messages: applied })).not.toEqual([]);
});

test('what a supplier complains of is told', () => {
  expect(told({ ledger: { ...ledger, faults: ['order 45 came twice'] } })).toEqual([
    'alpine complains: order 45 came twice',
  ]);
  expect(told({ ledger: { ...ledger, orders: [] } })).not.toEqual([]);
});

function document(id: string, facts: Partial<SupplierDocument>): SupplierDocument {
  return {
    id,
    type: '855',
    order: '45',
    intended: 'good',
    how: null,
    of: null,
    state: 'sent',
    parcel: null,
    interchange: null,
    group: null,
    sets: ['0001'],
    level: 'set',
    becomes: ['APPLIED'],
    ...facts,
  };
}

function message(
  direction: 'IN' | 'OUT',
  state: string,
  [interchangeControl, groupControl, controlId]: readonly [string, string | null, string],
  facts: Partial<HubMessage> = {},
): HubMessage {
  return {
    id: `${direction} ${interchangeControl} ${controlId} ${state}`,
    direction,
    messageType: null,
    controlId,
    interchangeControl,
    groupControl,
    documentNumber: null,
    state,
    reason: null,
    partner: { code: 'alpine' },
    parent: null,
    ...facts,
  };
}
