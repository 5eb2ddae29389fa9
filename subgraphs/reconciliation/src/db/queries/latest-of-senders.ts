import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { MessageFacts } from '../../domain/message-facts.ts';

/** A sender, a type of message it sends, and the number of a partner's document; null: could not be read. */
export interface SenderType {
  readonly sender: string;
  readonly messageType: string | null;
  readonly documentNumber: string | null;
}

/** A sender's last message: of all, of one type (of a type that could not be read, its last of all), of one document. */
export interface Latest extends SenderType {
  readonly by: 'SENDER' | 'TYPE' | 'DOCUMENT';
  readonly message: MessageFacts;
}

/** The last messages of senders, their types and their documents, in one statement. */
export async function latestOfSenders(tx: Tx, asked: readonly SenderType[]): Promise<readonly Latest[]> {
  if (asked.length === 0) return [];
  return tx.execute<{
    sender: string;
    messageType: string | null;
    documentNumber: string | null;
    by: Latest['by'];
    message: MessageFacts;
  }>(sql`
    with told as materialized (
      select distinct sender, "messageType", "documentNumber" from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
        as told(sender text, "messageType" text, "documentNumber" text)
    ), judged as (
      select distinct sender, "messageType", null as "documentNumber", 'TYPE' as by from told
      union select sender, null, null, 'SENDER' from told
      union select sender, "messageType", "documentNumber", 'DOCUMENT' from told
        where "messageType" is not null and "documentNumber" is not null
    )
    select judged.*, jsonb_build_object('id', last.id, 'direction', last.direction, 'protocol', last.protocol, 'state', last.state,
      'sender', last.sender, 'senderName', last.sender_name, 'partner', last.partner, 'partnerName', last.partner_name,
      'messageType', last.message_type, 'controlId', last.control_id, 'businessKey', last.business_key,
      'documentNumber', last.document_number, 'reason', last.reason, 'remedy', last.remedy, 'code', last.code,
      'isControlIdReused', last.is_control_id_reused, 'facilityId', last.facility_ids[1],
      'supplierId', last.supplier_ids[1], 'about', last.about, 'overdue', last.overdue) as message
    from judged cross join lateral (
      select * from reconciliation.message where message.sender = judged.sender
        and (judged."messageType" is null or message.message_type = judged."messageType")
        and (judged."documentNumber" is null or message.document_number = judged."documentNumber")
      order by received_at desc, seq desc limit 1) as last`);
}
