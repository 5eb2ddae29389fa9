import {
  isUnitOfMeasure,
  standardUnitCodes,
  unitCodes,
  type UnitCodes,
  type UnitOfMeasure,
} from '@supply-hub/quantities';
import type { PartnerProfile } from './partner-profile.ts';

/**
 * How a partner writes units in X12, both ways: its own codes before those of element 355 (R4). A code neither knows is
 * refused; what carries it stops there, because a guessed unit orders tenfold.
 *
 * @param said what stewards confirmed (a crosswalk of kind UNIT): its code → the hub's unit; the profile goes before it
 */
export function partnerUnits(
  { units }: Pick<PartnerProfile, 'units'>,
  said: ReadonlyMap<string, string> = new Map(),
): UnitCodes {
  const own: Record<string, UnitOfMeasure> = {};
  for (const [code, standard] of Object.entries(units)) {
    const unit = standardUnitCodes.x12.read(standard);
    if (unit.ok) own[code] = unit.value;
  }
  for (const [code, unit] of said) if (!Object.hasOwn(units, code) && isUnitOfMeasure(unit)) own[code] = unit;
  return unitCodes('x12', own);
}
