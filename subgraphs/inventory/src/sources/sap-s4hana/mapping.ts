/**
 * S/4HANA's stock and planning → the hub's. A code that is not listed here stops its item: a guess could hand
 * stock that is not ours, or not there, to a patient's case.
 */
import { Decimal, standardUnitCodes } from '@supply-hub/quantities';
import { withoutPadding } from '@supply-hub/source-kit';
import type { LotOnHand, StockOwnership, StockStatus } from '../../domain/stock.ts';
import type { Planning } from '../planning-source.ts';
import type { BatchRow, StockRow, SupplyPlanningRow } from './wire.ts';

/** A field that stops its item, and what is wrong with it. */
export class Unusable {
  readonly field: string;
  readonly reason: string;

  constructor(field: string, reason: string) {
    this.field = field;
    this.reason = reason;
  }
}

/** InventoryStockType: unrestricted use, quality inspection, blocked. */
const statusOfStockType: Readonly<Record<string, StockStatus>> = {
  '01': 'AVAILABLE',
  '02': 'QUALITY',
  '07': 'BLOCKED',
};

/** InventorySpecialStockType: our own, consignment from a supplier. */
const ownershipOfSpecialStock: Readonly<Record<string, StockOwnership>> = { '': 'OWNED', K: 'CONSIGNED' };

/** An item number as the hub keeps it. */
export const itemNumber = (material: string): string => withoutPadding(material.trim());

/** @returns null for a row that a used-up lot has left behind */
export function toLot(row: StockRow, expiresOn: string | null): LotOnHand | null | Unusable {
  const quantity = Decimal.of(row.MatlWrhsStkQtyInMatlBaseUnit);
  if (quantity.sign === 0) return null;
  const status = statusOfStockType[row.InventoryStockType];
  if (status === undefined) return new Unusable('InventoryStockType', 'it is not one the hub knows');
  const ownership = ownershipOfSpecialStock[row.InventorySpecialStockType];
  if (ownership === undefined) return new Unusable('InventorySpecialStockType', 'it is not one the hub knows');
  const supplier = ownership === 'CONSIGNED' ? withoutPadding(row.Supplier) : null;
  if (supplier === '') return new Unusable('Supplier', 'consigned stock names none');
  if (row.StorageLocation === '') return new Unusable('StorageLocation', 'it is empty');
  const unit = standardUnitCodes.sap.read(row.MaterialBaseUnit);
  if (!unit.ok) return new Unusable('MaterialBaseUnit', unit.reason);
  return {
    locationCode: row.StorageLocation,
    lot: row.Batch || null,
    expiresOn,
    quantity: quantity.toString(),
    unit: unit.value,
    status,
    ownership,
    supplier,
  };
}

/** The batch master's expiry at a plant: its own entry before the one for all plants. */
export function expiryOf(rows: readonly BatchRow[], plant: string): string | null {
  const row =
    rows.find(({ BatchIdentifyingPlant }) => BatchIdentifyingPlant === plant) ??
    rows.find(({ BatchIdentifyingPlant }) => BatchIdentifyingPlant === '');
  return row?.ShelfLifeExpirationDate?.toString() ?? null;
}

/** @returns null where the plant does not plan the material: MRP type ND, or no bound at all */
export function toPlanning(row: SupplyPlanningRow): Planning | null | Unusable {
  const [reorderPoint = null, fillTo = null, safetyStock = null] = [
    row.ReorderThresholdQuantity,
    row.MaximumStockQuantity,
    row.SafetyStockQuantity,
  ].map((text) => (Decimal.of(text).sign === 0 ? null : Decimal.of(text).toString()));
  if (row.MRPType === 'ND' || (reorderPoint === null && fillTo === null && safetyStock === null)) return null;
  const unit = standardUnitCodes.sap.read(row.BaseUnit);
  if (!unit.ok) return new Unusable('BaseUnit', unit.reason);
  return { unit: unit.value, reorderPoint, fillTo, safetyStock };
}
