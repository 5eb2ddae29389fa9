import type { InventoryContext, StockLevelNode, StockLotNode } from '../context.ts';
import type { Facility } from '../domain/facility.ts';
import { levelsOf, type StockPosition } from '../domain/stock.ts';
import { positionRef } from '../db/position-copies.ts';
import type { Sourced } from '@supply-hub/subgraph-kit';

type Finder = Pick<InventoryContext, 'directory' | 'facility' | 'loaders'>;

/** A stock level by its id: its key is (facility's code, location's code, item's number). */
export async function findStockLevel(id: string, finder: Finder): Promise<StockLevelNode | null> {
  const found = await positionBehind(id, 'stock', 3, finder);
  if (found === null) return null;
  const level = levelsOf(found.position.value).find((each) => each.id === id);
  return level === undefined ? null : { ...found, level };
}

/** A lot by its id: its key begins as a level's does. */
export async function findStockLot(id: string, finder: Finder): Promise<StockLotNode | null> {
  const found = await positionBehind(id, 'lot', 7, finder);
  const lot = found?.position.value.lots.find((each) => each.id === id);
  return found === null || lot === undefined ? null : { ...found, lot };
}

/** The position that a level or a lot is part of; null unless it is at one of the viewer's facilities (R72). */
async function positionBehind(
  id: string,
  type: 'stock' | 'lot',
  parts: number,
  { directory, facility, loaders }: Finder,
): Promise<{ facility: Facility; position: Sourced<StockPosition> } | null> {
  const ref = await loaders.sourceKey.load(id);
  if (ref?.type !== type || ref.key.length !== parts) return null;
  const [facilityCode = '', , itemNumber = ''] = ref.key;
  const at = facility(directory.byCode(ref.system, facilityCode)?.id ?? '');
  if (at === null) return null;
  const position = await loaders.position.loadByKey(positionRef(ref.system, facilityCode, itemNumber));
  return position === null ? null : { facility: at, position };
}

/** A position's levels, by location. */
export function levelNodes(facility: Facility, position: Sourced<StockPosition>): StockLevelNode[] {
  return levelsOf(position.value).map((level) => ({ facility, position, level }));
}
