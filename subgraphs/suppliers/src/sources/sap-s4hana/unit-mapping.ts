/** S/4HANA's units of an item → exact factors. A unit without a known code or a sound factor has none (R1, R4). */
import { Rational, standardUnitCodes, type UnitOfMeasure } from '@supply-hub/quantities';
import type { UnitFactor } from '../../domain/contract.ts';
import type { ProductUnitsRow } from './unit-wire.ts';

/** The units of one item. */
export interface ItemUnits {
  readonly baseUnit: UnitOfMeasure;
  /** By the ERP's own code: two of its codes may mean one unit, and only one of them be sound. */
  readonly factors: ReadonlyMap<string, UnitFactor>;
}

/** Null when the base unit has no known code. */
export function toItemUnits(row: ProductUnitsRow): ItemUnits | null {
  const baseUnit = standardUnitCodes.sap.read(row.BaseUnit);
  if (!baseUnit.ok) return null;
  const factors = new Map<string, UnitFactor>();
  for (const { AlternativeUnit, QuantityNumerator, QuantityDenominator } of row.to_ProductUnitsOfMeasure) {
    const unit = standardUnitCodes.sap.read(AlternativeUnit);
    if (!unit.ok || !/[1-9]/.test(QuantityDenominator)) continue;
    const factor = Rational.ofTexts(QuantityNumerator, QuantityDenominator);
    if (factor.sign > 0) factors.set(AlternativeUnit, factorOf(unit.value, factor));
  }
  factors.set(row.BaseUnit, factorOf(baseUnit.value, Rational.one));
  return { baseUnit: baseUnit.value, factors };
}

const factorOf = (unit: UnitOfMeasure, { numerator, denominator }: Rational): UnitFactor => ({
  unit,
  numerator: String(numerator),
  denominator: String(denominator),
});
