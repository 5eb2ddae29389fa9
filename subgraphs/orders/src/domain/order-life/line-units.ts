/** A line's own measure: what suppliers count and price in its units, in base units by the order's own factor (R6). */
import { Decimal, Rational } from '@supply-hub/quantities';
import { inBaseUnits, type PurchaseOrderLine } from '../purchase-order.ts';
import type { SentPrice, SentQuantity } from '../sent-values.ts';

/** Null: it is counted in a unit the order says nothing of, and nobody may guess (R2). */
export function sentInBaseUnits(
  line: PurchaseOrderLine,
  { value, unit }: Pick<SentQuantity, 'value' | 'unit'>,
): Decimal | null {
  if (unit === line.quantity.unit) return inBaseUnits(line, value);
  return unit === line.baseUnit ? Decimal.of(value) : null;
}

/** How many of the unit of which a price is one, by X12 element 639: each, hundred, thousand. */
const perEach: ReadonlyMap<string, Decimal> = new Map([
  ['PE', Decimal.one],
  ['HP', Decimal.of(100)],
  ['TP', Decimal.of(1000)],
]);

/**
 * What a supplier says one ordered unit costs (R3).
 *
 * @param counted the unit the supplier counts the line in; null: the ordered one
 * @returns null where the order's factor says nothing of the unit
 */
export function pricePerOrderedUnit(
  line: PurchaseOrderLine,
  { amount, basis }: SentPrice,
  counted: SentQuantity['unit'] | null,
): Rational | null {
  const factor = Rational.from(line.factor);
  const price = Decimal.of(amount).toRational();
  const each = basis === null ? undefined : perEach.get(basis);
  // Of so many eaches, where the item's base unit is one.
  if (each !== undefined && line.baseUnit === 'EA') return price.dividedBy(each.toRational()).times(factor);
  const unit = counted ?? line.quantity.unit;
  const perUnit = each === undefined ? price : price.dividedBy(each.toRational());
  if (unit === line.quantity.unit) return perUnit;
  return unit === line.baseUnit ? perUnit.times(factor) : null;
}
