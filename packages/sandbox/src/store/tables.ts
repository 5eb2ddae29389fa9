import { erpTableKeys } from '../erp/services/erp-services.ts';
import type { Row } from './table.ts';
import { Table } from './table.ts';

/** Key fields of the tables that no OData service describes. */
const otherKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ['erp.lock', ['PurchaseOrder']],
  // Stock on its way between two plants, at the one that gets it.
  ['erp.transit', ['Material', 'Plant', 'Batch', 'Supplier', 'InventorySpecialStockType']],
  // Since when requisitions and orders that were made while the world ran are there.
  ['erp.made', ['document']],
  ['ehr.card', ['id']],
  ['ehr.interface', ['id']],
  ['ehr.message', ['id']],
  ['fhir.Appointment', ['id']],
  ['fhir.Location', ['id']],
  ['fhir.Practitioner', ['id']],
  ['fhir.Patient', ['id']],
  ['wms.facility', ['id']],
  ['wms.location', ['id']],
  ['wms.item', ['id']],
  ['wms.inventory', ['id']],
]);

/** Every table of the world, filled with generated rows; tables nothing was generated for are empty. */
export function buildTables(rows: ReadonlyMap<string, readonly Row[]>): ReadonlyMap<string, Table> {
  const keys = new Map([...erpTableKeys, ...otherKeys]);
  for (const name of rows.keys()) {
    if (!keys.has(name)) throw new RangeError(`rows for "${name}", which no system serves`);
  }
  return new Map([...keys].map(([name, key]) => [name, new Table(name, key, rows.get(name) ?? [])]));
}
