import { batchHandler, purchaseOrderChanged } from '@supply-hub/events';
import { Decimal } from '@supply-hub/quantities';
import { savePurchaseOrders } from '../db/queries/purchase-orders.ts';

/** Orders → what a document about one is worth. A consumer of its own: it begins with all orders there ever were. */
export const onOrders = batchHandler(purchaseOrderChanged, 'reconciliation.orders', async (events, { tx }) => {
  const latest = new Map(events.map((event) => [event.subject, event]));
  await savePurchaseOrders(
    tx,
    [...latest.values()].map(({ aggregateversion: version, data: { id, number, supplierId, lines } }) => ({
      id,
      version,
      number,
      supplierId,
      ...worthOf(lines.filter(({ cancelled }) => !cancelled)),
    })),
  );
});

function worthOf(
  lines: readonly { readonly quantity: string; readonly unitPrice: string; readonly currency: string }[],
) {
  const currencies = new Set(lines.map(({ currency }) => currency));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) return { value: null, currency: null };
  const value = lines.reduce(
    (sum, { quantity, unitPrice }) => sum.plus(Decimal.of(quantity).times(Decimal.of(unitPrice))),
    Decimal.zero,
  );
  return { value: value.toString(), currency };
}
