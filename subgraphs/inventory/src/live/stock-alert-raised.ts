import { stockAlertChanged } from '@supply-hub/events';
import { isVisibleTo, liveField, passes } from '@supply-hub/subgraph-kit';
import type { InventoryContext } from '../context.ts';
import { atLeast, type StockAlert } from '../domain/stock-alert/stock-alert.ts';
import type { SubscriptionStockAlertRaisedArgs } from '../generated/graphql.ts';

export interface AlertChange {
  readonly stockAlert: StockAlert;
  readonly changedAt: string;
}

/** What about the stock a person should know, whenever it is another. */
export const stockAlertRaised = liveField<
  InventoryContext,
  typeof stockAlertChanged,
  Partial<SubscriptionStockAlertRaisedArgs>
>({
  definition: stockAlertChanged,
  concerns({ event: { data } }, { facilityIds, itemIds, kinds, minimumSeverity }, viewer) {
    return (
      isVisibleTo(viewer, { facilityIds: [data.facilityId], supplierIds: [] }) &&
      passes(facilityIds, data.facilityId) &&
      passes(itemIds, data.itemId) &&
      passes(kinds, data.kind) &&
      (!minimumSeverity || atLeast(minimumSeverity).includes(data.severity))
    );
  },
  async load({ event: { data, time } }, { loaders }): Promise<AlertChange | null> {
    const stockAlert = await loaders.alert.load(data.id);
    return stockAlert === null ? null : { stockAlert, changedAt: time.toString() };
  },
});
