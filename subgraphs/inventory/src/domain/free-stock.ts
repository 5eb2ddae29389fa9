import { isKeptWhole, withoutKept, type KeptApart } from './quarantine.ts';
import { withoutLeaving, type Leaving } from './stock-transfer.ts';
import type { StockLot } from './stock.ts';

/**
 * What there is of a lot for whoever decides about it. Case reservations are not taken off. What is leaving by a transfer
 * is: it is told of where it goes. What is quarantined is held (R42), or left out where it is a part of stock without lots.
 */
export function freeStock(
  lot: StockLot,
  {
    kept,
    leaving,
    asOf,
  }: { readonly kept: KeptApart; readonly leaving: readonly Leaving[]; readonly asOf: Temporal.Instant },
): Pick<StockLot, 'quantity' | 'status'> {
  const isKept = isKeptWhole(lot, kept);
  const free = isKept ? lot : { id: lot.id, quantity: withoutKept(lot, kept) };
  return {
    quantity: withoutLeaving(free, leaving, asOf),
    status: isKept ? 'BLOCKED' : lot.status,
  };
}
