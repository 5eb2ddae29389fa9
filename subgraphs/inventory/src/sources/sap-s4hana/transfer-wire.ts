/** API_MATERIAL_DOCUMENT_SRV, OData V2: what the hub reads of the documents that move stock. */
import { odataV2Collection } from '@supply-hub/source-kit';
import { z } from 'zod';

const text = z.string().transform((value) => value.trim());
const number = z.union([z.string(), z.number()]).transform(String);

const movedItem = z.object({
  GoodsMovementType: text,
  /** Empty or zeros where it reverses nothing. */
  ReversedMaterialDocument: text.nullish().transform((value) => value ?? ''),
});

/** A material document with what its items did. */
export const movementDocument = z.object({
  MaterialDocumentYear: number,
  MaterialDocument: number,
  ReferenceDocument: text,
  to_MaterialDocumentItem: odataV2Collection(movedItem),
});
export type MovementDocument = z.output<typeof movementDocument>;

/** What a document is told by once it was written. */
export const writtenDocument = z.object({ MaterialDocumentYear: number, MaterialDocument: number });
export type WrittenDocument = z.output<typeof writtenDocument>;

export const movementFields = ['MaterialDocumentYear', 'MaterialDocument', 'ReferenceDocument'];
export const movedItemFields = Object.keys(movedItem.shape);
