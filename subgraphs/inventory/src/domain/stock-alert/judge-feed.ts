import { nothingKnown, type StockTrouble } from './stock-alert.ts';

/** A facility's stock as it is read, run after run. */
export interface StockFeedFacts {
  readonly facilityId: string;
  /** From the end of one run to the start of the next. */
  readonly everyMs: number;
  /** When the last run that ended well began; null: none has. */
  readonly heardAt: Temporal.Instant | null;
  /** Since when this hub could have read it: what was silent while nobody listened says nothing. */
  readonly listeningSince: Temporal.Instant;
}

const runsMissed = 5;
const leastMs = 120_000;
/** So many times as long is past what a restart or a short outage explains. */
const timesUntilCritical = 10;

/**
 * A feed is silent that has not ended well for five of its intervals, two minutes at least; one that has been silent for
 * ten times as long is a disaster nobody has noticed.
 *
 * @param isOpen whether it was silent before: only having been read ends that, never a restart of the hub
 */
export function judgeFeed(
  { facilityId, everyMs, heardAt, listeningSince }: StockFeedFacts,
  now: Temporal.Instant,
  isOpen: boolean,
): StockTrouble | null {
  const patienceMs = Math.max(runsMissed * everyMs, leastMs);
  const sinceHeardMs = now.epochMilliseconds - (heardAt ?? listeningSince).epochMilliseconds;
  const listeningMs = now.epochMilliseconds - listeningSince.epochMilliseconds;
  const silentMs = isOpen ? sinceHeardMs : Math.min(sinceHeardMs, listeningMs);
  if (silentMs <= patienceMs && !(isOpen && heardAt === null)) return null;
  return {
    concern: 'FEED',
    subject: facilityId,
    kind: 'FEED_SILENT',
    severity: silentMs > timesUntilCritical * patienceMs ? 'CRITICAL' : 'WARNING',
    facilityId,
    itemId: null,
    lotId: null,
    locationId: null,
    about: { ...nothingKnown, heardAt: heardAt?.toString({ fractionalSecondDigits: 3 }) ?? null },
    caseIds: [],
  };
}
