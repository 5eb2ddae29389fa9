import { handler, supplierItemChanged } from '@supply-hub/events';
import { addReach } from '../db/queries/supplier-reach.ts';

/** What a supplier sells, it may see (R72). */
export const onSupplierItemChanged = handler(
  supplierItemChanged,
  'items.reach-of-supplier-items',
  async ({ data }, { tx }) => addReach(tx, data.supplierId, [data.itemId]),
);
