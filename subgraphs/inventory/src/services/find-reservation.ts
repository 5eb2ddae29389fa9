import type { InventoryContext, ReservationNode } from '../context.ts';
import { findStockLot } from './find-stock.ts';

/** A reservation by its id; null where its lot is no longer in stock, or is not the viewer's to see (R72). */
export async function findReservation(
  id: string,
  finder: Pick<InventoryContext, 'directory' | 'facility' | 'loaders'>,
): Promise<ReservationNode | null> {
  const reservation = await finder.loaders.reservation.load(id);
  const of = reservation === null ? null : await findStockLot(reservation.lotId, finder);
  return reservation === null || of === null ? null : { reservation, of };
}
