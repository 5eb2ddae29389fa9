import { z } from 'zod';
import example from '../../examples/orders.quarantine-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $HubId, $Key } from '../field-schemas.ts';

/**
 * HELD: until a person decides. TO_RETURN: a person refused it, and it is still there. RELEASED: a person approved it, it
 * went back, or it turned out to be what was ordered.
 */
export const quarantineStates = ['HELD', 'TO_RETURN', 'RELEASED'] as const;

/** What came instead of what was ordered before anybody approved it (R42): of one lot at one facility. */
export type QuarantineChanged = z.infer<typeof $QuarantineChanged>;
export const $QuarantineChanged = z.object({
  id: $HubId('quarantine'),
  orderId: $HubId('order'),
  orderNumber: $Key,
  orderLineId: $HubId('orderline'),
  supplierId: $HubId('supplier'),
  substitutionId: $HubId('substitution'),
  /** What it was received as, and is in stock as. */
  itemId: $HubId('item'),
  facilityId: $HubId('facility'),
  /** Null: it is not kept by lot. */
  lot: $Key.nullable(),
  /** In that item's base unit. Of a lot with a number all there is of it counts. */
  quantity: $Amount,
  state: z.enum(quarantineStates),
});

/** Something that came is not to be used, or is again. */
export const quarantineChanged = defineEvent({
  type: 'orders.quarantine-changed',
  version: 1,
  aggregate: 'quarantine',
  data: $QuarantineChanged,
  example,
});
