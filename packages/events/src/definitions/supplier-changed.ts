import { z } from 'zod';
import example from '../../examples/suppliers.supplier-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Gln, $HubId, $Key } from '../field-schemas.ts';

/** Somebody the group pays. */
export type SupplierChanged = z.infer<typeof $SupplierChanged>;
export const $SupplierChanged = z.object({
  id: $HubId('supplier'),
  number: $Key,
  name: z.string(),
  gln: $Gln.nullable(),
  /** Nothing may be ordered from a blocked supplier. */
  blocked: z.boolean(),
});

/** The supplier master has a new entry, or an entry says something else. */
export const supplierChanged = defineEvent({
  type: 'suppliers.supplier-changed',
  version: 1,
  aggregate: 'supplier',
  data: $SupplierChanged,
  example,
});
