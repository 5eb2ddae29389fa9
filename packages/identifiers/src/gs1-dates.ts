import type { Gs1Element } from './gs1-element-string.ts';
import { fullYear, labelDate, type LabelDate, type Today } from './label-date.ts';

/** Dates after which an item is not used or sold: day 00 means the month's last day (General Specifications 3.4). */
const expiries = new Set(['15', '16', '17', '7003', '4325']);
/** All other AIs whose value begins with YYMMDD. */
const otherDates = new Set(['11', '12', '13', '4324', '4326', '7006', '7007', '7011', '8008']);

/**
 * The date in an element, its century settled by `today`; the first one of a range (7007); `null` for an AI
 * that is no date. The element must have been read or checked: its digits are trusted.
 */
export function dateOf({ ai, value }: Gs1Element, today: Today): LabelDate | null {
  if (ai === '7250' || ai === '7251') {
    return labelDate(numberAt(value, 0, 4), numberAt(value, 4), numberAt(value, 6), false, timeIn(value.slice(8)));
  }
  const isExpiry = expiries.has(ai);
  if (!isExpiry && !otherDates.has(ai)) return null;
  const year = fullYear(numberAt(value, 0), today);
  // 7007 goes on with a second date; the others with a time. 9999 in 4324 and 4325 means no time.
  const time = ai === '7007' ? null : timeIn(value.slice(6));
  return labelDate(year, numberAt(value, 2), numberAt(value, 4), isExpiry, time);
}

function numberAt(value: string, position: number, length = 2): number {
  return Number(value.slice(position, position + length));
}

function timeIn(digits: string): string | null {
  return digits === '' || digits === '9999' ? null : (digits.match(/../g)?.join(':') ?? null);
}
