import { z } from 'zod';
import example from '../../examples/orders.purchase-order-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $Currency, $Day, $HubId, $Key, $Status, $Unit } from '../field-schemas.ts';

const $Promise = z.object({
  on: $Day,
  /** In the line's unit. */
  quantity: $Amount,
  /** The supplier said so (an 855 or the ERP's confirmation); false: only our own schedule. */
  confirmed: z.boolean(),
});

const $OrderLine = z.object({
  id: $HubId('orderline'),
  number: $Key,
  /** Null: free text, or a part the hub cannot match to an item. */
  itemId: $HubId('item').nullable(),
  facilityId: $HubId('facility').nullable(),
  supplierPartNumber: $Key.nullable(),
  quantity: $Amount,
  unit: $Unit,
  /** R6: `quantity` in `baseUnit`, by the factor of that day; null where no factor was known. */
  baseQuantity: $Amount.nullable(),
  baseUnit: $Unit.nullable(),
  /** Of one `unit`, in `currency`. */
  unitPrice: $Amount,
  pricePerBaseUnit: $Amount.nullable(),
  currency: $Currency,
  /** R51, in `unit`; null: not known here. */
  receivedQuantity: $Amount.nullable(),
  /** In `unit`; null: not known here. */
  invoicedQuantity: $Amount.nullable(),
  /** Open deliveries, soonest first. */
  promises: z.array($Promise),
  cancelled: z.boolean(),
  contractId: $HubId('contract').nullable(),
  requisitionLineId: $HubId('requisitionline').nullable(),
});

/** One order to one supplier. */
export type PurchaseOrderChanged = z.infer<typeof $PurchaseOrderChanged>;
export const $PurchaseOrderChanged = z.object({
  id: $HubId('order'),
  number: $Key,
  supplierId: $HubId('supplier'),
  status: $Status,
  orderedOn: $Day,
  lines: z.array($OrderLine),
});

/** An order was placed, or anything on it changed: a promise, a quantity, a receipt, its state. */
export const purchaseOrderChanged = defineEvent({
  type: 'orders.purchase-order-changed',
  version: 1,
  aggregate: 'order',
  data: $PurchaseOrderChanged,
  example,
});
