import type { Separators } from '../text/separators.ts';
import { sentAt } from './sent-at.ts';

/** ISA05 and ISA06, or ISA07 and ISA08. */
export interface InterchangeParty {
  readonly qualifier: string;
  readonly id: string;
}

/** What ISA says, blanks at the end of elements left out. */
export interface InterchangeHeader {
  readonly separators: Separators;
  readonly sender: InterchangeParty;
  readonly receiver: InterchangeParty;
  /** As sent: YYMMDD and HHMM. */
  readonly date: string;
  readonly time: string;
  /** Both as ISO local date and time, in the sender's zone; null when they are none. */
  readonly sentAt: string | null;
  /** ISA12: `00401`. */
  readonly version: string;
  readonly controlNumber: string;
  /** ISA14 is 1: a TA1 is wanted. */
  readonly ackRequested: boolean;
  /** ISA15: `P` production, `T` test; whatever was sent. */
  readonly usage: string;
}

/** `elements` are ISA01 to ISA16. */
export function interchangeHeader(elements: readonly string[], separators: Separators): InterchangeHeader {
  const at = (number: number): string => elements[number - 1]?.trim() ?? '';
  return {
    separators,
    sender: { qualifier: at(5), id: at(6) },
    receiver: { qualifier: at(7), id: at(8) },
    date: at(9),
    time: at(10),
    sentAt: sentAt(at(9), at(10)),
    version: at(12),
    controlNumber: at(13),
    ackRequested: at(14) === '1',
    usage: at(15),
  };
}
