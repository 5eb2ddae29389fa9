/**
 * api_purchaseorder_2 and api_supplierconfirmation, OData V4: what the hub reads of an order and of the supplier's
 * answers to it. JSON numbers arrive as their digits.
 */
import { wireDate, wireDecimal, wireInstant, type ODataExpand } from '@supply-hub/source-kit';
import { z } from 'zod';
import { amount, currency, number, optionalNumber, optionalText, optionalUnit, text, unit } from '../wire-fields.ts';

/** Empty: live. L: deleted. S: locked for the time being. */
const deletionCode = z.enum(['', 'L', 'S']);

/**
 * How far an order is on its way to the supplier: 01 being written, 02 active, 03 waits for release, 04 partly
 * released, 05 released, 08 rejected.
 */
const processingStatus = z.enum(['01', '02', '03', '04', '05', '08']);

const scheduleLine = z.object({
  ScheduleLineDeliveryDate: wireDate.nullable(),
  ScheduleLineOrderQuantity: amount,
  /** Below zero when more came than was ordered. */
  OpenPurchaseOrderQuantity: wireDecimal,
  /** What has arrived for it. Not every release has it. */
  RoughGoodsReceiptQty: amount.optional(),
});

const orderItem = z.object({
  PurchaseOrderItem: number,
  /** Empty for what was ordered in words. */
  Material: optionalNumber,
  SupplierMaterialNumber: optionalText,
  PurchaseOrderItemText: optionalText,
  Plant: text,
  OrderQuantity: amount,
  PurchaseOrderQuantityUnit: unit,
  OrderPriceUnit: optionalUnit,
  /** Price units in one order unit are numerator ÷ denominator. */
  OrderPriceUnitToOrderUnitNmrtr: amount,
  OrdPriceUnitToOrderUnitDnmntr: amount,
  NetPriceAmount: amount,
  NetPriceQuantity: amount,
  /** Base units in one order unit are numerator ÷ denominator. */
  OrderItemQtyToBaseQtyNmrtr: amount,
  OrderItemQtyToBaseQtyDnmntr: amount,
  BaseUnit: optionalUnit,
  PurchaseContract: optionalNumber,
  PurchaseRequisition: optionalNumber,
  PurchaseRequisitionItem: optionalNumber,
  IsCompletelyDelivered: z.boolean(),
  ItemIsRejectedBySupplier: z.boolean(),
  PurchasingItemIsFreeOfCharge: z.boolean(),
  PurchasingDocumentDeletionCode: deletionCode,
  _PurchaseOrderScheduleLineTP: z.array(scheduleLine),
});

export const purchaseOrder = z.object({
  PurchaseOrder: number,
  /** Empty for what one plant orders from another. */
  Supplier: optionalNumber,
  DocumentCurrency: currency,
  PurchaseOrderDate: wireDate,
  PurchasingProcessingStatus: processingStatus,
  ReleaseIsNotCompleted: z.boolean(),
  PurchaseOrderDeletionCode: deletionCode,
  LastChangeDateTime: wireInstant.nullable(),
  _PurchaseOrderItem: z.array(orderItem),
});

export type PurchaseOrderRow = z.output<typeof purchaseOrder>;
export type OrderItemRow = z.output<typeof orderItem>;

export const purchaseOrderFields = [
  'PurchaseOrder',
  'Supplier',
  'DocumentCurrency',
  'PurchaseOrderDate',
  'PurchasingProcessingStatus',
  'ReleaseIsNotCompleted',
  'PurchaseOrderDeletionCode',
  'LastChangeDateTime',
] as const;

export const purchaseOrderExpansions: readonly ODataExpand[] = [
  {
    navigation: '_PurchaseOrderItem',
    select: Object.keys(orderItem.shape).filter((field) => !field.startsWith('_')),
    // Schedule lines come whole: asking for a field that a release lacks fails the call.
    expand: [{ navigation: '_PurchaseOrderScheduleLineTP' }],
  },
];

const confirmationLine = z.object({
  DeliveryDate: wireDate.nullable(),
  ConfirmedQuantity: amount,
  PurchaseOrderQuantityUnit: unit,
});

const confirmationItem = z.object({
  SuplrConfRefPurchaseOrderItem: number,
  ItemIsRejectedBySupplier: z.boolean(),
  _SupplierConfirmationLineTP: z.array(confirmationLine),
});

export const confirmation = z.object({
  SupplierConfirmation: number,
  SuplrConfRefPurchaseOrder: number,
  CreationDate: wireDate.nullable(),
  LastChangeDateTime: wireInstant.nullable(),
  _SupplierConfirmationItemTP: z.array(confirmationItem),
});

export type ConfirmationRow = z.output<typeof confirmation>;

export const confirmationFields = [
  'SupplierConfirmation',
  'SuplrConfRefPurchaseOrder',
  'CreationDate',
  'LastChangeDateTime',
] as const;

export const confirmationExpansions: readonly ODataExpand[] = [
  {
    navigation: '_SupplierConfirmationItemTP',
    select: ['SuplrConfRefPurchaseOrderItem', 'ItemIsRejectedBySupplier'],
    expand: [
      {
        navigation: '_SupplierConfirmationLineTP',
        select: ['DeliveryDate', 'ConfirmedQuantity', 'PurchaseOrderQuantityUnit'],
      },
    ],
  },
];

/** Which order changed when: all that is needed to read it again. */
export const orderChange = z.object({ PurchaseOrder: number, LastChangeDateTime: wireInstant.nullable() });
export type OrderChange = z.output<typeof orderChange>;

export const confirmationChange = z.object({
  SupplierConfirmation: number,
  SuplrConfRefPurchaseOrder: number,
  LastChangeDateTime: wireInstant.nullable(),
});
export type ConfirmationChange = z.output<typeof confirmationChange>;
