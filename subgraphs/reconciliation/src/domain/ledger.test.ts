import { expect, test } from 'vitest';
import { ledgerOf, type LedgerCount } from './ledger.ts';
import { messageStates } from './message-facts.ts';

const count = (values: Partial<LedgerCount> = {}): LedgerCount => ({
  partner: 'alpine',
  party: 'Alpine Surgical',
  messageType: '855',
  direction: 'IN',
  state: 'APPLIED',
  messages: 3,
  suppressed: 1,
  agreeing: 3,
  ...values,
});
const empty = { IN: 0, OUT: 0 };

test('counts of one party, type and way are one line, with each state’s share', () => {
  const { lines } = ledgerOf([count(), count({ state: 'PARKED', messages: 2, suppressed: 4 })], empty);
  expect(lines).toEqual([
    {
      partner: 'alpine',
      party: 'Alpine Surgical',
      messageType: '855',
      direction: 'IN',
      messages: 5,
      suppressed: 5,
      states: [
        { state: 'APPLIED', count: 3 },
        { state: 'PARKED', count: 2 },
      ],
    },
  ]);
});

test('another partner, party, type or way is another line', () => {
  const others = [{ partner: 'ridge' }, { party: 'Ridge' }, { messageType: '856' }, { direction: 'OUT' }] as const;
  expect(ledgerOf([count(), ...others.map((values) => count(values))], empty).lines).toHaveLength(5);
});

test('it adds up when what was counted apart is all in states that its way has', () => {
  const both = [count(), count({ direction: 'OUT', state: 'SENT', messages: 2, agreeing: 2 })];
  expect(ledgerOf(both, { IN: 3, OUT: 2 })).toMatchObject({
    addsUp: true,
    checks: [
      {
        sentence: 'Received = applied + parked + duplicate + rejected + test + in hand',
        expected: 3,
        found: 3,
        holds: true,
      },
      {
        sentence: 'Queued = sent + acknowledged + rejected + overdue + held + waiting',
        expected: 2,
        found: 2,
        holds: true,
      },
      { sentence: 'Each message is in the state of its last step', expected: 5, found: 5, holds: true },
    ],
  });
});

test('a line that is missing, or a message whose last step says otherwise, does not add up', () => {
  expect(ledgerOf([count()], { IN: 4, OUT: 0 })).toMatchObject({
    addsUp: false,
    checks: [{ expected: 4, found: 3, holds: false }, { holds: true }, { expected: 4, found: 3, holds: false }],
  });
  expect(ledgerOf([count({ agreeing: 2 })], { IN: 3, OUT: 0 })).toMatchObject({
    addsUp: false,
    checks: [{ holds: true }, { holds: true }, { expected: 3, found: 2, holds: false }],
  });
});

test('each state is counted the way it can be in, and nowhere else', () => {
  const counted = (direction: 'IN' | 'OUT') =>
    messageStates.filter((state) => {
      const found = ledgerOf([count({ direction, state })], empty).checks.map((check) => check.found);
      return found[direction === 'IN' ? 0 : 1] === 3;
    });
  expect(counted('IN')).toEqual(['RECEIVED', 'ROUTED', 'APPLIED', 'PARKED', 'DUPLICATE', 'REJECTED', 'TEST']);
  expect(counted('OUT')).toEqual(['REJECTED', 'QUEUED', 'SENT', 'ACKNOWLEDGED', 'OVERDUE', 'HELD']);
});
