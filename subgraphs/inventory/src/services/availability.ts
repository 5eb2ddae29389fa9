import type { InventoryContext, StockLevelNode } from '../context.ts';
import type { Reservation } from '../domain/reservation.ts';
import { isUsable, type StockLot } from '../domain/stock.ts';

/** A level's lots that may be used today at its facility (R22). */
export async function usableLots(
  { facility, position, level }: StockLevelNode,
  { loaders, todayAt }: Pick<InventoryContext, 'loaders' | 'todayAt'>,
): Promise<StockLot[]> {
  const recalled = await loaders.recalledLots.load(position.value.itemId);
  const today = todayAt(facility);
  return level.lots.filter((lot) => isUsable(lot, today, recalled));
}

/** What is kept of these lots for cases. */
export async function reservationsOf(
  lots: readonly StockLot[],
  { loaders }: Pick<InventoryContext, 'loaders'>,
): Promise<Reservation[]> {
  return (await Promise.all(lots.map(({ id }) => loaders.reservationsOfLot.load(id)))).flat();
}
