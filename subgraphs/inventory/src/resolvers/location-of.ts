import type { InventoryContext, StorageLocationNode } from '../context.ts';
import type { StockPosition } from '../domain/stock.ts';

/** Where part of a position is. */
export function locationOf(
  { system, facilityCode }: StockPosition,
  code: string,
  { directory }: InventoryContext,
): StorageLocationNode {
  const location = directory.locationByKey(system, [facilityCode, code]);
  if (location === undefined) throw new TypeError('only stock at a facility of hub.yaml is given out');
  return location;
}
