import { z } from 'zod';
import example from '../../examples/inventory.stock-alert-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Day, $Decimal, $HubId, $Instant, $Key, $Unit } from '../field-schemas.ts';

/** Something about the stock a person should know, as it stands. Its words are read where it is kept. */
export type StockAlertChanged = z.infer<typeof $StockAlertChanged>;
export const $StockAlertChanged = z.object({
  id: $HubId('stockalert'),
  /** A kind is only ever added. */
  kind: $Key,
  /** ESCALATED: worse than it was. RAISED also when it is less bad again. */
  state: z.enum(['RAISED', 'ESCALATED', 'CLEARED']),
  severity: z.enum(['NOTICE', 'WARNING', 'CRITICAL']),
  facilityId: $HubId('facility'),
  /** Null: it is about no one item, lot, place. */
  itemId: $HubId('item').nullable(),
  lotId: $HubId('lot').nullable(),
  locationId: $HubId('location').nullable(),
  lot: $Key.nullable(),
  expiresOn: $Day.nullable(),
  /** What there is, in `unit`, the item's base unit; null: it is about no quantity. */
  quantity: $Decimal.nullable(),
  /** What there should be more than; null: nothing is set, or it is about no such thing. */
  threshold: $Decimal.nullable(),
  unit: $Unit.nullable(),
  /** Cases that have some of it kept, or lack some of it. */
  caseIds: z.array($HubId('case')),
  raisedAt: $Instant,
  /** When it last became worse; null: it never did. */
  escalatedAt: $Instant.nullable(),
  /** Null: it stands. */
  clearedAt: $Instant.nullable(),
});

/** A stock alert was raised, became worse or less bad, or is over. */
export const stockAlertChanged = defineEvent({
  type: 'inventory.stock-alert-changed',
  version: 1,
  aggregate: 'stockalert',
  data: $StockAlertChanged,
  example,
});
