import type { Random } from '../../generate/random.ts';
import { fromUnits, toUnits } from '../../store/fixed-decimal.ts';
import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import type { AnswerRates } from '../../suppliers/answers/answer-rates.ts';
import { createConfirmation } from '../documents/orders.ts';
import { given } from '../documents/read-entity.ts';

/**
 * A clerk enters what a supplier without EDI has said of an order by telephone or mail: most as ordered, some late,
 * less, or not at all. Returns the confirmation's number.
 */
export function confirmOrder(draft: Draft, order: string, rates: AnswerRates, random: Random): string {
  const items = draft
    .where('PurchaseOrderItem', 'PurchaseOrder', order)
    .filter((item) => given(item, 'PurchasingDocumentDeletionCode') === '')
    .toSorted((a, b) => Number(a['PurchaseOrderItem']) - Number(b['PurchaseOrderItem']));
  const { row } = createConfirmation(draft, {
    SuplrConfRefPurchaseOrder: order,
    SuplrConfExternalReference: `SO-${order.slice(-6)}`,
    _SupplierConfirmationItemTP: items.map((item) => confirmedItem(draft, item, rates, random)),
  });
  return given(row, 'SupplierConfirmation');
}

function confirmedItem(draft: Draft, item: Row, rates: AnswerRates, random: Random): Row {
  const wanted = draft
    .where('PurchaseOrderScheduleLine', 'PurchaseOrder', item['PurchaseOrder'])
    .find((line) => line['PurchaseOrderItem'] === item['PurchaseOrderItem']);
  const on = Temporal.PlainDate.from(given(wanted ?? {}, 'ScheduleLineDeliveryDate'));
  const later = on.add({ days: random.int(2, 10) });
  const ordered = toUnits(given(item, 'OrderQuantity'), 3) ?? 0n;
  const half = (ordered / 2000n) * 1000n;
  let draw = random.next();
  const falls = (rate: number): boolean => {
    draw -= rate;
    return draw < 0;
  };
  const isRejected = falls(rates.rejected);
  let said: [bigint, Temporal.PlainDate][] = [[isRejected ? 0n : ordered, on]];
  if (!isRejected && falls(rates.late)) said = [[ordered, later]];
  else if (!isRejected && half > 0n && falls(rates.short)) said = [[half, on]];
  else if (!isRejected && half > 0n && falls(rates.backordered)) {
    said = [
      [half, on],
      [ordered - half, later],
    ];
  }
  return {
    SuplrConfRefPurchaseOrderItem: item['PurchaseOrderItem'],
    SupplierConfirmedNetPrice: given(item, 'NetPriceAmount'),
    SuplrConfNetPriceQuantity: given(item, 'NetPriceQuantity') || '1',
    SuplrConfOrderPriceUnit: given(item, 'OrderPriceUnit'),
    ItemIsRejectedBySupplier: isRejected,
    _SupplierConfirmationLineTP: said.map(([units, date]) => ({
      DeliveryDate: date.toString(),
      ConfirmedQuantity: fromUnits(units, 3),
      PurchaseOrderQuantityUnit: item['PurchaseOrderQuantityUnit'],
    })),
  };
}
