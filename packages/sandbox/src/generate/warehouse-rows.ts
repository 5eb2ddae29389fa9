import type { Calendar } from './calendar.ts';
import { add, type Facility, type Stocking, type Tables } from './plan.ts';

/** The company code that owns the stock in the warehouse system. */
export const warehouseCompany = 'MERIDIAN';

/** The warehouse's masters: its facilities, bins, and the items it knows; its inventory came with the stock. */
export function addWarehouse(
  tables: Tables,
  calendar: Calendar,
  facilities: readonly Facility[],
  stocked: readonly Stocking[],
): void {
  const changedAt = calendar.before(-90);
  const warehouses = facilities.filter(({ warehouseCode }) => warehouseCode !== undefined);
  let location = 20_001;
  for (const [index, facility] of warehouses.entries()) {
    add(tables, 'wms.facility', { id: 101 + index, code: facility.warehouseCode, name: facility.name, changedAt });
    for (const place of facility.locations) {
      add(tables, 'wms.location', {
        id: location++,
        facility: facility.warehouseCode,
        code: place.code,
        barcode: `${String(facility.warehouseCode)}${place.code.replace('-', '')}`,
        changedAt,
      });
    }
  }
  const known = new Map(
    stocked.filter(({ facility }) => facility.warehouseCode !== undefined).map(({ item }) => [item.material, item]),
  );
  let id = 300_001;
  for (const item of known.values()) {
    add(tables, 'wms.item', {
      id: id++,
      code: item.material,
      description: item.description,
      barcode: item.units[0]?.gtin ?? '',
      unit: item.baseUnit,
      isLotControlled: item.isLotControlled,
      isSerialControlled: item.isSerialControlled,
      changedAt,
    });
  }
}
