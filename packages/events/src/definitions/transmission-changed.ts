import { z } from 'zod';
import example from '../../examples/orders.transmission-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Key } from '../field-schemas.ts';

/** What became of sending an order to its supplier's trading partner. */
export type TransmissionChanged = z.infer<typeof $TransmissionChanged>;
export const $TransmissionChanged = z.object({
  id: $HubId('transmission'),
  orderId: $HubId('order'),
  orderNumber: $Key,
  supplierId: $HubId('supplier'),
  /** The partner's slug. */
  partner: $Key,
  /** Null: for several facilities, or for none the hub knows. */
  facilityId: $HubId('facility').nullable(),
  /** The message it left in; null: it has not. */
  messageId: $HubId('message').nullable(),
  /** Why it cannot be sent, and what to do; null when nothing stands in the way, or it is not to be sent any more. */
  problem: z.object({ reason: z.string(), remedy: z.string() }).nullable(),
});

/** An order was queued for its trading partner, cannot be, or is no longer to be. */
export const transmissionChanged = defineEvent({
  type: 'orders.transmission-changed',
  version: 1,
  aggregate: 'transmission',
  data: $TransmissionChanged,
  example,
});
