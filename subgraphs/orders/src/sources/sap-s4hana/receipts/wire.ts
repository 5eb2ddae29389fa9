/** API_MATERIAL_DOCUMENT_SRV, OData V2: what the hub reads of a goods movement. */
import { odataV2Collection, odataV2Date, type ODataExpand } from '@supply-hub/source-kit';
import { z } from 'zod';
import { amount, number, optionalNumber, optionalText, optionalUnit, text, unit } from '../wire-fields.ts';

const item = z.object({
  MaterialDocumentItem: number,
  Material: optionalNumber,
  Plant: text,
  Batch: optionalText,
  GoodsMovementType: text,
  Supplier: optionalNumber,
  PurchaseOrder: optionalNumber,
  PurchaseOrderItem: optionalNumber,
  QuantityInEntryUnit: amount,
  EntryUnit: text,
  QuantityInBaseUnit: amount,
  MaterialBaseUnit: text,
  ShelfLifeExpirationDate: odataV2Date.nullable(),
});

export const materialDocument = z.object({
  MaterialDocumentYear: number,
  MaterialDocument: number,
  PostingDate: odataV2Date,
  /** The day it was entered: later than the day it is posted for, when that lies back. */
  CreationDate: odataV2Date.nullable(),
  ReferenceDocument: optionalText,
  to_MaterialDocumentItem: odataV2Collection(item),
});

export type MaterialDocumentRow = z.output<typeof materialDocument>;
export type MaterialDocumentItemRow = z.output<typeof item>;

/** That a document was entered, and on which day. */
export const materialDocumentEntry = materialDocument.pick({
  MaterialDocumentYear: true,
  MaterialDocument: true,
  CreationDate: true,
});
export type MaterialDocumentEntry = z.output<typeof materialDocumentEntry>;

/** Units are read of receipts alone: what is issued or moved may be counted in units that no order knows. */
export const receiptUnit = unit;
export const receiptBaseUnit = optionalUnit;

export const materialDocumentFields = [
  'MaterialDocumentYear',
  'MaterialDocument',
  'PostingDate',
  'CreationDate',
  'ReferenceDocument',
] as const;

export const materialDocumentExpansions: readonly ODataExpand[] = [
  { navigation: 'to_MaterialDocumentItem', select: Object.keys(item.shape) },
];
