import { z } from 'zod';
import example from '../../examples/orders.receipt-recorded.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $Day, $HubId, $Key, $Unit } from '../field-schemas.ts';

const $ReceiptLine = z.object({
  id: $HubId('receiptline'),
  number: $Key,
  /** Null: it came without an order the hub knows. */
  orderLineId: $HubId('orderline').nullable(),
  itemId: $HubId('item').nullable(),
  facilityId: $HubId('facility').nullable(),
  /** What was counted; never negative, also of a reversal. */
  quantity: $Amount,
  unit: $Unit,
  /** R6: `quantity` in the item's base unit, by the factor of that day; null where no factor was known. */
  baseQuantity: $Amount.nullable(),
  lot: $Key.nullable(),
  expiresOn: $Day.nullable(),
  /** R53: true takes this quantity back off the order line. */
  reversed: z.boolean(),
});

/** What arrived, counted. */
export type ReceiptRecorded = z.infer<typeof $ReceiptRecorded>;
export const $ReceiptRecorded = z.object({
  id: $HubId('receipt'),
  number: $Key,
  receivedOn: $Day,
  lines: z.array($ReceiptLine),
});

/** A receipt was posted, or reversed by a new one (R53). */
export const receiptRecorded = defineEvent({
  type: 'orders.receipt-recorded',
  version: 1,
  aggregate: 'receipt',
  data: $ReceiptRecorded,
  example,
});
