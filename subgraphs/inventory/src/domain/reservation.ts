import { Decimal } from '@supply-hub/quantities';
import { sumOf, type StockLot } from './stock.ts';

/** A part of a lot that is kept for a case. */
export interface Reservation {
  readonly id: string;
  readonly lotId: string;
  readonly demandId: string;
  readonly caseId: string;
  /** A decimal in the item's base unit, above zero. */
  readonly quantity: string;
  readonly purpose: 'OPEN' | 'HOLD';
  /** Since when it stands with this quantity. */
  readonly reservedAt: Temporal.Instant;
}

/** What reservations keep back, exact. */
export function reservedOf(reservations: readonly Reservation[]): string {
  return totalOf(reservations).toString();
}

/**
 * R22: what may be used and is kept for no case.
 *
 * Never below zero: where stock shrank below what was given away, all of it is spoken for until procedures, told of
 * the new stock, has decided again.
 *
 * @param usable lots of one unit
 * @param reservations of these lots: what is kept of a lot that may not be used takes nothing from the others
 */
export function availableOf(usable: readonly StockLot[], reservations: readonly Reservation[]): string {
  const rest = Decimal.of(sumOf(usable)).minus(totalOf(reservations));
  return (rest.sign < 0 ? Decimal.zero : rest).toString();
}

function totalOf(reservations: readonly Reservation[]): Decimal {
  return reservations.reduce((sum, { quantity }) => sum.plus(Decimal.of(quantity)), Decimal.zero);
}
