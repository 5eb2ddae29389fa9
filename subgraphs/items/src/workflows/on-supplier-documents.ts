import { batchHandler, purchaseOrderChanged, supplierItemChanged } from '@supply-hub/events';
import { addReach } from '../db/queries/supplier-reach.ts';

/**
 * What a supplier sells, and what was ordered from it, it may see (R72). One consumer for both: they write the same
 * rows, and two that did so in their own orders would wait for each other.
 */
export const onSupplierDocuments = batchHandler(
  [supplierItemChanged, purchaseOrderChanged],
  'items.supplier-reach',
  (events, { tx }) =>
    addReach(
      tx,
      events.map(({ type, data }) => ({
        supplierId: data.supplierId,
        itemIds:
          type === 'suppliers.supplier-item-changed' ? [data.itemId] : data.lines.flatMap(({ itemId }) => itemId ?? []),
      })),
    ),
);
