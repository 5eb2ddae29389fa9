import { fromUnits, toUnits } from '../../store/fixed-decimal.ts';
import type { Draft } from '../../store/world.ts';
import type { Body } from '../erp-writes.ts';
import { ODataError } from '../odata/odata-error.ts';
import { checkLocation, checkPlant } from './masters.ts';
import { given } from './read-entity.ts';

/** Quantities are in thousandths, as the ERP keeps them. */
export const units = (text: string): bigint => toUnits(text, 3) ?? 0n;
export const quantityText = (thousandths: bigint): string => fromUnits(thousandths, 3);

/** Adds to the stock row the item names, which it makes where there is none; refuses to go below zero. */
export function moveStock(draft: Draft, item: Body, change: bigint): void {
  const special = given(item, 'InventorySpecialStockType');
  const key = {
    Material: given(item, 'Material'),
    Plant: given(item, 'Plant'),
    StorageLocation: given(item, 'StorageLocation'),
    Batch: given(item, 'Batch'),
    Supplier: special === 'K' ? given(item, 'Supplier') : '',
    InventorySpecialStockType: special,
    InventoryStockType: given(item, 'InventoryStockType') || '01',
  };
  const before = draft.get('A_MatlStkInAcctMod', key);
  const after = units(given(before ?? {}, 'MatlWrhsStkQtyInMatlBaseUnit') || '0') + change;
  if (after < 0n) {
    throw new ODataError(
      400,
      'M7/021',
      `Deficit of SL Unrestricted-use ${quantityText(-after)} ${given(item, 'MaterialBaseUnit')} : ${key.Material} ${key.Plant} ${key.StorageLocation} ${key.Batch}`.trim(),
    );
  }
  draft.put('A_MatlStkInAcctMod', {
    MaterialBaseUnit: given(item, 'MaterialBaseUnit'),
    ...before,
    ...key,
    MatlWrhsStkQtyInMatlBaseUnit: quantityText(after),
  });
}

/** Moves stock to another location, of the same plant or of the one the item names. */
export function transfer(draft: Draft, item: Body, inBase: bigint, isWithinPlant: boolean): void {
  const plant = isWithinPlant ? given(item, 'Plant') : given(item, 'IssuingOrReceivingPlant');
  const location = given(item, 'IssuingOrReceivingStorageLoc');
  checkPlant(draft, plant);
  checkLocation(draft, plant, location);
  moveStock(draft, item, -inBase);
  moveStock(draft, { ...item, Plant: plant, StorageLocation: location }, inBase);
}

/** Two steps between plants: 303 leaves the one, 305 arrives at the other; 304 and 306 take them back. */
export function inTwoSteps(draft: Draft, item: Body, inBase: bigint, type: string): void {
  const isLeaving = type === '303' || type === '304';
  const sign = type === '303' || type === '305' ? 1n : -1n;
  const receiving = isLeaving ? given(item, 'IssuingOrReceivingPlant') : given(item, 'Plant');
  checkPlant(draft, receiving);
  if (isLeaving && receiving === given(item, 'Plant')) {
    throw new ODataError(400, 'M7/188', 'Receiving and issuing plant are the same', {
      target: 'IssuingOrReceivingPlant',
    });
  }
  const special = given(item, 'InventorySpecialStockType');
  const key = {
    Material: given(item, 'Material'),
    Plant: receiving,
    Batch: given(item, 'Batch'),
    Supplier: special === 'K' ? given(item, 'Supplier') : '',
    InventorySpecialStockType: special,
  };
  const before = units(given(draft.get('erp.transit', key) ?? {}, 'quantity') || '0');
  const after = before + (isLeaving ? sign : -sign) * inBase;
  if (after < 0n) {
    throw new ODataError(
      400,
      'M7/021',
      `Deficit of ST Stock in transfer ${quantityText(-after)} : ${key.Material} ${receiving}`,
    );
  }
  moveStock(draft, item, (isLeaving ? -sign : sign) * inBase);
  draft.put('erp.transit', { ...key, quantity: quantityText(after) });
}

/** A lot seen for the first time gets its batch record; a known one keeps what it says. */
export function keepBatch(draft: Draft, item: Body): void {
  const key = { Material: given(item, 'Material'), BatchIdentifyingPlant: '', Batch: given(item, 'Batch') };
  if (draft.get('Batch', key) !== undefined) return;
  draft.put('Batch', {
    ...key,
    Supplier: given(item, 'Supplier'),
    BatchBySupplier: key.Batch,
    ShelfLifeExpirationDate: item['ShelfLifeExpirationDate'] ?? null,
    ManufactureDate: item['ManufactureDate'] ?? null,
    CreationDateTime: draft.nowMs,
    LastChangeDateTime: draft.nowMs,
  });
}
