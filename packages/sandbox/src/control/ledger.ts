import type { Journal, JournalEntry } from '../store/journal.ts';

/** How often each operation of a system was answered with each status, since the sandbox started. */
export type Counts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** One write that happened, without the records themselves. Durable: it outlives the sandbox's own crashes. */
export type LedgerEntry = Omit<JournalEntry, 'effects'>;

/** What went in and out: counts of every answer, and a line for every write. */
export class Ledger {
  readonly #journal: Journal;
  readonly #counts: Record<string, Record<string, Record<string, number>>> = {};

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  count = (system: string, operation: string, status: number): void => {
    const byStatus = ((this.#counts[system] ??= {})[operation] ??= {});
    byStatus[String(status)] = (byStatus[String(status)] ?? 0) + 1;
  };

  get counts(): Counts {
    return this.#counts;
  }

  /** Forgets the counts; writes are never forgotten. */
  resetCounts(): void {
    for (const system of Object.keys(this.#counts)) delete this.#counts[system];
  }

  /** Writes after number `after`, oldest first, at most `limit`. */
  writes(after: number, limit: number): LedgerEntry[] {
    return this.#journal.entries
      .slice(after, after + limit)
      .map(({ number, at, system, operation, kind, references }) => ({
        number,
        at,
        system,
        operation,
        kind,
        references,
      }));
  }
}
