import { z } from 'zod';
import example from '../../examples/orders.backorder-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $Day, $HubId, $Key, $Unit } from '../field-schemas.ts';

/** A part of an order line that the supplier owes and does not send with the rest (R41). */
export type BackorderChanged = z.infer<typeof $BackorderChanged>;
export const $BackorderChanged = z.object({
  id: $HubId('backorder'),
  orderId: $HubId('order'),
  orderNumber: $Key,
  orderLineId: $HubId('orderline'),
  /** Null: free text, or a part the hub cannot match to an item. */
  itemId: $HubId('item').nullable(),
  facilityId: $HubId('facility').nullable(),
  supplierId: $HubId('supplier'),
  /** How much is owed, in `unit`, the item's base unit; what it was when it ended. */
  quantity: $Amount,
  unit: $Unit,
  /** The day promised now; null: the supplier gives none. */
  promisedOn: $Day.nullable(),
  /** Every promise before it, the oldest first. `on` null: no day was given then; `saidOn` null: nor was that of the document. */
  earlier: z.array(z.object({ on: $Day.nullable(), saidOn: $Day.nullable() })),
  /** From the first day that was promised to the one of now; negative: it comes earlier. Null where either is not known. */
  slipDays: z.int().nullable(),
  /** X12 element 668, as sent; null where the supplier's documents have none. */
  code: $Key.nullable(),
  /** Why, in words. */
  reason: z.string(),
  /** False: it came, was cancelled, or was promised anew. */
  isOpen: z.boolean(),
});

/** A supplier owes a part of an order line, moves its day, or owes it no more. */
export const backorderChanged = defineEvent({
  type: 'orders.backorder-changed',
  version: 1,
  aggregate: 'backorder',
  data: $BackorderChanged,
  example,
});
