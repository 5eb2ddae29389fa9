import { batchHandler, contractChanged, supplierItemChanged, type EventOf } from '@supply-hub/events';
import { agreedPricesConsumer, keepContracts, keepSupplierItems } from '../db/queries/agreed-prices.ts';
import { notePricesAgain } from '../db/queries/price-checks.ts';

type Told = EventOf<typeof contractChanged | typeof supplierItemChanged>;

/**
 * Contracts and supplier items → what orders are held against. Open orders are looked at again when something else is
 * agreed with their supplier.
 */
export const onAgreedPrices = batchHandler(
  [contractChanged, supplierItemChanged],
  agreedPricesConsumer,
  async (events, { tx }) => {
    const newest = [...new Map(events.map((event: Told) => [event.subject, event] as const)).values()];
    const contracts = newest.flatMap((event) =>
      event.type === 'suppliers.contract-changed' ? [{ version: event.aggregateversion, data: event.data }] : [],
    );
    const items = newest.flatMap((event) =>
      event.type === 'suppliers.supplier-item-changed' ? [{ version: event.aggregateversion, data: event.data }] : [],
    );
    if (items.length > 0) await keepSupplierItems(tx, items);
    const suppliers = contracts.length > 0 ? await keepContracts(tx, contracts) : new Set<string>();
    if (suppliers.size > 0) await notePricesAgain(tx, { suppliers: [...suppliers] });
  },
);
