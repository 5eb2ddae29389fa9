import type { HubError } from '@supply-hub/errors';
import type { UnitOfMeasure } from '@supply-hub/quantities';
import type { StockKey } from './stock-source.ts';

/** How a facility replenishes an item, in base units; null where a bound is not set. */
export interface Planning {
  readonly unit: UnitOfMeasure;
  readonly reorderPoint: string | null;
  readonly fillTo: string | null;
  readonly safetyStock: string | null;
}

/** Null: the facility does not plan the item. */
export type PlanningAnswer = Planning | null | HubError;

/** What the subgraph needs of a system that plans replenishment. */
export interface PlanningSource {
  readonly system: { readonly id: string; readonly name: string };
  /** One answer a key, in the order of the keys, in as few calls as the system's limits allow. */
  readPlanning(keys: readonly StockKey[], deadline: AbortSignal): Promise<readonly PlanningAnswer[]>;
  /**
   * All that is planned anywhere.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken while iterating
   */
  allPlanning(deadline: AbortSignal): AsyncIterable<readonly PlannedItem[]>;
}

export interface PlannedItem extends StockKey {
  readonly planning: PlanningAnswer;
}
