import type { UnitOfMeasure } from '@supply-hub/quantities';

/** When and up to where a facility replenishes an item. Plain JSON; decimals in base units. */
export interface ParLevel {
  readonly itemId: string;
  readonly itemSystem: string;
  readonly itemNumber: string;
  readonly facilityId: string;
  readonly unit: UnitOfMeasure;
  readonly reorderPoint: string | null;
  readonly fillTo: string | null;
  readonly safetyStock: string | null;
}
