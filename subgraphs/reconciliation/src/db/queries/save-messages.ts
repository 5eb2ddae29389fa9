import type { MessageChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';

/** A message as the exchange tells of it, and which telling that is. */
export interface ToldMessage {
  readonly version: number;
  readonly data: MessageChanged;
}

/**
 * Keeps what the exchange says of messages, in one statement; each is told of once.
 * @returns the ids of those of which nothing as new was kept before
 */
export async function saveMessages(tx: Tx, told: readonly ToldMessage[]): Promise<Set<string>> {
  const rows = told.map(({ version, data }) => ({
    id: data.id,
    version,
    sender: data.sender,
    sender_name: data.senderName,
    protocol: data.protocol,
    message_type: data.messageType,
    control_id: data.controlId,
    business_key: data.businessKey,
    received_at: data.receivedAt,
    state: data.state,
    reason: data.reason,
    remedy: data.remedy,
    is_control_id_reused: data.isControlIdReused,
    about: data.about,
    facility_ids: data.facilityId === null ? [] : [data.facilityId],
  }));
  const saved = await tx.execute<{ id: string }>(sql`
    insert into reconciliation.message as held (id, version, sender, sender_name, protocol, message_type, control_id,
      business_key, received_at, state, reason, remedy, is_control_id_reused, about, facility_ids, supplier_ids)
    select id, version, sender, sender_name, protocol, message_type, control_id,
      business_key, received_at, state, reason, remedy, is_control_id_reused, about, facility_ids, '{}'
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as (id text, version bigint, sender text,
      sender_name text, protocol text, message_type text, control_id text, business_key text, received_at timestamptz,
      state text, reason text, remedy text, is_control_id_reused boolean, about text[], facility_ids text[]))
      with ordinality as told
    order by ordinality
    on conflict (id) do update set version = excluded.version, sender = excluded.sender,
      sender_name = excluded.sender_name, message_type = excluded.message_type, control_id = excluded.control_id,
      business_key = excluded.business_key, received_at = excluded.received_at, state = excluded.state,
      reason = excluded.reason, remedy = excluded.remedy, is_control_id_reused = excluded.is_control_id_reused,
      about = excluded.about, facility_ids = excluded.facility_ids
    where held.version < excluded.version
    returning id`);
  return new Set(saved.map(({ id }) => id));
}
