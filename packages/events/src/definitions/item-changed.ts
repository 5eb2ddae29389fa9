import { z } from 'zod';
import example from '../../examples/items.item-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Gtin, $HubId, $Key, $Unit } from '../field-schemas.ts';

/** A line of the hospital's item master. */
export type ItemChanged = z.infer<typeof $ItemChanged>;
export const $ItemChanged = z.object({
  id: $HubId('item'),
  number: $Key,
  /** Null: the item master has no words for it. */
  description: z.string().nullable(),
  /** R1: the smallest unit the item is stocked in. */
  baseUnit: $Unit,
  lotControlled: z.boolean(),
  serialControlled: z.boolean(),
  /** Every packaging level of every product that serves the item. */
  gtins: z.array($Gtin),
  /** Base units in one of each other unit the item master knows: a reduced ratio of whole numbers (R1). */
  units: z
    .array(
      z.object({ unit: $Unit, numerator: z.string().regex(/^[1-9]\d*$/), denominator: z.string().regex(/^[1-9]\d*$/) }),
    )
    .default([]),
});

/** The item master has a new line, or a line says something else. */
export const itemChanged = defineEvent({
  type: 'items.item-changed',
  version: 1,
  aggregate: 'item',
  data: $ItemChanged,
  example,
});
