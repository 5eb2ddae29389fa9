import { sql } from 'drizzle-orm';
import { facility, message } from './ids.ts';
import type { ReconciliationHub } from './reconciliation-hub.ts';

/** Puts a message into the exchange's own tables, as if it had come and been applied. */
export async function keepMessage(
  { hubDb, clock }: ReconciliationHub,
  { key, bytes = 'MSH|…', facilityId = facility('north') }: { key: string; bytes?: string; facilityId?: string },
): Promise<string> {
  const id = message(key);
  const at = clock.now().toString();
  const hash = Buffer.alloc(32, 7);
  await hubDb.execute(sql`
    insert into hub.message (id, sender, sender_name, protocol, message_code, trigger_event, control_id, duplicate_key,
      content_hash, business_key, received_at, last_received_at, state_at, state, is_control_id_reused, facility_id)
    values (${id}, 'lakeside-or', 'Lakeside OR scheduling', 'hl7v2', 'SIU', 'S12', ${key}, ${hash}, ${hash}, 'case:88213',
      ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, 'APPLIED', false, ${facilityId})`);
  await hubDb.execute(sql`
    insert into hub.message_payload (message_id, received_at, bytes, sha256)
    values (${id}, ${at}::timestamptz, ${Buffer.from(bytes, 'latin1')}, ${hash})`);
  return id;
}
