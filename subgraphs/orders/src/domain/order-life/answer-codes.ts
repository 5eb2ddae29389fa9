/**
 * What X12's codes say of an order: BAK02 and BCA02 of the whole (R38), ACK01 of a line or a part of one (R39). A code
 * that is in neither table says nothing that could be relied on.
 */

/** What becomes of the quantity a line's answer names. */
export type AnswerEffect = 'ACCEPTED' | 'BACKORDERED' | 'HELD' | 'SUBSTITUTE' | 'REFUSED';

export interface AnswerMeaning {
  readonly effect: AnswerEffect;
  readonly words: string;
  /** It says something of the price, and of a quantity only where nothing else does. */
  readonly isOfPrice?: boolean;
  /** Accepted, but on no day: what the order asks for is not promised. */
  readonly isDayPending?: boolean;
  /** What it leaves of the line, it refuses (R40). */
  readonly leavesRemainder?: boolean;
}

const accepted = (words: string): AnswerMeaning => ({ effect: 'ACCEPTED', words });
const held = (words: string): AnswerMeaning => ({ effect: 'HELD', words });
const refused = (words: string): AnswerMeaning => ({ effect: 'REFUSED', words });

/** X12 element 668. */
const meanings: ReadonlyMap<string, AnswerMeaning> = new Map([
  ['IA', accepted('accepted')],
  ['AA', accepted('accepted, and forwarded to another location')],
  ['AC', accepted('accepted and shipped')],
  ['AR', accepted('accepted and released for shipment')],
  ['DR', accepted('accepted for another day')],
  ['IC', accepted('accepted with changes')],
  ['SP', { ...accepted('accepted; the day is pending'), isDayPending: true }],
  ['IQ', { ...accepted('accepted in another quantity'), leavesRemainder: true }],
  ['IP', { ...accepted('accepted at another price'), isOfPrice: true }],
  ['IE', { ...accepted('accepted; the price is pending'), isOfPrice: true }],
  ['IB', { effect: 'BACKORDERED', words: 'backordered' }],
  ['BP', { effect: 'BACKORDERED', words: 'a part is shipped, the rest is backordered' }],
  ['IF', held('on hold: the description is incomplete')],
  ['IH', held('on hold')],
  ['IW', held('on hold: a waiver is required')],
  ['IS', { effect: 'SUBSTITUTE', words: 'another part is to come instead' }],
  ['ID', refused('deleted')],
  ['IR', refused('rejected')],
  ['R1', refused('rejected: it is on no contract')],
  ['R2', refused('rejected: there is no such part number')],
  ['R3', refused('rejected: it is not sold in this unit')],
  ['R4', refused('rejected: the contract item is not available')],
  ['R5', refused('rejected: order it again as a just-in-time order')],
  ['R6', refused('rejected: order it again as an extended delivery')],
  ['R7', refused('rejected: order it again as a drop shipment')],
  ['R8', refused('rejected: order it again as a surge order')],
]);

/** Null: the code is unknown, and never taken for an acceptance. */
export function meaningOf(status: string): AnswerMeaning | null {
  return meanings.get(status) ?? null;
}

/** What an answer says of an order as a whole. */
export interface HeaderMeaning {
  /** Of every line, whatever is said of it: null where only the lines speak. */
  readonly ofAll: 'REFUSED' | 'HELD' | null;
  /** Of a line it does not name. MISSING: it should have. */
  readonly silent: 'ACCEPTED' | 'MISSING' | null;
  /** A line it names without saying more is accepted as it is repeated. */
  readonly takesNamed: boolean;
  readonly words: string;
}

const rejected: HeaderMeaning = { ofAll: 'REFUSED', silent: null, takesNamed: false, words: 'rejected' };

/** X12 element 587. */
const headers: ReadonlyMap<string, HeaderMeaning> = new Map<string, HeaderMeaning>([
  ['AC', { ofAll: null, silent: 'MISSING', takesNamed: true, words: 'accepted with changes' }],
  ['AD', { ofAll: null, silent: 'MISSING', takesNamed: true, words: 'accepted without change' }],
  ['AE', { ofAll: null, silent: 'ACCEPTED', takesNamed: true, words: 'accepted, with exceptions' }],
  ['AT', { ofAll: null, silent: 'ACCEPTED', takesNamed: true, words: 'accepted' }],
  ['AK', { ofAll: null, silent: null, takesNamed: false, words: 'acknowledged' }],
  ['RO', { ofAll: null, silent: null, takesNamed: false, words: 'answered with a counter-offer' }],
  ['AH', { ofAll: 'HELD', silent: null, takesNamed: false, words: 'on hold' }],
  ['RD', rejected],
  ['RF', rejected],
  ['RJ', rejected],
]);

/** Null: the code is unknown; then only what the lines say counts. */
export function headerMeaningOf(type: string): HeaderMeaning | null {
  return headers.get(type) ?? null;
}
