import { handler, purchaseOrderChanged, supplierItemChanged } from '@supply-hub/events';
import { addReach } from '../db/queries/supplier-reach.ts';

/**
 * What a supplier sells, and what was ordered from it, it may see (R72). One consumer for both: they write the same
 * rows, and two that did so in their own orders would wait for each other.
 */
export const onSupplierDocuments = handler(
  [supplierItemChanged, purchaseOrderChanged],
  'items.supplier-reach',
  async (event, { tx }) => {
    const { supplierId } = event.data;
    const itemIds =
      event.type === 'suppliers.supplier-item-changed'
        ? [event.data.itemId]
        : event.data.lines.flatMap(({ itemId }) => itemId ?? []);
    await addReach(tx, supplierId, itemIds);
  },
);
