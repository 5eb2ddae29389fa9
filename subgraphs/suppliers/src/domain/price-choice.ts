import { BasePrice, Decimal, Money, Rational, type MoneyJson } from '@supply-hub/quantities';
import type { ContractPrice } from './contract.ts';

/** A price for one base unit, exactly (R3); null when the unit's factor is not known. */
export function basePriceOf({
  price,
  perQuantity,
  factor,
}: Pick<ContractPrice, 'price' | 'perQuantity' | 'factor'>): BasePrice | null {
  if (factor === null) return null;
  const { amount, currency } = Money.fromJSON(price);
  const baseUnits = Decimal.of(perQuantity).toRational().times(Rational.ofTexts(factor.numerator, factor.denominator));
  return new BasePrice(amount.toRational().dividedBy(baseUnits), currency, factor.baseUnit);
}

/** The same as money, rounded to six decimals: for showing, never for comparing. */
export function shownBasePriceOf(price: ContractPrice): MoneyJson | null {
  const base = basePriceOf(price);
  return base === null ? null : Money.of(base.rounded(), base.currency).toJSON();
}

/**
 * The price that holds at a facility on a day: its own before the group's, then the lowest per base unit. A price
 * that compares with no other gives way to one that does. Across currencies nothing is cheaper: of the lowest of
 * each, the one agreed last is taken. Null when none holds.
 */
export function priceThatHolds(
  prices: readonly ContractPrice[],
  { facilityId, on }: { facilityId: string; on: string },
): ContractPrice | null {
  const valid = prices.filter(
    (price) =>
      price.validFrom <= on && on <= price.validTo && (price.facilityId === null || price.facilityId === facilityId),
  );
  const own = valid.filter((price) => price.facilityId !== null);
  const candidates = own.length > 0 ? own : valid;
  const comparable = candidates.filter((price) => price.factor !== null);
  const lowest = [
    ...Map.groupBy(comparable, ({ price, factor }) => `${price.currency}/${factor?.baseUnit}`).values(),
  ].flatMap((same) => same.toSorted(cheaperFirst)[0] ?? []);
  return (lowest.length > 0 ? lowest : candidates).toSorted(laterFirst)[0] ?? null;
}

function cheaperFirst(a: ContractPrice, b: ContractPrice): number {
  const left = basePriceOf(a);
  const right = basePriceOf(b);
  return left === null || right === null ? 0 : left.compare(right) || laterFirst(a, b);
}

/** By first day, the last one first; the id decides what nothing else does, so that the choice is always the same. */
function laterFirst(a: ContractPrice, b: ContractPrice): number {
  if (a.validFrom !== b.validFrom) return a.validFrom < b.validFrom ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
