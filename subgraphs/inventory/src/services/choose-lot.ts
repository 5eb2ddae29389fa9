import { Decimal } from '@supply-hub/quantities';
import type { Reservation } from '../domain/reservation.ts';
import { isKeptWhole, withoutKept, type KeptApart } from '../domain/quarantine.ts';
import { withoutLeaving, type Leaving } from '../domain/stock-transfer.ts';
import { isUsable, type RecalledLots, type StockLot } from '../domain/stock.ts';

/** What decides whether a lot may be moved. */
export interface LotFacts {
  readonly today: Temporal.PlainDate;
  readonly recalled: RecalledLots;
  /** What is quarantined (R42). */
  readonly kept: KeptApart;
  readonly reservations: readonly Reservation[];
  readonly leaving: readonly Leaving[];
  /** When the stock was read. */
  readonly asOf: Temporal.Instant;
}

/**
 * What of a lot nobody else has: neither kept for a case nor quarantined nor leaving already. Below zero where too much
 * is given.
 */
export function freeOf(lot: StockLot, { reservations, kept, leaving, asOf }: LotFacts): Decimal {
  return reservations
    .filter(({ lotId }) => lotId === lot.id)
    .reduce(
      (left, { quantity }) => left.minus(Decimal.of(quantity)),
      Decimal.of(withoutLeaving({ id: lot.id, quantity: withoutKept(lot, kept) }, leaving, asOf)),
    );
}

/**
 * The lot to move from, of those in the order they should be used: the first that is the group's own, may be used, and
 * has so much of it free. A transfer is of one lot, so that its expiry is known on the way.
 */
export function chooseLot(lots: readonly StockLot[], quantity: Decimal, facts: LotFacts): StockLot | undefined {
  return lots.find((lot) => isMovable(lot, facts) && freeOf(lot, facts).compare(quantity) >= 0);
}

/** Consigned stock is its supplier's to move. */
export function isMovable(lot: StockLot, { today, recalled, kept }: LotFacts): boolean {
  return lot.ownership === 'OWNED' && isUsable(lot, today, recalled) && !isKeptWhole(lot, kept);
}
