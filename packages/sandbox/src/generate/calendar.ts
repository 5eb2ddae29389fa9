/**
 * Dates and instants around the world's start. Every date in a generated world is a distance from here, so
 * that the same start gives the same bytes.
 */
export class Calendar {
  /** The instant the world begins, on the hour. */
  readonly start: Temporal.Instant;
  readonly startMs: number;
  readonly #dates = new Map<number, string>();
  readonly #today: Temporal.PlainDate;

  constructor(start: Temporal.Instant, timeZone = 'UTC') {
    this.start = start;
    this.startMs = start.epochMilliseconds;
    this.#today = start.toZonedDateTimeISO(timeZone).toPlainDate();
  }

  /** The date so many days from the start, for example `2026-03-09`. */
  date(days: number): string {
    let date = this.#dates.get(days);
    if (date === undefined) {
      date = this.#today.add({ days }).toString();
      this.#dates.set(days, date);
    }
    return date;
  }

  /** Milliseconds since 1970 of a moment so many days, and minutes of that day, from the start; never after it. */
  before(days: number, minutes = 0): number {
    return Math.min(this.startMs, this.startMs + days * 86_400_000 + minutes * 60_000);
  }

  /** 1 is Monday, 7 is Sunday. */
  weekday(days: number): number {
    return this.#today.add({ days }).dayOfWeek;
  }

  /** A wall-clock time so many days from the start in a zone, as an instant. */
  localInstant(days: number, minutes: number, timeZone: string): Temporal.Instant {
    const time = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60);
    return this.#today.add({ days }).toZonedDateTime({ timeZone, plainTime: time }).toInstant();
  }
}

/** The whole hour at or before an instant. */
export const wholeHour = (instant: Temporal.Instant): Temporal.Instant =>
  instant.round({ smallestUnit: 'hour', roundingMode: 'floor' });
