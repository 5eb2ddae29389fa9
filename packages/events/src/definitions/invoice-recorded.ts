import { z } from 'zod';
import example from '../../examples/orders.invoice-recorded.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $Currency, $Day, $HubId, $Key, $Unit } from '../field-schemas.ts';

const $InvoiceLine = z.object({
  id: $HubId('invoiceline'),
  number: $Key,
  /** Null: it names no order line the hub knows. */
  orderLineId: $HubId('orderline').nullable(),
  itemId: $HubId('item').nullable(),
  quantity: $Amount,
  unit: $Unit,
  /** For the whole quantity, in the invoice's currency, without freight and tax (R58). */
  amount: $Amount,
});

/** What a supplier claims, or with a credit memo returns. */
export type InvoiceRecorded = z.infer<typeof $InvoiceRecorded>;
export const $InvoiceRecorded = z.object({
  id: $HubId('invoice'),
  /** The supplier's own; with the supplier it is unique (R55). */
  number: $Key,
  supplierId: $HubId('supplier'),
  invoicedOn: $Day,
  currency: $Currency,
  /** R55: true negates every line. */
  isCreditMemo: z.boolean(),
  /** It was entered and taken back: it claims nothing. */
  cancelled: z.boolean(),
  lines: z.array($InvoiceLine),
});

/** An invoice or credit memo was entered, or taken back. */
export const invoiceRecorded = defineEvent({
  type: 'orders.invoice-recorded',
  version: 1,
  aggregate: 'invoice',
  data: $InvoiceRecorded,
  example,
});
