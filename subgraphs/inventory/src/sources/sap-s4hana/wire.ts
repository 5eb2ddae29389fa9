/** API_MATERIAL_STOCK_SRV, API_BATCH_SRV and API_PRODUCT_SRV, OData V2: what the hub reads of stock and planning. */
import { odataV2Date, wireDecimal } from '@supply-hub/source-kit';
import { z } from 'zod';

const text = z.string().transform((value) => value.trim());

/** Quantity of a material by place, batch, status and owner. */
export const stock = z.object({
  Material: text,
  Plant: text,
  StorageLocation: text,
  /** Its case counts: trimmed and nothing else. */
  Batch: text,
  /** Whose consignment, with special stock K. */
  Supplier: text,
  InventorySpecialStockType: text,
  InventoryStockType: text,
  MaterialBaseUnit: text,
  MatlWrhsStkQtyInMatlBaseUnit: wireDecimal,
});
export type StockRow = z.output<typeof stock>;

/** The batch master. */
export const batch = z.object({
  Material: text,
  Batch: text,
  /** Empty where batch numbers are unique per material. */
  BatchIdentifyingPlant: text,
  ShelfLifeExpirationDate: odataV2Date.nullable(),
});
export type BatchRow = z.output<typeof batch>;

/** A material's planning at a plant. */
export const supplyPlanning = z.object({
  Product: text,
  Plant: text,
  MRPType: text,
  BaseUnit: text,
  SafetyStockQuantity: wireDecimal,
  ReorderThresholdQuantity: wireDecimal,
  MaximumStockQuantity: wireDecimal,
});
export type SupplyPlanningRow = z.output<typeof supplyPlanning>;
