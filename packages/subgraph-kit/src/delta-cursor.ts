/**
 * How far a delta by change time has been read. The cursor is the latest change seen, but never later than the
 * run's own start: a row that changes behind the page being read would be jumped over by a later row's time.
 * Each run asks a little further back, for two clocks need not agree and a source may commit after it stamps.
 */
export class DeltaCursor {
  readonly #startedAt: Temporal.Instant;
  readonly #overlapMs: number;
  #latest: Temporal.Instant | null;

  /**
   * @param cursor what the last run ended with; null before the first
   * @param startedAt of this run, by the hub's clock
   * @param overlapMs how far back of the cursor to ask. @default 2 minutes
   */
  constructor(cursor: string | null, startedAt: Temporal.Instant, overlapMs = 120_000) {
    this.#latest = cursor === null ? null : Temporal.Instant.from(cursor);
    this.#startedAt = startedAt;
    this.#overlapMs = overlapMs;
  }

  /** Ask for what changed at or after this instant; null: for everything. */
  get since(): Temporal.Instant | null {
    return this.#latest?.subtract({ milliseconds: this.#overlapMs }) ?? null;
  }

  /** Takes note of a row's change time; a row without one moves nothing. */
  see(changedAt: Temporal.Instant | null): void {
    if (changedAt === null) return;
    if (this.#latest === null || Temporal.Instant.compare(changedAt, this.#latest) > 0) this.#latest = changedAt;
  }

  /** For the next run; null when no row ever told its change time, so that everything is read again. */
  get next(): string | null {
    if (this.#latest === null) return null;
    return (Temporal.Instant.compare(this.#latest, this.#startedAt) > 0 ? this.#startedAt : this.#latest).toString();
  }
}
