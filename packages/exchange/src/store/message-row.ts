import type { MessageChanged } from '@supply-hub/events';
import { z } from 'zod';

const instant = z.string().transform((text) => Temporal.Instant.from(text.replace(' ', 'T')));

/** A message as it is kept, without its bytes. */
export const $MessageRow = z.object({
  id: z.string(),
  version: z.coerce.number(),
  sender: z.string().nullable(),
  sender_name: z.string().nullable(),
  protocol: z.literal('hl7v2'),
  message_code: z.string().nullable(),
  trigger_event: z.string().nullable(),
  control_id: z.string().nullable(),
  business_key: z.string().nullable(),
  received_at: instant,
  state: z.enum(['RECEIVED', 'APPLIED', 'PARKED', 'REJECTED', 'TEST']),
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
  is_control_id_reused: z.boolean(),
  facility_id: z.string().nullable(),
  about: z.array(z.string()),
});
export type MessageRow = z.infer<typeof $MessageRow>;

/** For logs and events: `SIU^S12`. */
export function typeOf(row: Pick<MessageRow, 'message_code' | 'trigger_event'>): string | null {
  if (row.message_code === null) return null;
  return row.trigger_event === null ? row.message_code : `${row.message_code}^${row.trigger_event}`;
}

/** A message as others are told of it. */
export function toldOf(row: MessageRow): MessageChanged {
  return {
    id: row.id,
    sender: row.sender,
    senderName: row.sender_name,
    protocol: row.protocol,
    messageType: typeOf(row),
    controlId: row.control_id,
    businessKey: row.business_key,
    receivedAt: row.received_at.toString(),
    state: row.state,
    reason: row.reason,
    remedy: row.remedy,
    isControlIdReused: row.is_control_id_reused,
    facilityId: row.facility_id,
    about: row.about,
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
    settledAt: row.received_at.toString(),
    sentAt: null,
    acknowledgedAt: null,
  };
}
