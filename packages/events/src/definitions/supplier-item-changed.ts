import { z } from 'zod';
import example from '../../examples/suppliers.supplier-item-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Key } from '../field-schemas.ts';

/** How one supplier sells one item. */
export type SupplierItemChanged = z.infer<typeof $SupplierItemChanged>;
export const $SupplierItemChanged = z.object({
  id: $HubId('supplieritem'),
  supplierId: $HubId('supplier'),
  itemId: $HubId('item'),
  /** The supplier's own; null: no document names one. */
  partNumber: $Key.nullable(),
});

/** A supplier sells an item it did not, or under another part number. */
export const supplierItemChanged = defineEvent({
  type: 'suppliers.supplier-item-changed',
  version: 1,
  aggregate: 'supplieritem',
  data: $SupplierItemChanged,
  example,
});
