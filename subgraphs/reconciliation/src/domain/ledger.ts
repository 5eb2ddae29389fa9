import type { Direction, MessageState } from './message-facts.ts';

/** How many messages of one party, type and way are in one state. */
export interface LedgerCount {
  readonly partner: string | null;
  readonly party: string | null;
  readonly messageType: string | null;
  readonly direction: Direction;
  readonly state: MessageState;
  readonly messages: number;
  /** Repetitions of these messages that are no messages of their own. */
  readonly suppressed: number;
  /** How many of them have this state as their last step. */
  readonly agreeing: number;
}

/** What was exchanged with one party, of one type, one way. */
export interface LedgerLine {
  readonly party: string | null;
  readonly partner: string | null;
  readonly messageType: string | null;
  readonly direction: Direction;
  readonly messages: number;
  readonly states: readonly { readonly state: MessageState; readonly count: number }[];
  readonly suppressed: number;
}

/** A sum that must agree with another. */
export interface LedgerCheck {
  readonly sentence: string;
  readonly expected: number;
  readonly found: number;
  readonly holds: boolean;
}

export interface Ledger {
  readonly lines: readonly LedgerLine[];
  readonly checks: readonly LedgerCheck[];
  readonly addsUp: boolean;
}

/** What may become of a message each way; ROUTED and RECEIVED, and QUEUED, are in hand. */
const outcomes: Readonly<Record<Direction, readonly MessageState[]>> = {
  IN: ['APPLIED', 'PARKED', 'DUPLICATE', 'REJECTED', 'TEST', 'RECEIVED', 'ROUTED'],
  OUT: ['SENT', 'ACKNOWLEDGED', 'REJECTED', 'OVERDUE', 'HELD', 'QUEUED'],
};

/**
 * Counts → the ledger, in the order of its lines. @param totals all messages each way, counted apart: that no line is
 * missing is one of the checks
 */
export function ledgerOf(counts: readonly LedgerCount[], totals: Readonly<Record<Direction, number>>): Ledger {
  const byLine = Map.groupBy(counts, ({ partner, party, messageType, direction }) =>
    JSON.stringify([partner, party, messageType, direction]),
  );
  const lines = [...byLine.values()].flatMap((some): LedgerLine[] => {
    const [first] = some;
    if (first === undefined) return [];
    const { partner, party, messageType, direction } = first;
    const states = some.map(({ state, messages: count }) => ({ state, count }));
    return [
      {
        partner,
        party,
        messageType,
        direction,
        messages: sum(some, 'messages'),
        states,
        suppressed: sum(some, 'suppressed'),
      },
    ];
  });
  const known = (direction: Direction) =>
    counts.filter((one) => one.direction === direction && outcomes[direction].includes(one.state));
  const checks = [
    check(
      'Received = applied + parked + duplicate + rejected + test + in hand',
      totals.IN,
      sum(known('IN'), 'messages'),
    ),
    check(
      'Queued = sent + acknowledged + rejected + overdue + held + waiting',
      totals.OUT,
      sum(known('OUT'), 'messages'),
    ),
    check('Each message is in the state of its last step', totals.IN + totals.OUT, sum(counts, 'agreeing')),
  ];
  return { lines, checks, addsUp: checks.every(({ holds }) => holds) };
}

function sum(counts: readonly LedgerCount[], what: 'messages' | 'suppressed' | 'agreeing'): number {
  return counts.reduce((total, one) => total + one[what], 0);
}

function check(sentence: string, expected: number, found: number): LedgerCheck {
  return { sentence, expected, found, holds: expected === found };
}
