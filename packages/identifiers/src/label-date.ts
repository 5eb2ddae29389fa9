import { daysIn } from './gs1-value-rules.ts';
import { refusal, type Reading } from './reading.ts';

/** A date as a label gives it: often a month, sometimes an hour. */
export interface LabelDate {
  /**
   * ISO 8601, `2028-01-31`. Where the label gives a month alone: for an expiry its last day (R11), for any
   * other date the month (`2028-01`), because the day is unknown.
   */
  readonly on: string;
  /** What the label itself says. */
  readonly precision: 'month' | 'day' | 'hour' | 'minute' | 'second';
  /** `14:00`, local to wherever the label was made; `null` when it gives a day or less. */
  readonly time: string | null;
}

/** The day a label is read, which decides the century of its two-digit years. */
export type Today = Temporal.PlainDate;

/**
 * R12 (General Specifications 7.12): a year that would be 51 or more ahead belongs to the century before,
 * one 50 or more behind to the next.
 */
export function fullYear(twoDigits: number, today: Today): number {
  const century = today.year - (today.year % 100);
  const ahead = twoDigits - (today.year % 100);
  if (ahead >= 51) return century - 100 + twoDigits;
  return ahead <= -50 ? century + 100 + twoDigits : century + twoDigits;
}

/** @param day 0 or `null` for a month alone */
export function labelDate(
  year: number,
  month: number,
  day: number | null,
  isExpiry: boolean,
  time: string | null = null,
): LabelDate {
  const yearAndMonth = `${String(year).padStart(4, '0')}-${twoDigits(month)}`;
  if (day === null || day === 0) {
    return { on: isExpiry ? `${yearAndMonth}-${daysIn(year, month)}` : yearAndMonth, precision: 'month', time: null };
  }
  const precision = time === null ? 'day' : time.length === 2 ? 'hour' : time.length === 5 ? 'minute' : 'second';
  return { on: `${yearAndMonth}-${twoDigits(day)}`, precision, time: time?.length === 2 ? `${time}:00` : time };
}

/** A day of the year (Julian date, 1-366) as a label date. */
export function labelDateOfYearDay(year: number, dayOfYear: number, time: string | null = null): Reading<LabelDate> {
  let rest = dayOfYear;
  for (let month = 1; month <= 12; month += 1) {
    const days = daysIn(year, month);
    if (rest >= 1 && rest <= days) return { ok: true, value: labelDate(year, month, rest, true, time) };
    rest -= days;
  }
  return refusal(`The year ${year} has no day ${dayOfYear}`, 'Scan it again; if the label says so, tell its maker');
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
