import { Rational } from '@supply-hub/quantities';
import { facilitiesOf, type UnitFactor } from './contract.ts';

/** How one supplier sells one item: what its contracts' lines say together. Plain JSON: this is what a copy holds. */
export interface SupplierItem {
  /** The configured system's id. */
  readonly system: string;
  readonly supplier: string;
  readonly supplierId: string;
  readonly item: string;
  readonly itemId: string;
  readonly partNumber: string | null;
  /** By what they hold; the factors are this supplier's alone (R2). */
  readonly orderUnits: readonly UnitFactor[];
  /** Facilities whose own contracts alone tell of it; null when one for all does. */
  readonly facilityIds: readonly string[] | null;
}

/** One contract line's part in it. */
export interface SellingLine {
  readonly partNumber: string | null;
  readonly orderUnit: UnitFactor | null;
  readonly facilityId: string | null;
  /** Of the contract. */
  readonly validFrom: string;
}

/** The lines of one supplier and item, together: the newest contract that names a part number or unit is believed. */
export function soldAs(
  of: Pick<SupplierItem, 'system' | 'supplier' | 'supplierId' | 'item' | 'itemId'>,
  lines: readonly SellingLine[],
): SupplierItem {
  const newestFirst = lines.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0));
  const units = new Map<string, UnitFactor>();
  for (const { orderUnit } of newestFirst) {
    if (orderUnit !== null && !units.has(orderUnit.unit)) units.set(orderUnit.unit, orderUnit);
  }
  const { system, supplier, supplierId, item, itemId } = of;
  return {
    system,
    supplier,
    supplierId,
    item,
    itemId,
    partNumber: newestFirst.find(({ partNumber }) => partNumber !== null)?.partNumber ?? null,
    orderUnits: [...units.values()].toSorted((a, b) => size(a).compare(size(b)) || (a.unit < b.unit ? -1 : 1)),
    facilityIds: facilitiesOf(lines)?.toSorted() ?? null,
  };
}

const size = ({ numerator, denominator }: UnitFactor): Rational => Rational.ofTexts(numerator, denominator);
