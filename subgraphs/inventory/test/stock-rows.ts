/** Stock as an S/4HANA system and a warehouse would answer it. Invented; the shapes follow the vendors' interfaces. */
export interface SapStockValues {
  Material: string;
  Plant?: string;
  StorageLocation?: string;
  Batch?: string;
  Supplier?: string;
  special?: string;
  type?: string;
  unit?: string;
  quantity?: string;
}

export function sapStockRow({ special = '', type = '01', unit = 'EA', quantity = '1', ...keys }: SapStockValues) {
  return {
    Plant: 'H100',
    StorageLocation: 'OR01',
    Batch: '',
    Supplier: '',
    ...keys,
    InventorySpecialStockType: special,
    InventoryStockType: type,
    MaterialBaseUnit: unit,
    MatlWrhsStkQtyInMatlBaseUnit: quantity,
  };
}
export type SapStockValue = ReturnType<typeof sapStockRow>;

/** @param expiresOn a date such as `2026-03-31`; null for a batch that does not expire */
export function sapBatchRow(Material: string, Batch: string, expiresOn: string | null, plant = '') {
  return {
    Material,
    Batch,
    BatchIdentifyingPlant: plant,
    ShelfLifeExpirationDate: expiresOn === null ? null : `/Date(${Date.parse(`${expiresOn}T00:00:00Z`)})/`,
  };
}
export type SapBatchValue = ReturnType<typeof sapBatchRow>;

export function sapPlanningRow(Product: string, bounds: { reorder?: string; max?: string; safety?: string } = {}) {
  const { reorder = '10', max = '40', safety = '0' } = bounds;
  return {
    Product,
    Plant: 'H100',
    MRPType: 'VB',
    BaseUnit: 'EA',
    SafetyStockQuantity: safety,
    ReorderThresholdQuantity: reorder,
    MaximumStockQuantity: max,
  };
}
export type SapPlanningValue = ReturnType<typeof sapPlanningRow>;

/** A row under the names that `values_list` gives its fields. */
export interface WmsRow {
  facility: string;
  item: string;
  location: string;
  lot: string | null;
  expiry: string | null;
  quantity: string;
  unit: string;
  lock: string;
}

export const wmsRow = (item: string, values: Partial<WmsRow> = {}): WmsRow => ({
  facility: 'FAC1',
  item,
  location: 'A-01',
  lot: null,
  expiry: null,
  quantity: '1.0000',
  unit: 'EA',
  lock: '',
  ...values,
});
