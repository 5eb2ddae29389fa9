import { InvalidInput } from '@supply-hub/errors';
import type { Position } from '../text/segment.ts';

/** What is wrong with a document, said so that the partner's technician finds the place. */
export interface DocumentFault {
  /** The segment at fault; for a missing one, the segment after which it was missed. */
  readonly position: Position;
  /** Its id: `BEG`. */
  readonly segment: string;
  /** From 1; null when the whole segment is meant. */
  readonly element: number | null;
  readonly component: number | null;
  /** AK403 where an element is named, else AK304. */
  readonly code: string;
  /** An `error` makes the document unusable; a `warning` is for people to see. */
  readonly severity: 'error' | 'warning';
  readonly sentence: string;
}

/** What a partner sent beyond the guide: kept and shown, never used and never lost. */
export interface BeyondGuide {
  readonly position: Position;
  /** The segment as it was sent. */
  readonly text: string;
  /** The elements that the guide does not name; empty when it does not name the segment here at all. */
  readonly elements: readonly number[];
  /** The loops around it: `PO1/N1`, or empty at the top. */
  readonly where: string;
}

/** A document as read. In the good case `faults` are warnings. */
export type Reading<T> =
  | {
      readonly ok: true;
      readonly document: T;
      readonly faults: readonly DocumentFault[];
      readonly beyond: readonly BeyondGuide[];
    }
  | { readonly ok: false; readonly faults: readonly DocumentFault[]; readonly beyond: readonly BeyondGuide[] };

/** A document that cannot be written without changing what it says. */
export class UnwritableDocument extends InvalidInput {
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(reasons.join('; '));
    this.reasons = reasons;
  }
}
