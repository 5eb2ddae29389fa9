import { z } from 'zod';
import { createMaterialDocument } from '../../erp/documents/goods-movement.ts';
import { defineChange, name, date, quantity, ChangeRefused } from './change.ts';

/** Stock is used up: movement 201. Without a batch, the lot that expires first is taken. */
export const issueStock = defineChange(
  'erp',
  z.strictObject({ material: name, plant: name, storageLocation: name, quantity, batch: z.string().optional() }),
  (draft, input) => {
    const batch = input.batch ?? firstToExpire();
    const { row } = createMaterialDocument(draft, {
      GoodsMovementCode: '03',
      to_MaterialDocumentItem: [
        {
          Material: input.material,
          Plant: input.plant,
          StorageLocation: input.storageLocation,
          Batch: batch,
          GoodsMovementType: '201',
          CostCenter: `${input.plant}OR`,
          QuantityInEntryUnit: input.quantity,
        },
      ],
    });
    return { materialDocument: row['MaterialDocument'], batch };

    function firstToExpire(): string {
      const rows = draft
        .where('A_MatlStkInAcctMod', 'Material', input.material)
        .filter(
          (row) =>
            row['Plant'] === input.plant &&
            row['StorageLocation'] === input.storageLocation &&
            row['InventoryStockType'] === '01' &&
            row['InventorySpecialStockType'] === '' &&
            Number(row['MatlWrhsStkQtyInMatlBaseUnit']) >= Number(input.quantity),
        )
        .map(({ Batch }) => String(Batch));
      const expiry = (batch: string) =>
        String(
          draft.get('Batch', { Material: input.material, BatchIdentifyingPlant: '', Batch: batch })?.[
            'ShelfLifeExpirationDate'
          ] ?? '9999-12-31',
        );
      const [first] = rows.toSorted((a, b) => expiry(a).localeCompare(expiry(b)));
      if (first === undefined) throw new ChangeRefused(`No lot of ${input.material} holds ${input.quantity} there.`);
      return first;
    }
  },
);

/** Goods arrive for an order line: movement 101. Quantity in the order's unit. */
export const receiveOrder = defineChange(
  'erp',
  z.strictObject({
    order: name,
    line: name.default('10'),
    quantity,
    batch: z.string().max(10).optional(),
    expiresOn: date.optional(),
    reference: z.string().max(16).optional(),
  }),
  (draft, input) => {
    const line = draft.get('PurchaseOrderItem', { PurchaseOrder: input.order, PurchaseOrderItem: input.line });
    if (line === undefined) throw new ChangeRefused(`Order ${input.order} has no line ${input.line}.`);
    const product = draft.get('A_Product', { Product: line['Material'] });
    const isManaged = product?.['IsBatchManagementRequired'] === true;
    const { row } = createMaterialDocument(draft, {
      GoodsMovementCode: '01',
      ReferenceDocument: input.reference ?? '',
      to_MaterialDocumentItem: [
        {
          Material: line['Material'],
          Plant: line['Plant'],
          StorageLocation: line['StorageLocation'],
          GoodsMovementType: '101',
          GoodsMovementRefDocType: 'B',
          PurchaseOrder: input.order,
          PurchaseOrderItem: input.line,
          QuantityInEntryUnit: input.quantity,
          EntryUnit: line['PurchaseOrderQuantityUnit'],
          Batch: input.batch ?? (isManaged ? `NW${input.order.slice(-5)}${input.line.slice(0, 3)}` : ''),
          ...(input.expiresOn === undefined ? {} : { ShelfLifeExpirationDate: input.expiresOn }),
        },
      ],
    });
    return { materialDocument: row['MaterialDocument'] };
  },
);

/** Says what is on hand of one lot at one place, in base units; a row that was not there comes into being. */
export const setStock = defineChange(
  'erp',
  z.strictObject({
    material: name,
    plant: name,
    storageLocation: name,
    batch: z.string().max(10).default(''),
    quantity: z.union([z.literal(0), z.literal('0'), quantity]).transform(String),
    stockType: z.enum(['01', '02', '07']).default('01'),
    consignedBy: z.string().default(''),
    expiresOn: date.optional(),
  }),
  (draft, input) => {
    const product = draft.get('A_Product', { Product: input.material });
    if (product === undefined) throw new ChangeRefused(`There is no material ${input.material}.`);
    const batch = { Material: input.material, BatchIdentifyingPlant: '', Batch: input.batch };
    if (input.batch !== '' && (draft.get('Batch', batch) === undefined || input.expiresOn !== undefined)) {
      draft.put('Batch', {
        CreationDateTime: draft.nowMs,
        Supplier: product['ManufacturerNumber'],
        BatchBySupplier: input.batch,
        ...draft.get('Batch', batch),
        ...batch,
        LastChangeDateTime: draft.nowMs,
        ...(input.expiresOn === undefined ? {} : { ShelfLifeExpirationDate: input.expiresOn }),
      });
    }
    draft.put('A_MatlStkInAcctMod', {
      Material: input.material,
      Plant: input.plant,
      StorageLocation: input.storageLocation,
      Batch: input.batch,
      Supplier: input.consignedBy,
      InventorySpecialStockType: input.consignedBy === '' ? '' : 'K',
      InventoryStockType: input.stockType,
      MaterialBaseUnit: product['BaseUnit'],
      MatlWrhsStkQtyInMatlBaseUnit: input.quantity,
    });
    return {};
  },
);

/** Says what the warehouse holds of an item, or of one lot of it, at one place. */
export const setWarehouseStock = defineChange(
  'wms',
  z.strictObject({
    facility: name,
    item: name,
    location: name,
    batch: z.string().optional(),
    quantity: z.union([z.literal(0), z.literal('0'), quantity]).transform(String),
    lockCode: z.string().max(10).optional(),
    expiresOn: date.optional(),
  }),
  (draft, input) => {
    const row = draft
      .where('wms.inventory', 'item', input.item)
      .find(
        (each) =>
          each['facility'] === input.facility &&
          each['location'] === input.location &&
          (input.batch === undefined || each['batch'] === input.batch),
      );
    const id = row?.['id'] ?? nextId();
    draft.put('wms.inventory', {
      id,
      facility: input.facility,
      item: input.item,
      location: input.location,
      container: `LPN${String(id).padStart(8, '0')}`,
      batch: input.batch ?? null,
      expiry: input.expiresOn ?? null,
      lockCode: '',
      ...row,
      ...(input.lockCode === undefined ? {} : { lockCode: input.lockCode }),
      ...(input.expiresOn === undefined ? {} : { expiry: input.expiresOn }),
      quantity: `${input.quantity.split('.')[0]}.${(input.quantity.split('.')[1] ?? '').padEnd(4, '0')}`,
      changedAt: draft.nowMs,
    });
    return { id };

    function nextId(): number {
      let number = 9_000_001;
      while (draft.get('wms.inventory', { id: number }) !== undefined) number += 1;
      return number;
    }
  },
);
