import { SourceUnavailable, type HubError } from '@supply-hub/errors';
import type { ContractClient } from './contract-client.ts';
import { toItemUnits, type ItemUnits } from './unit-mapping.ts';

/**
 * Units of items, read once for as long as this is kept: for one answer, or one run of a feed, in which the same
 * items stand in contract after contract.
 */
export class ItemUnitsOf {
  readonly #client: ContractClient;
  readonly #known = new Map<string, ItemUnits>();
  readonly #absent = new Set<string>();
  readonly #changedAt = new Map<string, Temporal.Instant>();

  readonly #of: 'supplier items' | undefined;

  constructor(client: ContractClient, of?: 'supplier items') {
    this.#client = client;
    this.#of = of;
  }

  /**
   * Makes sure of these items' units. Those whose item master says nothing usable have none.
   * @returns what could not be asked now, by item number
   */
  async fetch(items: Iterable<string>, deadline: AbortSignal): Promise<ReadonlyMap<string, HubError>> {
    const missing = [...new Set(items)].filter((item) => !this.#known.has(item) && !this.#absent.has(item));
    const { rows, errors } = await this.#client.unitsOfMaterials(missing, deadline, this.#of);
    const failed = new Map<string, HubError>();
    for (const item of missing) {
      const error = errors.get(item);
      const row = rows.get(item)?.[0];
      const units = row === undefined ? null : toItemUnits(row);
      if (error instanceof SourceUnavailable) failed.set(item, error);
      else if (units === null) this.#absent.add(item);
      else this.#known.set(item, units);
      if (row?.LastChangeDateTime) this.#changedAt.set(item, row.LastChangeDateTime);
    }
    return failed;
  }

  get units(): ReadonlyMap<string, ItemUnits> {
    return this.#known;
  }

  /** When the last of these items changed; null when the item master does not say. */
  lastChangeOf(items: Iterable<string>): Temporal.Instant | null {
    let latest: Temporal.Instant | null = null;
    for (const item of items) {
      const at = this.#changedAt.get(item);
      if (at !== undefined && (latest === null || Temporal.Instant.compare(at, latest) > 0)) latest = at;
    }
    return latest;
  }
}
