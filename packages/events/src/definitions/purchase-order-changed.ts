import { Decimal, Rational } from '@supply-hub/quantities';
import { z } from 'zod';
import example from '../../examples/orders.purchase-order-changed.v2.json' with { type: 'json' };
import { defineEvent, upcaster } from '../define-event.ts';
import { $Amount, $Currency, $Day, $HubId, $Key, $Status, $Unit } from '../field-schemas.ts';

const $Promise1 = z.object({
  on: $Day,
  /** In the line's unit. */
  quantity: $Amount,
  /** The supplier said so (an 855 or the ERP's confirmation); false: only our own schedule. */
  confirmed: z.boolean(),
});

const $Promise = $Promise1.extend({
  /** In the base unit of the item that comes; null where no factor was known. */
  baseQuantity: $Amount.nullable(),
  /** The substitute that comes in the place of the line's item, approved by a person (R42); null: what was ordered. */
  itemId: $HubId('item').nullable(),
});

const $OrderLine1 = z.object({
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
  /** Open deliveries that have a day, soonest first. What the supplier refused or the hospital cancelled is in none. */
  promises: z.array($Promise1),
  cancelled: z.boolean(),
  contractId: $HubId('contract').nullable(),
  requisitionLineId: $HubId('requisitionline').nullable(),
});

const $OrderLine = $OrderLine1.extend({ promises: z.array($Promise) });

/** One order to one supplier. */
export type PurchaseOrderChanged = z.infer<typeof $PurchaseOrderChanged>;
const $Version1 = z.object({
  id: $HubId('order'),
  number: $Key,
  supplierId: $HubId('supplier'),
  status: $Status,
  orderedOn: $Day,
  lines: z.array($OrderLine1),
});
export const $PurchaseOrderChanged = $Version1.extend({ lines: z.array($OrderLine) });

/** An order was placed, or anything on it changed: a promise, a quantity, a receipt, its state. */
export const purchaseOrderChanged = defineEvent({
  type: 'orders.purchase-order-changed',
  version: 2,
  aggregate: 'order',
  data: $PurchaseOrderChanged,
  example,
  upcasters: {
    1: upcaster($Version1, ({ lines, ...order }): PurchaseOrderChanged => ({
      ...order,
      lines: lines.map((line) => ({
        ...line,
        promises: line.promises.map((promise) => ({ ...promise, baseQuantity: inBase(line, promise), itemId: null })),
      })),
    })),
  },
});

/** What a promise was in base units, by the line's own factor. */
function inBase(
  { quantity, baseQuantity }: z.infer<typeof $OrderLine1>,
  promise: z.infer<typeof $Promise1>,
): string | null {
  if (baseQuantity === null || Decimal.of(quantity).sign === 0) return null;
  const factor = Rational.ofTexts(baseQuantity, quantity);
  return Decimal.of(promise.quantity).toRational().times(factor).toDecimal()?.toString() ?? null;
}
