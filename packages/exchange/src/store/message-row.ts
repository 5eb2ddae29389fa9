import { messageStates, type MessageChanged } from '@supply-hub/events';
import { $CrosswalkWant } from '@supply-hub/crosswalk';
import { z } from 'zod';

const $Instant = z.string().transform((text) => Temporal.Instant.from(text.replace(' ', 'T')));

/** What the envelope of a set says and its reader needs. */
export const $Envelope = z.object({
  separators: z.object({
    element: z.string(),
    component: z.string(),
    repetition: z.string().nullable(),
    segment: z.string(),
    isWrapped: z.literal(true).exactOptional(),
  }),
  version: z.string(),
  sentAt: z.string().nullable(),
  /** Of a TA1, which is no set: what it says. */
  ta1: z
    .object({ controlNumber: z.string(), date: z.string(), time: z.string(), result: z.string(), note: z.string() })
    .optional(),
});
export type Envelope = z.infer<typeof $Envelope>;

/** A message as it is kept, without its bytes. */
export const $MessageRow = z.object({
  id: z.string(),
  version: z.coerce.number(),
  direction: z.enum(['IN', 'OUT']),
  /** The sender's id in hub.yaml, or a partner's slug. */
  sender: z.string().nullable(),
  sender_name: z.string().nullable(),
  partner: z.string().nullable(),
  partner_name: z.string().nullable(),
  protocol: z.enum(['hl7v2', 'x12']),
  message_code: z.string().nullable(),
  trigger_event: z.string().nullable(),
  control_id: z.string().nullable(),
  business_key: z.string().nullable(),
  parent_id: z.string().nullable(),
  interchange_control: z.string().nullable(),
  group_control: z.string().nullable(),
  set_control: z.string().nullable(),
  functional_id: z.string().nullable(),
  document_type: z.string().nullable(),
  document_number: z.string().nullable(),
  duplicate_of: z.string().nullable(),
  via: z.string().nullable(),
  /** Over whose transport it came: the slug, of an interchange that is in trouble perhaps another's than it names. */
  arrived_from: z.string().nullable(),
  envelope: z.unknown(),
  is_test: z.boolean(),
  progress: z.unknown(),
  route: z.string().nullable(),
  supplier_id: z.string().nullable(),
  code: z.string().nullable(),
  wants: z.array($CrosswalkWant),
  received_at: $Instant,
  times_received: z.number(),
  state: z.enum(messageStates),
  state_at: $Instant,
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
  is_control_id_reused: z.boolean(),
  facility_id: z.string().nullable(),
  about: z.array(z.string()),
  attempts: z.number(),
  sent_at: $Instant.nullable(),
  acknowledged_at: $Instant.nullable(),
  overdue: z.array(z.enum(['997', '855', '856'])),
});
export type MessageRow = z.infer<typeof $MessageRow>;

/** Whether it is an interchange: what holds sets, and is no document itself. */
export function isInterchange(row: Pick<MessageRow, 'protocol' | 'direction' | 'document_type'>): boolean {
  return row.protocol === 'x12' && row.direction === 'IN' && row.document_type === null;
}

/** For logs and events: `SIU^S12`, `855`, `X12` of an interchange. */
export function typeOf(
  row: Pick<MessageRow, 'protocol' | 'document_type' | 'message_code' | 'trigger_event'>,
): string | null {
  if (row.protocol === 'x12') return row.document_type ?? 'X12';
  if (row.message_code === null) return null;
  return row.trigger_event === null ? row.message_code : `${row.message_code}^${row.trigger_event}`;
}

/** A message as others are told of it. */
export function toldOf(row: MessageRow): MessageChanged {
  return {
    id: row.id,
    direction: row.direction,
    sender: row.sender,
    senderName: row.sender_name,
    partner: row.partner,
    partnerName: row.partner_name,
    protocol: row.protocol,
    messageType: typeOf(row),
    documentType: row.document_type,
    documentNumber: row.document_number,
    controlId: row.control_id ?? row.set_control ?? row.interchange_control,
    interchangeControl: row.interchange_control,
    groupControl: row.group_control,
    setControl: row.set_control,
    businessKey: row.business_key,
    parentId: row.parent_id,
    duplicateOf: row.duplicate_of,
    via: row.via ?? (row.protocol === 'hl7v2' ? 'mllp' : null),
    receivedAt: row.received_at.toString(),
    timesReceived: row.times_received,
    state: row.state,
    reason: row.reason,
    remedy: row.remedy,
    code: row.code,
    wants: row.wants.map(({ kind, key, facts }) => ({
      kind,
      key,
      facts: Object.fromEntries(
        Object.entries(facts).flatMap(([name, fact]) => (fact === undefined ? [] : [[name, fact]])),
      ),
    })),
    overdue: row.overdue,
    isControlIdReused: row.is_control_id_reused,
    facilityId: row.facility_id,
    supplierId: row.supplier_id,
    route: row.route,
    about: row.about,
    settledAt: row.state_at.toString(),
    sentAt: row.sent_at?.toString() ?? null,
    acknowledgedAt: row.acknowledged_at?.toString() ?? null,
  };
}
