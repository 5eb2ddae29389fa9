import { Decimal } from '@supply-hub/quantities';

/** What a facility is to hold of an item, in its base unit. */
export interface ParLevel {
  /** Order when there is this or less; null: whenever there is less than `fillTo`. */
  readonly reorderPoint: Decimal | null;
  /** Null: nothing is filled up. */
  readonly fillTo: Decimal | null;
}

/**
 * How much fills an item up (R33): to par, less what is there and on order. With a reorder point nothing is ordered while
 * there is more than that.
 *
 * @param there.onOrder zero where policy leaves out what is on order
 */
export function parOrder(par: ParLevel | null, there: { onHand: Decimal; onOrder: Decimal }): Decimal {
  const fillTo = par?.fillTo ?? null;
  if (fillTo === null) return Decimal.of('0');
  const reorderPoint = par?.reorderPoint ?? null;
  const position = there.onHand.plus(there.onOrder);
  if (reorderPoint !== null && position.compare(reorderPoint) > 0) return Decimal.of('0');
  return atLeastNothing(fillTo.minus(position));
}

export const atLeastNothing = (amount: Decimal): Decimal => (amount.sign < 0 ? Decimal.of('0') : amount);
