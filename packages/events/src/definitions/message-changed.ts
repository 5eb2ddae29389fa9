import { z } from 'zod';
import example from '../../examples/exchange.message-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Instant, $Key } from '../field-schemas.ts';

/** One message as the exchange keeps it; nothing of what it says. */
export type MessageChanged = z.infer<typeof $MessageChanged>;
export const $MessageChanged = z.object({
  id: $HubId('message'),
  /** The sender's id in hub.yaml; null: nobody the hub knows. */
  sender: $Key.nullable(),
  /** The sender's name, for people. */
  senderName: z.string().nullable(),
  protocol: z.enum(['hl7v2']),
  /** `SIU^S12`; null where it could not be read. */
  messageType: z.string().nullable(),
  controlId: z.string().nullable(),
  /** What its order is kept by: `case:88213`; null where it has none. */
  businessKey: z.string().nullable(),
  receivedAt: $Instant,
  /**
   * RECEIVED: stored and answered. APPLIED: had its effect, or needed none. PARKED: waits for a person. REJECTED: answered
   * AE or AR, and never processed. TEST: flagged as no production message, kept and not applied (R46).
   */
  state: z.enum(['RECEIVED', 'APPLIED', 'PARKED', 'REJECTED', 'TEST']),
  /** Why it is parked or rejected, in a sentence a person can act on. */
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
  /** Its control id named another message before (R69). */
  isControlIdReused: z.boolean(),
  /** Where it belongs, as far as known: decides who may see it. */
  facilityId: $HubId('facility').nullable(),
  /** What it is about or has changed: hub ids. */
  about: z.array(z.string()),
});

/** A message was applied, parked, rejected, or re-driven. */
export const messageChanged = defineEvent({
  type: 'exchange.message-changed',
  version: 1,
  aggregate: 'message',
  data: $MessageChanged,
  example,
});
