import { z } from 'zod';
import example from '../../examples/orders.substitution-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $HubId, $Key, $Unit } from '../field-schemas.ts';

/** REQUESTED: waits for a person. WITHDRAWN: the supplier asks for it no more. */
export const substitutionStates = ['REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN'] as const;

/** A supplier's wish to send another part than was ordered (R42). */
export type SubstitutionChanged = z.infer<typeof $SubstitutionChanged>;
export const $SubstitutionChanged = z.object({
  id: $HubId('substitution'),
  orderId: $HubId('order'),
  orderNumber: $Key,
  orderLineId: $HubId('orderline'),
  /** What was ordered; null: free text, or a part the hub cannot match to an item. */
  itemId: $HubId('item').nullable(),
  facilityId: $HubId('facility').nullable(),
  supplierId: $HubId('supplier'),
  /** What would come; null: the hub knows no such item. An approved one is always known. */
  substituteItemId: $HubId('item').nullable(),
  /** The part number as the supplier sent it; null: it named none. */
  substitutePart: $Key.nullable(),
  /** How much of what was ordered it takes the place of, in `unit`, that item's base unit. */
  baseQuantity: $Amount,
  unit: $Unit,
  /** Base units of the substitute that take the place of one of what was ordered. */
  factor: $Amount,
  state: z.enum(substitutionStates),
  /** It came before anybody approved it: it is not to be used until somebody does. */
  isQuarantined: z.boolean(),
  /** A token's subject; null while nobody has decided. */
  decidedBy: z.string().nullable(),
});

/** A supplier asks to send something else, takes that back, or a person decides. */
export const substitutionChanged = defineEvent({
  type: 'orders.substitution-changed',
  version: 1,
  aggregate: 'substitution',
  data: $SubstitutionChanged,
  example,
});
