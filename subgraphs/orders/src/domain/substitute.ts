/** What a substitute is beside what was ordered (R42). Pure. */
import { Rational, type UnitOfMeasure } from '@supply-hub/quantities';
import type { TradePart } from './sent-values.ts';

/** An item's units, as its master has them. */
export interface ItemUnits {
  readonly baseUnit: UnitOfMeasure;
  readonly units: readonly { readonly unit: UnitOfMeasure; readonly numerator: string; readonly denominator: string }[];
}

/** Base units in one of a unit; null where the item master does not say. */
export function factorOf({ baseUnit, units }: ItemUnits, unit: UnitOfMeasure): Rational | null {
  if (unit === baseUnit) return Rational.one;
  const known = units.find((each) => each.unit === unit);
  return known === undefined ? null : Rational.ofTexts(known.numerator, known.denominator);
}

/** What was ordered, with the order's own factor (R6). */
export interface OrderedUnits {
  readonly unit: UnitOfMeasure;
  readonly baseUnit: UnitOfMeasure;
  /** Base units in one ordered unit, a fraction as text. */
  readonly factor: string;
}

/**
 * Base units of the substitute that take the place of one of what was ordered: a box of the one for a box of the other. One
 * for one where a unit's factor is not known, which is what the base units of two like things most often are.
 *
 * @param unit the unit the supplier counts it in; null: it says none, and the ordered unit counts
 */
export function replacementFactor(ordered: OrderedUnits, substitute: ItemUnits | null, unit: UnitOfMeasure | null) {
  const counted = unit ?? ordered.unit;
  const before =
    counted === ordered.baseUnit ? Rational.one : counted === ordered.unit ? Rational.from(ordered.factor) : null;
  const after = substitute === null ? null : factorOf(substitute, counted);
  return before === null || after === null ? Rational.one : after.dividedBy(before);
}

export const equivalences = ['SAME_ITEM_OTHER_PART', 'APPROVED_BEFORE', 'UNKNOWN'] as const;
export type Equivalence = (typeof equivalences)[number];

/** @param wasApproved a person approved the one for the other before, in another request */
export function equivalenceOf(
  itemId: string | null,
  substituteItemId: string | null,
  wasApproved: boolean,
): Equivalence {
  if (itemId === null || substituteItemId === null) return 'UNKNOWN';
  if (itemId === substituteItemId) return 'SAME_ITEM_OTHER_PART';
  return wasApproved ? 'APPROVED_BEFORE' : 'UNKNOWN';
}

/** The number people know a part by: the supplier's own before others. @returns null where none was sent */
export function partNumberOf(parts: readonly TradePart[]): string | null {
  const rank = ({ qualifier }: TradePart) => {
    const place = ['VC', 'VP', 'VN', 'SK', 'MG', 'MF'].indexOf(qualifier);
    return place === -1 ? 99 : place;
  };
  return parts.toSorted((a, b) => rank(a) - rank(b))[0]?.number ?? null;
}
