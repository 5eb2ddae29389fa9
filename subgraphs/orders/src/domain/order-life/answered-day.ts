/** Which of several dates says when goods are there (X12 element 374). */
import type { SentDate } from '../sent-values.ts';
import { byDay } from './parts.ts';

/** Promised, scheduled or estimated delivery before what was only asked for; the day it leaves last. */
const ofDelivery = ['069', '067', '017', '035', '002', ''];
const ofShipping = ['068', '010', '011'];

/** Of several of one kind the latest. Null where there is none. */
export function deliveryDay(dates: readonly SentDate[]): string | null {
  return dayOf(dates, ofDelivery) ?? dayOf(othersOf(dates)) ?? dayOf(dates, ofShipping);
}

/** Without the days on which goods leave. */
export function arrivalDay(dates: readonly SentDate[]): string | null {
  return dayOf(dates, ofDelivery) ?? dayOf(othersOf(dates));
}

/** The day on which goods leave. */
export function shippingDay(dates: readonly SentDate[]): string | null {
  return dayOf(dates, ofShipping);
}

/** Expiry, manufacture and the like are no days of delivery. */
const unrelated = new Set(['036', '094', '007', '092', '093', '004', '511', '050']);

function othersOf(dates: readonly SentDate[]): SentDate[] {
  return dates.filter(
    ({ qualifier }) => !ofDelivery.includes(qualifier) && !ofShipping.includes(qualifier) && !unrelated.has(qualifier),
  );
}

function dayOf(dates: readonly SentDate[], qualifiers?: readonly string[]): string | null {
  const ranked = qualifiers === undefined ? [dates] : qualifiers.map((one) => dates.filter((d) => d.qualifier === one));
  const found = ranked.find((each) => each.length > 0) ?? [];
  return (
    found
      .map(({ on }) => on)
      .toSorted(byDay)
      .at(-1) ?? null
  );
}
