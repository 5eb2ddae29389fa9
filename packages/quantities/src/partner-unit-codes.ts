import { standardUnitCodes, unitCodes, type UnitCodes } from './unit-codes.ts';
import { isUnitOfMeasure, type UnitOfMeasure } from './unit-of-measure.ts';

/**
 * How a trading partner writes units in X12: as its profile says, else as a steward said, else as the standard does
 * (R4: CS is a cassette). Reading and writing stop at what none of them lists.
 *
 * @param own of its profile: its code → X12 element 355. An entry whose 355 code is unknown means nothing
 * @param said what stewards confirmed: its code → the hub's unit
 */
export function partnerUnitCodes(
  own: Readonly<Record<string, string>>,
  said: ReadonlyMap<string, string> = new Map(),
): UnitCodes {
  const units = new Map<string, UnitOfMeasure>();
  for (const [code, standard] of Object.entries(own)) {
    const reading = standardUnitCodes.x12.read(standard);
    if (reading.ok) units.set(code, reading.value);
  }
  for (const [code, unit] of said) if (!Object.hasOwn(own, code) && isUnitOfMeasure(unit)) units.set(code, unit);
  return unitCodes('x12', Object.fromEntries(units));
}
