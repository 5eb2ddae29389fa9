/**
 * What is wrong, of which a subject has at most one at a time. SUPPLY: an item runs short at a facility. EXPIRY: a lot's
 * last day comes. BALANCE: a lot has less than nothing. FEED: the system that keeps a facility's stock does not tell it.
 */
export type StockConcern = 'SUPPLY' | 'EXPIRY' | 'BALANCE' | 'FEED';

export type StockAlertKind = 'BELOW_PAR' | 'STOCK_OUT' | 'EXPIRING' | 'NEGATIVE' | 'FEED_SILENT';
/** The least first. */
export const stockAlertSeverities = ['NOTICE', 'WARNING', 'CRITICAL'] as const;
export type StockAlertSeverity = (typeof stockAlertSeverities)[number];
export type StockAlertState = 'RAISED' | 'ESCALATED' | 'CLEARED';

/** The numbers behind an alert, as last judged. Plain JSON: it is kept whole. */
export interface AlertFacts {
  /** What there is: of an item at a facility what may be used (R22), of a lot all of it. A decimal in `unit`. */
  readonly quantity: string | null;
  /** What there should be more than, in `unit`. */
  readonly threshold: string | null;
  readonly unit: string | null;
  readonly locationCode: string | null;
  readonly lot: string | null;
  /** ISO 8601: the last day the lot may be used. */
  readonly expiresOn: string | null;
  /** Whether that day is over. */
  readonly isExpired: boolean;
  /** When the silent feed last ended well, ISO 8601, UTC; null: never, or it is about no feed. */
  readonly heardAt: string | null;
}

/** Something that is wrong now. */
export interface StockTrouble {
  readonly concern: StockConcern;
  readonly subject: string;
  readonly kind: StockAlertKind;
  readonly severity: StockAlertSeverity;
  readonly facilityId: string;
  readonly itemId: string | null;
  readonly lotId: string | null;
  readonly locationId: string | null;
  readonly about: AlertFacts;
  /** Cases that have some of it kept, or lack some of it; in order, each once. */
  readonly caseIds: readonly string[];
}

/** What a person is told of it: from when it began to when it was over. */
export interface StockAlert extends StockTrouble {
  readonly id: string;
  /** Counts the times the subject had it, from 1. */
  readonly occurrence: number;
  /** Counts what was told of it, from 1. */
  readonly version: number;
  readonly state: StockAlertState;
  readonly raisedAt: Temporal.Instant;
  /** When it last became worse; null: it never did. */
  readonly escalatedAt: Temporal.Instant | null;
  /** Null: it stands. */
  readonly clearedAt: Temporal.Instant | null;
}

/** What of a subject at most one alert is open of. */
export const troubleKey = ({ concern, subject }: Pick<StockTrouble, 'concern' | 'subject'>): string =>
  `${concern} ${subject}`;

export const nothingKnown: AlertFacts = {
  quantity: null,
  threshold: null,
  unit: null,
  locationCode: null,
  lot: null,
  expiresOn: null,
  isExpired: false,
  heardAt: null,
};

/** Severities that are at least this one. */
export function atLeast(severity: StockAlertSeverity): readonly StockAlertSeverity[] {
  return stockAlertSeverities.slice(stockAlertSeverities.indexOf(severity));
}
