import { z } from 'zod';
import example from '../../examples/inventory.stock-loaded.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Instant } from '../field-schemas.ts';

/** A facility whose whole stock was read: of an item that nothing was told of there is none. */
export type StockLoaded = z.infer<typeof $StockLoaded>;
export const $StockLoaded = z.object({
  facilityId: $HubId('facility'),
  /** As of when all of it was read for the first time. */
  loadedAt: $Instant,
});

/**
 * All of a facility's stock was read for the first time. Told once a facility, behind all the stock it is about: a consumer of
 * both under one name has the stock when this comes.
 */
export const stockLoaded = defineEvent({
  type: 'inventory.stock-loaded',
  version: 1,
  aggregate: 'facility',
  data: $StockLoaded,
  example,
});
