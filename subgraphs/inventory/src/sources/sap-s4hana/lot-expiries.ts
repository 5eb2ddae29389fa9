import type { Clock } from '@supply-hub/clock';
import type { HubError } from '@supply-hub/errors';
import type { LotKey, StockClient } from './client.ts';
import { expiryOf, itemNumber } from './mapping.ts';
import type { BatchRow, StockRow } from './wire.ts';

/** A row's expiry: a date, null for none, or why it could not be told. */
export type ExpiryOfRow = (row: StockRow) => string | null | HubError;

/** Expiries of lots. The batch master has them, not the stock, and many rows of stock are of few lots. */
export class LotExpiries {
  readonly #client: Pick<StockClient, 'batchesByKey'>;
  readonly #clock: Clock;
  readonly #maxAgeMs: number;
  /** By material and batch; only what the expiry of a row follows from. */
  readonly #known = new Map<string, { readonly rows: readonly BatchRow[]; readonly readAtMs: number }>();

  constructor(client: Pick<StockClient, 'batchesByKey'>, clock: Clock, maxAgeMs: number) {
    this.#client = client;
    this.#clock = clock;
    this.#maxAgeMs = maxAgeMs;
  }

  /** As the batch master has them now. */
  read(rows: readonly StockRow[], deadline: AbortSignal): Promise<ExpiryOfRow> {
    return this.#expiries(rows, deadline, Infinity);
  }

  /** The same, from memory where it is recent enough: a sweep meets every lot again and again. */
  recall(rows: readonly StockRow[], deadline: AbortSignal): Promise<ExpiryOfRow> {
    return this.#expiries(rows, deadline, this.#clock.now().epochMilliseconds - this.#maxAgeMs);
  }

  async #expiries(rows: readonly StockRow[], deadline: AbortSignal, oldestMs: number): Promise<ExpiryOfRow> {
    const asked = new Map<string, LotKey>();
    for (const { Material, Batch } of rows) {
      const name = lotName(Material, Batch);
      const isKnown = (this.#known.get(name)?.readAtMs ?? -Infinity) >= oldestMs;
      if (Batch !== '' && !isKnown) asked.set(name, { item: itemNumber(Material), lot: Batch });
    }
    const read = await this.#client.batchesByKey([...asked.values()], deadline);
    const readAtMs = read.readAt.epochMilliseconds;
    for (const [name, key] of asked) {
      const found = read.rows.get(key);
      if (found !== undefined) this.#known.set(name, { rows: found, readAtMs });
    }
    return ({ Material, Batch, Plant }) => {
      const name = lotName(Material, Batch);
      const key = asked.get(name);
      const error = key && read.errors.get(key);
      return error ?? expiryOf(this.#known.get(name)?.rows ?? [], Plant);
    };
  }
}

const lotName = (material: string, batch: string): string => `${material}\u001f${batch}`;
