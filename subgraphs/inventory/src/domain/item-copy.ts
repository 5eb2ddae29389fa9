import { Decimal, Rational, type UnitOfMeasure } from '@supply-hub/quantities';

/** What inventory keeps of an item. Plain JSON. */
export interface ItemCopy {
  readonly id: string;
  readonly number: string;
  readonly baseUnit: UnitOfMeasure;
  /** Base units in one of each other unit (R1). */
  readonly units: readonly { readonly unit: string; readonly numerator: string; readonly denominator: string }[];
}

/** A quantity in the item's base unit, exact; null when the item has no such unit, or it does not come out even (R1). */
export function toBaseUnits(quantity: string, unit: UnitOfMeasure, { baseUnit, units }: ItemCopy): Decimal | null {
  if (unit === baseUnit) return Decimal.of(quantity);
  const factor = units.find((each) => each.unit === unit);
  if (factor === undefined) return null;
  const { numerator, denominator } = factor;
  return Decimal.of(quantity).toRational().times(Rational.ofTexts(numerator, denominator)).toDecimal();
}
