import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { MessageFacts } from '../../domain/supply-exception.ts';

/** A sender, and a type of message it sends; null: one that could not be read. */
export interface SenderType {
  readonly sender: string;
  readonly messageType: string | null;
}

/** A sender's last message of all, or of one type; of a type that could not be read, its last of all. */
export interface Latest extends SenderType {
  readonly ofType: boolean;
  readonly message: MessageFacts;
}

/** The last messages of senders and their types, in one statement. */
export async function latestOfSenders(tx: Tx, asked: readonly SenderType[]): Promise<readonly Latest[]> {
  if (asked.length === 0) return [];
  return tx.execute<{ sender: string; messageType: string | null; ofType: boolean; message: MessageFacts }>(sql`
    with told as materialized (
      select distinct sender, "messageType" from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
        as told(sender text, "messageType" text)
    ), judged as (
      select sender, "messageType", true as "ofType" from told
      union select sender, null, false from told
    )
    select judged.*, jsonb_build_object('id', last.id, 'state', last.state, 'sender', last.sender,
      'senderName', last.sender_name, 'messageType', last.message_type, 'controlId', last.control_id,
      'reason', last.reason, 'remedy', last.remedy, 'isControlIdReused', last.is_control_id_reused,
      'facilityId', last.facility_ids[1], 'about', last.about) as message
    from judged cross join lateral (
      select * from reconciliation.message where message.sender = judged.sender
        and (judged."messageType" is null or message.message_type = judged."messageType")
      order by received_at desc, seq desc limit 1) as last`);
}
