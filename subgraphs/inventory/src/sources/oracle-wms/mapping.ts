/** Oracle WMS Cloud's inventory → the hub's lots. Quantities are in the item's base unit; nothing here is consigned. */
import { Decimal, standardUnitCodes } from '@supply-hub/quantities';
import type { LotOnHand } from '../../domain/stock.ts';
import type { InventoryRow } from './wire.ts';

/** Why a row stops its item: the field of the API, and what is wrong with it. */
export interface Unusable {
  readonly field: string;
  readonly reason: string;
}

/** @returns null for a row without anything in it */
export function toLot(row: InventoryRow): LotOnHand | null | Unusable {
  const quantity = Decimal.of(row.quantity);
  if (quantity.sign === 0) return null;
  if (row.location === '') return { field: 'location_id', reason: 'it is empty' };
  // The warehouse has its items, units included, from the ERP.
  const unit = standardUnitCodes.sap.read(row.unit);
  if (!unit.ok) return { field: 'item_id.unit_of_measure', reason: unit.reason };
  const expiresOn = row.expiry === '' ? null : dayOf(row.expiry);
  if (expiresOn === undefined) return { field: 'expiry_date', reason: 'it is no date' };
  return {
    locationCode: row.location,
    lot: row.lot || null,
    expiresOn,
    quantity: quantity.toString(),
    unit: unit.value,
    // Which holds there are, each warehouse decides; none of them lets stock be used.
    status: row.lock === '' ? 'AVAILABLE' : 'BLOCKED',
    ownership: 'OWNED',
    supplier: null,
  };
}

/** The day of a date or of a timestamp, as it stands there; undefined for anything else. */
function dayOf(text: string): string | undefined {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  try {
    return Temporal.PlainDate.from(day).toString();
  } catch {
    return undefined;
  }
}
