import { z } from 'zod';

/** What a supplier means by sending a document: most are as they should be, some are not on purpose. */
export const intentSchema = z.discriminatedUnion('intended', [
  z.object({ intended: z.literal('good') }),
  /** After the time the hub's profile of it allows. */
  z.object({ intended: z.literal('late') }),
  /** Before a document that comes first. */
  z.object({ intended: z.literal('out-of-order') }),
  z.object({ intended: z.literal('corrected'), of: z.string() }),
  z.object({
    intended: z.literal('duplicate'),
    /** The same file under another name, under its own name again, or the same document in another interchange. */
    how: z.enum(['same-file', 'same-name', 'new-envelope']),
    of: z.string(),
  }),
  z.object({
    intended: z.literal('malformed'),
    how: z.enum([
      'segment-count',
      'set-control',
      'cut-file',
      'interchange-control',
      'not-x12',
      'unknown-sender',
      'unknown-part',
      'unknown-order',
      'missing-element',
      'number-used-before',
    ]),
  }),
  /** Good, in an interchange flagged as a test. */
  z.object({ intended: z.literal('test') }),
  /** Good, in an interchange that bears a control number used before, as after a restore. */
  z.object({ intended: z.literal('control-number-reused') }),
  /** An acknowledgement of a group nobody sent. */
  z.object({ intended: z.literal('of-nothing') }),
]);
export type Intent = z.infer<typeof intentSchema>;
export type Flaw = Extract<Intent, { intended: 'malformed' }>['how'];

/** Where the hub has to leave it. */
export type Becomes = 'APPLIED' | 'DUPLICATE' | 'REJECTED' | 'PARKED' | 'TEST';

export interface Expectation {
  /** What of it the hub can name: the set, or no more than the interchange that came. */
  readonly level: 'set' | 'interchange';
  /** Any of these is right. */
  readonly becomes: readonly Becomes[];
  /** AK501 it has to be answered with; null where nothing can be, or nothing may be. */
  readonly acknowledgedWith: readonly ('A' | 'E' | 'R')[] | null;
}

const taken = ['A', 'E'] as const;

/** What the hub has to make of a document sent with this intent. */
export function expectationOf(intent: Intent, isAcknowledgement: boolean): Expectation {
  const answered = isAcknowledgement ? null : taken;
  switch (intent.intended) {
    case 'good':
    case 'late':
    case 'out-of-order':
    case 'corrected':
    case 'control-number-reused':
      return { level: 'set', becomes: ['APPLIED'], acknowledgedWith: answered };
    case 'duplicate':
      return {
        level: intent.how === 'new-envelope' ? 'set' : 'interchange',
        becomes: ['DUPLICATE'],
        acknowledgedWith: answered,
      };
    case 'test':
      return { level: 'set', becomes: ['TEST'], acknowledgedWith: answered };
    case 'of-nothing':
      return { level: 'set', becomes: ['PARKED'], acknowledgedWith: null };
    case 'malformed':
      return ofFlaw(intent.how);
  }
}

function ofFlaw(flaw: Flaw): Expectation {
  switch (flaw) {
    case 'segment-count':
    case 'set-control':
      return { level: 'set', becomes: ['REJECTED'], acknowledgedWith: ['R'] };
    case 'cut-file':
    case 'interchange-control':
      return { level: 'interchange', becomes: ['REJECTED'], acknowledgedWith: null };
    case 'not-x12':
    case 'unknown-sender':
      return { level: 'interchange', becomes: ['REJECTED', 'PARKED'], acknowledgedWith: null };
    case 'missing-element':
      return { level: 'set', becomes: ['PARKED', 'REJECTED'], acknowledgedWith: ['A', 'E', 'R'] };
    case 'unknown-part':
    case 'unknown-order':
    case 'number-used-before':
      return { level: 'set', becomes: ['PARKED'], acknowledgedWith: taken };
  }
}

/** Flaws and doings that concern a whole file: such a document travels alone. */
export function travelsAlone(intent: Intent): boolean {
  if (intent.intended === 'malformed') {
    return ['cut-file', 'interchange-control', 'not-x12', 'unknown-sender'].includes(intent.how);
  }
  if (intent.intended === 'duplicate') return intent.how !== 'new-envelope';
  return intent.intended === 'test' || intent.intended === 'control-number-reused';
}
