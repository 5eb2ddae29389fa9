import { handler, purchaseOrderChanged } from '@supply-hub/events';
import { addReach } from '../db/queries/supplier-reach.ts';

/** What was ordered from a supplier, it may see (R72). */
export const onPurchaseOrderChanged = handler(
  purchaseOrderChanged,
  'items.reach-of-purchase-orders',
  async ({ data }, { tx }) =>
    addReach(
      tx,
      data.supplierId,
      data.lines.flatMap(({ itemId }) => itemId ?? []),
    ),
);
