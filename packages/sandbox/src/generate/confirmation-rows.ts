import type { Calendar } from './calendar.ts';
import type { AgreedPrice } from './contract-rows.ts';
import { add, amountText, type Tables } from './plan.ts';
import type { Random } from './random.ts';

/** What a supplier promised for one order line; now and then less than was ordered, or nothing. */
export function addConfirmationLine(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  entry: {
    order: string;
    line: string;
    confirmation: string;
    index: number;
    price: AgreedPrice;
    quantity: number;
    promisedOn: number;
  },
): void {
  const item = String(entry.index + 1);
  const isRejected = random.chance(0.01);
  add(tables, 'ConfirmationItem', {
    SupplierConfirmation: entry.confirmation,
    SupplierConfirmationItem: item,
    SuplrConfRefPurchaseOrder: entry.order,
    SuplrConfRefPurchaseOrderItem: entry.line,
    SupplierConfirmedNetPrice: amountText(entry.price.amountE4),
    ItemIsRejectedBySupplier: isRejected,
    SuplrConfNetPriceQuantity: String(entry.price.priceUnit),
    SuplrConfOrderPriceUnit: entry.price.unit,
  });
  // A few confirm less than was ordered: the rest is open without a promise.
  const short = entry.quantity > 3 && random.chance(0.06) ? 1 : 0;
  add(tables, 'ConfirmationLine', {
    SupplierConfirmation: entry.confirmation,
    SupplierConfirmationItem: item,
    SupplierConfirmationLine: '1',
    DeliveryDate: calendar.date(entry.promisedOn),
    ConfirmedQuantity: `${isRejected ? 0 : entry.quantity - short}.000`,
    PurchaseOrderQuantityUnit: entry.price.unit,
    SupplierConfirmationExtNumber: `SO-${entry.order.slice(-5)}`,
  });
}
