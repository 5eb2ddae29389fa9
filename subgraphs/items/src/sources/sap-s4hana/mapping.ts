/**
 * S/4HANA's product master → the hub's Item.
 *
 * What cannot be used stops where it stands: a unit without a known code or a sound factor is left out of the
 * packagings, a GTIN with a wrong check digit is left out of its unit, each reported once. A base unit without a
 * known code stops the item: nothing of it could be counted (R1, R4, R8).
 */
import { parseGtin, type Gtin } from '@supply-hub/identifiers';
import { Rational, standardUnitCodes, type Reading, type UnitOfMeasure } from '@supply-hub/quantities';
import { withoutPadding } from '@supply-hub/source-kit';
import type { Item, Packaging } from '../../domain/item.ts';
import type { ProductRow, UnitRow } from './wire.ts';

/** Told of each field that is left out, and why. */
export type Report = (field: string, reason: string) => void;

/** An item number as the hub keeps it. */
export const itemNumber = (product: string): string => withoutPadding(product.trim());

/** @param system the configured system's id */
export function toItem(row: ProductRow, system: string, report: Report): Reading<Item> {
  const baseUnit = standardUnitCodes.sap.read(row.BaseUnit);
  if (!baseUnit.ok) return baseUnit;
  return {
    ok: true,
    value: {
      system,
      number: itemNumber(row.Product),
      description: description(row),
      baseUnit: baseUnit.value,
      isActive: !row.IsMarkedForDeletion && row.CrossPlantStatus === '',
      isLotControlled: row.IsBatchManagementRequired,
      isSerialControlled: row.SerialNumberProfile !== '',
      group: row.ProductGroup || null,
      manufacturer: withoutPadding(row.ManufacturerNumber) || null,
      catalogueNumber: row.ProductManufacturerNumber || null,
      packagings: packagings(row, baseUnit.value, report),
    },
  };
}

/** English where there is English, else whatever the first language says. */
function description({ to_Description: texts }: ProductRow): string | null {
  const chosen = texts.find(({ Language }) => Language === 'EN') ?? texts[0];
  return chosen?.ProductDescription || null;
}

function packagings(row: ProductRow, baseUnit: UnitOfMeasure, report: Report): Packaging[] {
  const factors = new Map<UnitOfMeasure, { factor: Rational; gtins: Gtin[] }>([
    [baseUnit, { factor: Rational.one, gtins: [] }],
  ]);
  const baseRow = row.to_ProductUnitsOfMeasure.find(({ AlternativeUnit }) => AlternativeUnit === row.BaseUnit);
  const gtinsOfBase = baseRow === undefined ? [] : gtinsOf(baseRow, report);
  factors.get(baseUnit)?.gtins.push(...gtinsOfBase, ...gtin(row.ProductStandardID, 'ProductStandardID', report));

  for (const unitRow of row.to_ProductUnitsOfMeasure) {
    if (unitRow === baseRow) continue;
    const unit = standardUnitCodes.sap.read(unitRow.AlternativeUnit);
    const factor = unit.ok ? factorOf(unitRow) : null;
    const known = unit.ok ? factors.get(unit.value) : undefined;
    if (!unit.ok) report('AlternativeUnit', unit.reason);
    else if (factor === null) report(`factor of ${unit.value}`, 'it is not above zero');
    else if (known === undefined) factors.set(unit.value, { factor, gtins: gtinsOf(unitRow, report) });
    else if (known.factor.equals(factor)) known.gtins.push(...gtinsOf(unitRow, report));
    else report(`factor of ${unit.value}`, 'two of its units mean the same and hold different numbers');
  }
  return [...factors]
    .toSorted(([a, left], [b, right]) =>
      a === baseUnit ? -1 : b === baseUnit ? 1 : left.factor.compare(right.factor) || (a < b ? -1 : 1),
    )
    .map(([unit, { factor, gtins }]) => ({
      unit,
      numerator: String(factor.numerator),
      denominator: String(factor.denominator),
      gtins: [...new Set(gtins)],
    }));
}

/** Null where it is not above zero. */
function factorOf({ QuantityNumerator, QuantityDenominator }: UnitRow): Rational | null {
  if (!/[1-9]/.test(QuantityDenominator)) return null;
  const factor = Rational.ofTexts(QuantityNumerator, QuantityDenominator);
  return factor.sign > 0 ? factor : null;
}

/** The unit's GTINs, the one marked as main first. */
function gtinsOf(row: UnitRow, report: Report): Gtin[] {
  const numbers = row.to_InternationalArticleNumber.toSorted(
    (a, b) => Number(b.IsMainGlobalTradeItemNumber === true) - Number(a.IsMainGlobalTradeItemNumber === true),
  );
  const field = `GTIN of ${row.AlternativeUnit}`;
  return [row.GlobalTradeItemNumber, ...numbers.map((each) => each.ProductStandardID)].flatMap((text) =>
    gtin(text, field, report),
  );
}

function gtin(text: string, field: string, report: Report): Gtin[] {
  if (text === '') return [];
  const reading = parseGtin(text);
  if (reading.ok) return [reading.value];
  report(field, reading.reason);
  return [];
}
