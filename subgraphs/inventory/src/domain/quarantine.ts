/** What of stock came instead of what was ordered, and may not be used until a person approved it (R42). */
import { Decimal } from '@supply-hub/quantities';
import type { StockLot } from './stock.ts';

/** Of one item at one facility. */
export interface Quarantine {
  readonly id: string;
  /** The hub's id of the substitution that somebody has to decide. */
  readonly substitutionId: string;
  /** Null: it is not kept by lot. */
  readonly lot: string | null;
  /** In the item's base unit. */
  readonly quantity: string;
  /** TO_RETURN: a person refused it, and it is still there. */
  readonly state: 'HELD' | 'TO_RETURN';
  /** Since when. */
  readonly at: Temporal.Instant;
}

/** Of each lot how much is kept apart, and for which substitutions. A lot that is not in it is as its system says. */
export type KeptApart = ReadonlyMap<
  string,
  { readonly quantity: Decimal; readonly quarantines: readonly Quarantine[] }
>;

/**
 * R18: a lot number is of one product, so all there is of a lot with a number is what came instead, wherever it was put.
 * Where stock has no lots, as much of it as came, of what may be used first: nothing else could be taken for it.
 *
 * @param lots all of one item at one facility
 */
export function keptApart(lots: readonly StockLot[], quarantines: readonly Quarantine[]): KeptApart {
  const kept = new Map<string, { quantity: Decimal; quarantines: Quarantine[] }>();
  const ofNoLot = quarantines.filter(({ lot }) => lot === null);
  let left = ofNoLot.reduce((total, { quantity }) => total.plus(Decimal.of(quantity)), Decimal.zero);
  for (const lot of lots.toSorted(usableFirst)) {
    const own = lot.lot === null ? ofNoLot : quarantines.filter((each) => each.lot === lot.lot);
    const there = Decimal.of(lot.quantity);
    const quantity = lot.lot !== null || there.compare(left) < 0 ? there : left;
    if (own.length === 0 || quantity.sign <= 0) continue;
    if (lot.lot === null) left = left.minus(quantity);
    kept.set(lot.id, { quantity, quarantines: own });
  }
  return kept;
}

/** What of a lot may be taken; below zero never. */
export function withoutKept(lot: Pick<StockLot, 'id' | 'quantity'>, kept: KeptApart): string {
  const apart = kept.get(lot.id);
  return apart === undefined ? lot.quantity : Decimal.of(lot.quantity).minus(apart.quantity).toString();
}

/** Whether nothing of a lot may be taken because of what is kept apart of it. */
export function isKeptWhole(lot: Pick<StockLot, 'id' | 'quantity'>, kept: KeptApart): boolean {
  return kept.has(lot.id) && withoutKept(lot, kept) === '0';
}

const usableFirst = (a: StockLot, b: StockLot): number =>
  Number(a.status !== 'AVAILABLE') - Number(b.status !== 'AVAILABLE') || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
