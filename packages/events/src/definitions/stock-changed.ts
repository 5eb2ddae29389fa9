import { z } from 'zod';
import example from '../../examples/inventory.stock-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Day, $Decimal, $HubId, $Key } from '../field-schemas.ts';

const $StockLot = z.object({
  id: $HubId('lot'),
  locationId: $HubId('location'),
  /** Null: not kept by lot. */
  lot: $Key.nullable(),
  /** R21: the last day it may be used. */
  expiresOn: $Day.nullable(),
  /** R20: breaks the tie between lots that expire together; null: not recorded. */
  receivedOn: $Day.nullable().default(null),
  /** In the item's base unit. Case reservations are not taken off: the cases' own allocation decides those. */
  quantity: $Decimal,
  status: z.enum(['AVAILABLE', 'QUALITY', 'BLOCKED']),
  ownership: z.enum(['OWNED', 'CONSIGNED']),
  /** Who owns consigned stock; null for our own. */
  supplierId: $HubId('supplier').nullable(),
  recalled: z.boolean(),
});

/** All lots of one item at one facility; none when the last is gone. */
export type StockChanged = z.infer<typeof $StockChanged>;
export const $StockChanged = z.object({
  itemId: $HubId('item'),
  facilityId: $HubId('facility'),
  lots: z.array($StockLot),
});

/** What a facility holds of an item is another quantity, lot or state. The aggregate is the pair. */
export const stockChanged = defineEvent({
  type: 'inventory.stock-changed',
  version: 1,
  aggregate: 'stock',
  data: $StockChanged,
  example,
});
