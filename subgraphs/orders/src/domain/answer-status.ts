/** What a supplier may say of a quantity in business words, and the code of X12 element 668 that says the same (R39). */
export type AnswerStatus =
  | 'ACCEPTED'
  | 'DATE_PENDING'
  | 'CHANGED_DATE'
  | 'CHANGED_QUANTITY'
  | 'CHANGED_PRICE'
  | 'BACKORDERED'
  | 'SUBSTITUTED'
  | 'HELD'
  | 'REJECTED';

export interface StatusMeaning {
  readonly code: string;
  /** Whether it names a day. */
  readonly day: 'NEEDED' | 'MAY' | 'NOT';
  readonly isRefusal?: boolean;
  /** What it leaves of the line does not come (R40). */
  readonly leavesRemainder?: boolean;
}

const meanings: Readonly<Record<AnswerStatus, StatusMeaning>> = {
  ACCEPTED: { code: 'IA', day: 'MAY' },
  DATE_PENDING: { code: 'SP', day: 'NOT' },
  CHANGED_DATE: { code: 'DR', day: 'NEEDED' },
  CHANGED_QUANTITY: { code: 'IQ', day: 'MAY', leavesRemainder: true },
  CHANGED_PRICE: { code: 'IP', day: 'MAY' },
  BACKORDERED: { code: 'IB', day: 'MAY' },
  SUBSTITUTED: { code: 'IS', day: 'MAY' },
  HELD: { code: 'IH', day: 'NOT' },
  REJECTED: { code: 'IR', day: 'NOT', isRefusal: true },
};

export const meaningOfStatus = (status: AnswerStatus): StatusMeaning => meanings[status];
