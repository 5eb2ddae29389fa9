import { Decimal, Rational, type QuantityJson, type UnitOfMeasure } from '@supply-hub/quantities';
import type { SubstitutionRow } from '../db/queries/substitution-requests.ts';
import { decimalOf } from '../db/life-image.ts';
import type { PurchaseOrderLine } from '../domain/purchase-order.ts';
import { factorOf, partNumberOf } from '../domain/substitute.ts';

/** What is known of what was ordered, or of what would come. */
export interface Side {
  /** Hub id, as is `contractPriceId`. */
  readonly itemId: string | null;
  readonly partNumber: string | null;
  readonly quantity: QuantityJson | null;
  readonly unit: UnitOfMeasure | null;
  /** Base units in one of `unit`, a fraction as text. */
  readonly baseUnits: string | null;
  readonly contractPriceId: string | null;
}

/** @param line null: it cannot be had now */
export function orderedSide(row: SubstitutionRow, line: PurchaseOrderLine | null): Side {
  return {
    itemId: row.itemId,
    partNumber: line?.supplierPartNumber ?? null,
    quantity: { value: row.quantity, unit: row.unit },
    unit: line?.quantity.unit ?? null,
    baseUnits: line?.factor ?? null,
    contractPriceId: row.orderedPriceId,
  };
}

export function substituteSide(row: SubstitutionRow): Side {
  const { units, sentUnit } = row;
  const exact = Decimal.of(row.quantity).toRational().times(Rational.from(row.factor));
  return {
    itemId: row.substituteItemId,
    partNumber: partNumberOf(row.parts),
    quantity: units === null ? null : { value: decimalOf(exact), unit: units.baseUnit },
    unit: sentUnit,
    baseUnits: units === null || sentUnit === null ? null : (factorOf(units, sentUnit)?.toString() ?? null),
    contractPriceId: row.substitutePriceId,
  };
}
