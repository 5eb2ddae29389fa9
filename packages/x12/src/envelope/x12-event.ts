import type { Position, Segment } from '../text/segment.ts';
import type { Separators } from '../text/separators.ts';
import type { EnvelopeFault } from './envelope-fault.ts';
import type { GroupHeader } from './group-header.ts';
import type { InterchangeHeader } from './interchange-header.ts';

/** What ST says. */
export interface SetHeader {
  /** ST01: `850`. */
  readonly type: string;
  readonly controlNumber: string;
  /** ST03, the implementation guide (5010). */
  readonly guide: string | null;
}

/** What a reader meets, in order. Every beginning has its end, whatever is missing; faults come with the end. */
export type X12Event =
  | { readonly kind: 'interchange'; readonly header: InterchangeHeader; readonly position: Position }
  /** An answer to an interchange, which stands before the groups. */
  | { readonly kind: 'ta1'; readonly segment: Segment }
  | { readonly kind: 'group'; readonly header: GroupHeader; readonly position: Position }
  | {
      readonly kind: 'set';
      readonly header: SetHeader;
      readonly position: Position;
      /** Those of the interchange, to cut the set with when it is read alone. */
      readonly separators: Separators;
    }
  /** One segment of a set, ST and SE included. */
  | { readonly kind: 'segment'; readonly segment: Segment }
  | {
      readonly kind: 'set-end';
      /** ST and SE included. */
      readonly segmentCount: number;
      readonly faults: readonly EnvelopeFault[];
      /** The byte after the terminator of SE, or where the set breaks off. */
      readonly end: number;
    }
  | {
      readonly kind: 'group-end';
      readonly setCount: number;
      /** GE01: how many sets the sender says there are; null when it does not. */
      readonly statedCount: number | null;
      readonly faults: readonly EnvelopeFault[];
    }
  | {
      readonly kind: 'interchange-end';
      readonly groupCount: number;
      readonly faults: readonly EnvelopeFault[];
      /** The byte after the terminator of IEA, or where the interchange breaks off. */
      readonly end: number;
    }
  /** Bytes that belong to no interchange. */
  | { readonly kind: 'fault'; readonly fault: EnvelopeFault; readonly start: number; readonly end: number };
