/**
 * What trading partners send of quantities, prices and parts. Codes stand as they were sent beside what the hub makes of
 * them, so that a later reading of a code has what was said. Plain JSON: documents are kept so.
 */
import type { UnitOfMeasure } from '@supply-hub/quantities';

/** A number a thing is known by. */
export interface TradePart {
  /** X12 element 235: whose number it is. */
  readonly qualifier: string;
  readonly number: string;
}

/** How much, in the hub's unit. */
export interface SentQuantity {
  readonly value: string;
  readonly unit: UnitOfMeasure;
  /** The unit as it was sent (R4). */
  readonly code: string;
}

export interface SentPrice {
  readonly amount: string;
  /** X12 element 639; null when none was sent. */
  readonly basis: string | null;
}

export interface SentDate {
  /** X12 element 374. */
  readonly qualifier: string;
  readonly on: string;
}

/** A segment that a document's guide does not name: kept, shown, without effect. */
export interface BeyondGuide {
  /** Within its set; ST is 1. */
  readonly position: number;
  readonly path: string;
  readonly text: string;
}
