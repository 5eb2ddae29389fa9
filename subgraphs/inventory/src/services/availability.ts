import type { InventoryContext, StockLevelNode } from '../context.ts';
import { pairKey } from '../domain/item-at-facility.ts';
import type { Reservation } from '../domain/reservation.ts';
import { isKeptWhole, keptApart, withoutKept, type KeptApart } from '../domain/quarantine.ts';
import { isUsable, type StockLot } from '../domain/stock.ts';

/** What of a position's lots is quarantined (R42). */
export async function keptOf(
  { position }: Pick<StockLevelNode, 'position'>,
  { loaders }: Pick<InventoryContext, 'loaders'>,
): Promise<KeptApart> {
  return keptApart(position.value.lots, await loaders.quarantines.load(pairKey(position.value)));
}

/** A level's lots that may be used today at its facility (R22), each as far as it is not quarantined (R42). */
export async function usableLots(
  node: StockLevelNode,
  { loaders, todayAt }: Pick<InventoryContext, 'loaders' | 'todayAt'>,
): Promise<StockLot[]> {
  const { facility, position, level } = node;
  const recalled = await loaders.recalledLots.load(position.value.itemId);
  const today = todayAt(facility);
  const kept = await keptOf(node, { loaders });
  return level.lots
    .filter((lot) => isUsable(lot, today, recalled) && !isKeptWhole(lot, kept))
    .map((lot) => ({ ...lot, quantity: withoutKept(lot, kept) }));
}

/** What is kept of these lots for cases. */
export async function reservationsOf(
  lots: readonly StockLot[],
  { loaders }: Pick<InventoryContext, 'loaders'>,
): Promise<Reservation[]> {
  return (await Promise.all(lots.map(({ id }) => loaders.reservationsOfLot.load(id)))).flat();
}
