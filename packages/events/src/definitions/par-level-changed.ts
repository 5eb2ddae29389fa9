import { z } from 'zod';
import example from '../../examples/inventory.par-level-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Amount, $HubId, $Unit } from '../field-schemas.ts';

/** What one facility is to hold of one item. */
export type ParLevelChanged = z.infer<typeof $ParLevelChanged>;
export const $ParLevelChanged = z.object({
  id: $HubId('parlevel'),
  itemId: $HubId('item'),
  facilityId: $HubId('facility'),
  /** The item's base unit, in which all its quantities are. */
  unit: $Unit,
  /** Order when stock is at or below; null: whenever it is below `fillTo`. */
  reorderPoint: $Amount.nullable(),
  /** Fill up to; null: nothing is filled up. */
  fillTo: $Amount.nullable(),
  safetyStock: $Amount.nullable(),
  /** Its system has it no more. */
  isGone: z.boolean(),
});

/** A par level or reorder point was set, changed or taken away. */
export const parLevelChanged = defineEvent({
  type: 'inventory.par-level-changed',
  version: 1,
  aggregate: 'parlevel',
  data: $ParLevelChanged,
  example,
});
