import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import { ODataError } from '../odata/odata-error.ts';

/** The product, or the refusal an order clerk knows. */
export function productOf(draft: Draft, material: string): Row {
  const product = draft.get('A_Product', { Product: material });
  if (product === undefined || product['IsMarkedForDeletion'] === true) {
    throw new ODataError(400, 'M3/305', `Material ${material} does not exist or is not activated`, {
      target: 'Material',
    });
  }
  return product;
}

export function checkPlant(draft: Draft, plant: string): void {
  if (plant === '') throw new ODataError(400, 'ME/083', 'Enter Plant', { target: 'Plant' });
  if (draft.get('A_Plant', { Plant: plant }) === undefined) {
    throw new ODataError(400, 'ME/012', `Plant ${plant} does not exist`, { target: 'Plant' });
  }
}

export function checkLocation(draft: Draft, plant: string, location: string): void {
  if (draft.get('StorageLocation', { Plant: plant, StorageLocation: location }) === undefined) {
    throw new ODataError(400, 'M7/020', `Storage location ${plant} ${location} does not exist`, {
      target: 'StorageLocation',
    });
  }
}

/** Base units in one `unit` of a product. @throws ODataError when the product has no such unit */
export function factorOf(draft: Draft, product: Row, unit: string): bigint {
  if (unit === product['BaseUnit']) return 1n;
  const found = draft.get('A_ProductUnitsOfMeasure', { Product: product['Product'], AlternativeUnit: unit });
  if (found === undefined) {
    throw new ODataError(400, 'M7/064', `Unit ${unit} is not defined for material ${String(product['Product'])}`, {
      target: 'EntryUnit',
    });
  }
  return BigInt(String(found['QuantityNumerator']));
}

/** Refuses while a person holds the order open in a dialog. A caller may try again after a pause. */
export function checkUnlocked(draft: Draft, order: string): void {
  const lock = draft.get('erp.lock', { PurchaseOrder: order });
  if (lock !== undefined) {
    throw new ODataError(400, 'ME/006', `User ${String(lock['user'])} already processing Purchase order ${order}`);
  }
}

/** Marks an order as changed now, as every change to any part of it does. */
export function touchOrder(draft: Draft, order: string, changes: Readonly<Record<string, unknown>> = {}): void {
  const row = draft.get('PurchaseOrder', { PurchaseOrder: order });
  if (row !== undefined) draft.put('PurchaseOrder', { ...row, ...changes, LastChangeDateTime: draft.nowMs });
  draft.references['purchaseOrder'] = order;
}

/** Today's date where the hospital group keeps its books. */
export const today = (draft: Draft): string => draft.now.toZonedDateTimeISO('America/Chicago').toPlainDate().toString();
