/** API_PURCHASEREQ_PROCESS_SRV, OData V2: what the hub reads of a requisition. */
import { odataV2Collection, odataV2Date, odataV2Instant, type ODataExpand } from '@supply-hub/source-kit';
import { z } from 'zod';
import { amount, mark, number, optionalNumber, optionalText, text, unit } from '../wire-fields.ts';

const item = z.object({
  PurchaseRequisitionItem: number,
  Material: optionalNumber,
  Plant: text,
  RequestedQuantity: amount,
  OrderedQuantity: amount,
  BaseUnit: unit,
  CreationDate: odataV2Date.nullable(),
  DeliveryDate: odataV2Date.nullable(),
  LastChangeDateTime: odataV2Instant.nullable(),
  ReleaseIsNotCompleted: z.boolean(),
  IsDeleted: mark,
  IsClosed: z.boolean(),
  Supplier: optionalNumber,
  FixedSupplier: optionalNumber,
  PurchaseContract: optionalNumber,
  /** The order that was made from it. */
  PurchasingDocument: optionalNumber,
});

export const requisition = z.object({
  PurchaseRequisition: number,
  PurReqnDescription: optionalText,
  to_PurchaseReqnItem: odataV2Collection(item),
});

export type RequisitionRow = z.output<typeof requisition>;
export type RequisitionItemRow = z.output<typeof item>;

export const requisitionFields = ['PurchaseRequisition', 'PurReqnDescription'] as const;

export const requisitionExpansions: readonly ODataExpand[] = [
  { navigation: 'to_PurchaseReqnItem', select: Object.keys(item.shape) },
];

/** Which requisition an item belongs to and when it last changed; the header keeps no time of its own. */
export const itemChange = z.object({
  PurchaseRequisition: number,
  PurchaseRequisitionItem: number,
  LastChangeDateTime: odataV2Instant.nullable(),
});
export type ItemChange = z.output<typeof itemChange>;
