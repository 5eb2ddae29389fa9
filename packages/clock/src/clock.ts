/**
 * Time is injected: nothing in the hub's business code reads the machine's clock, and business SQL never
 * calls `now()`, so that a simulated week can run in minutes and a test can stand still.
 */
export interface Clock {
  /** The present instant. */
  now(): Temporal.Instant;
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands until it is moved. */
export class ManualClock implements Clock {
  #now: Temporal.Instant;

  /** @param start an ISO 8601 instant, for example `2026-03-09T06:00:00Z` */
  constructor(start: string | Temporal.Instant) {
    this.#now = Temporal.Instant.from(start);
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  /** Moves forward by so many milliseconds. */
  advance(ms: number): void {
    this.#now = this.#now.add({ milliseconds: ms });
  }

  /** Moves to an instant, forward or back. */
  set(instant: string | Temporal.Instant): void {
    this.#now = Temporal.Instant.from(instant);
  }
}
