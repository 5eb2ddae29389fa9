import { z } from 'zod';
import example from '../../examples/exchange.message-changed.v2.json' with { type: 'json' };
import { defineEvent, upcaster } from '../define-event.ts';
import { $HubId, $Instant, $Key } from '../field-schemas.ts';

/**
 * What becomes of a message that came: RECEIVED: stored, and acknowledged. ROUTED: on its way through what takes it.
 * APPLIED: had its effect, or needed none. PARKED: waits for a person. DUPLICATE: came before (R46, R48, R69), without an
 * effect. REJECTED: refused, and never processed. TEST: flagged as no production message, kept without an effect (R46).
 *
 * Of one that is sent: QUEUED. SENT: the partner's side took its bytes. ACKNOWLEDGED: the partner can read it (R44: no
 * more than that). REJECTED: the partner cannot. OVERDUE: nobody has acknowledged it in time. HELD: is not sent until a
 * person does something.
 */
export const messageStates = [
  'RECEIVED',
  'ROUTED',
  'APPLIED',
  'PARKED',
  'DUPLICATE',
  'REJECTED',
  'TEST',
  'QUEUED',
  'SENT',
  'ACKNOWLEDGED',
  'OVERDUE',
  'HELD',
] as const;

const $Version1 = z.object({
  id: $HubId('message'),
  /** The sender's id in hub.yaml, a partner's slug; null: nobody the hub knows, or the hub itself. */
  sender: $Key.nullable(),
  /** The sender's name, for people. */
  senderName: z.string().nullable(),
  protocol: z.enum(['hl7v2']),
  /** `SIU^S12`, `855`; `X12` of an interchange; null where it could not be read. */
  messageType: z.string().nullable(),
  /** MSH-10, ST02, of an interchange ISA13. */
  controlId: z.string().nullable(),
  /** What its order is kept by: `case:88213`, `po:4500017`; null where it has none. */
  businessKey: z.string().nullable(),
  /** When it came; of one that is sent, when it was queued. */
  receivedAt: $Instant,
  state: z.enum(['RECEIVED', 'APPLIED', 'PARKED', 'REJECTED', 'TEST']),
  /** Why it is parked, refused, held or a duplicate, in a sentence a person can act on. */
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
  /** Its control id named another message before (R69, R46). */
  isControlIdReused: z.boolean(),
  /** Where it belongs, as far as known: decides who may see it. */
  facilityId: $HubId('facility').nullable(),
  /** What it is about or has changed: hub ids. */
  about: z.array(z.string()),
});

/** One message as the exchange keeps it; nothing of what it says. */
export type MessageChanged = z.infer<typeof $MessageChanged>;
export const $MessageChanged = $Version1.extend({
  direction: z.enum(['IN', 'OUT']),
  protocol: z.enum(['hl7v2', 'x12']),
  state: z.enum(messageStates),
  /** The trading partner's slug, and its name; null: none the hub knows, or an HL7 message. */
  partner: $Key.nullable(),
  partnerName: z.string().nullable(),
  /** ST01, `TA1`; null of HL7 messages and of interchanges. */
  documentType: z.string().nullable(),
  /** The business number in it: PO, shipment or invoice number. */
  documentNumber: z.string().nullable(),
  /** The interchange it came in; null of interchanges, of HL7 messages and of what is sent. */
  parentId: $HubId('message').nullable(),
  /** The message it repeats. */
  duplicateOf: $HubId('message').nullable(),
  interchangeControl: z.string().nullable(),
  groupControl: z.string().nullable(),
  setControl: z.string().nullable(),
  /** The transport's name in the partner's profile; `mllp` of HL7. */
  via: z.string().nullable(),
  /** How often its content came: 1, and one more for each repetition that was suppressed. */
  timesReceived: z.int().positive(),
  /** What kind of trouble it is: `UNKNOWN_ORDER`, `UNKNOWN_ITEM` …; null when nothing is known beside the sentence. */
  code: z.string().nullable(),
  /** The keys nobody has given a meaning yet. */
  wants: z.array(
    z.object({
      kind: z.enum(['ITEM', 'SUPPLIER', 'LOCATION', 'UNIT']),
      key: z.string(),
      facts: z.record(z.string(), z.string()),
    }),
  ),
  /** What was due from the partner and has not come: acknowledgements of one that was sent. */
  overdue: z.array(z.enum(['997', '855', '856'])),
  supplierId: $HubId('supplier').nullable(),
  /** Which part of the hub takes it; null while nobody was found. */
  route: z.string().nullable(),
  /** When it came to its state of now. */
  settledAt: $Instant,
  sentAt: $Instant.nullable(),
  acknowledgedAt: $Instant.nullable(),
});

/** A message was taken, applied, parked, refused, re-driven, sent, acknowledged, or is overdue. */
export const messageChanged = defineEvent({
  type: 'exchange.message-changed',
  version: 2,
  aggregate: 'message',
  data: $MessageChanged,
  example,
  upcasters: {
    1: upcaster($Version1, (older): MessageChanged => ({
      ...older,
      direction: 'IN',
      partner: null,
      partnerName: null,
      documentType: null,
      documentNumber: null,
      parentId: null,
      duplicateOf: null,
      interchangeControl: null,
      groupControl: null,
      setControl: null,
      via: 'mllp',
      timesReceived: 1,
      code: null,
      wants: [],
      overdue: [],
      supplierId: null,
      route: null,
      // It said no more exactly when; the message and its effect were at most minutes apart.
      settledAt: older.receivedAt,
      sentAt: null,
      acknowledgedAt: null,
    })),
  },
});
