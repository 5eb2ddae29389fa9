import { recordReadings, type Reading } from '@supply-hub/audit';
import type { Clock } from '@supply-hub/clock';
import { SourceUnavailable } from '@supply-hub/errors';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import type { Shown } from './patient-linked.ts';

/** Who asked, by which operation. */
export interface Asking {
  readonly viewer: Viewer;
  readonly operationName: string | undefined;
  readonly traceId: string;
}

/** Entries of one statement: what waits beyond them is the next one's. */
const together = 200;

/**
 * Keeps in the audit who was shown what of what is patient-linked, an entry an operation. An answer waits until its entry
 * is durable, so none is lost; those that wait at once share a statement, so a busy subgraph writes no more often than
 * the database takes it.
 */
export class ReadingJournal {
  readonly #db: Db;
  readonly #clock: Clock;
  #waiting: { readonly reading: Reading; readonly kept: PromiseWithResolvers<void> }[] = [];
  #isWriting = false;

  constructor(db: Db, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /**
   * Settles when it is kept. Does nothing where nothing was shown.
   * @throws SourceUnavailable it could not be kept: what would have been shown must not be
   */
  keep({ fields, ids }: Shown, { viewer, operationName, traceId }: Asking): Promise<void> {
    if (fields.size === 0) return Promise.resolve();
    const kept = Promise.withResolvers<void>();
    const reading = {
      actor: viewer.subject,
      role: viewer.role,
      at: this.#clock.now(),
      operation: clientsName(operationName),
      traceId,
      fields: [...fields].toSorted(),
      ids: [...ids],
    };
    this.#waiting.push({ reading, kept });
    void this.#write();
    return kept.promise;
  }

  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0, together);
      try {
        await recordReadings(
          this.#db,
          some.map(({ reading }) => reading),
        );
        for (const { kept } of some) kept.resolve();
      } catch (cause) {
        for (const { kept } of some)
          kept.reject(new SourceUnavailable('The audit', 'who reads this could not be kept', { cause }));
      }
    }
    this.#isWriting = false;
  }
}

/** The gateway calls its part of `NextCases` for the third subgraph `NextCases__procedures__2`. */
const clientsName = (name: string | undefined): string | null => name?.replace(/__[a-z]+__\d+$/, '') || null;
