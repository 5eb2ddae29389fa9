import type { Segment } from '../text/segment.ts';
import { sentAt } from './sent-at.ts';

/** What GS says. */
export interface GroupHeader {
  /** GS01: `PO` for orders, `FA` for acknowledgements. */
  readonly functionalId: string;
  readonly sender: string;
  readonly receiver: string;
  /** As sent: CCYYMMDD and HHMM[SS]. */
  readonly date: string;
  readonly time: string;
  /** Both as ISO local date and time, in the sender's zone; null when they are none. */
  readonly sentAt: string | null;
  readonly controlNumber: string;
  /** GS08: `004010`, an industry's suffix included. */
  readonly version: string;
}

export function groupHeader(segment: Segment): GroupHeader {
  const at = (element: number): string => segment.value(element)?.trim() ?? '';
  return {
    functionalId: at(1),
    sender: at(2),
    receiver: at(3),
    date: at(4),
    time: at(5),
    sentAt: sentAt(at(4), at(5)),
    controlNumber: at(6),
    version: at(8),
  };
}
