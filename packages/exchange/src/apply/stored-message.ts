import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { $MessageRow } from '../store/message-row.ts';

const $Stored = $MessageRow.extend({
  /** Of a set its part of the interchange; null: their time was over, and they were dropped. */
  bytes: z.instanceof(Uint8Array).nullable(),
});
export type StoredMessage = z.infer<typeof $Stored>;

/** A message with its bytes, under the hub's own role; `null` when there is none. */
export async function storedMessage(db: Db | Tx, messageId: string): Promise<StoredMessage | null> {
  const [row] = await db.execute(sql`
    select message.*, case when start_at is null then payload.bytes
      else substring(payload.bytes from start_at + 1 for end_at - start_at) end as bytes
    from hub.message left join hub.message_payload as payload
      on message_id = coalesce(parent_id, id) and payload.received_at = coalesce(message.rendered_at, message.received_at)
    where id = ${messageId}`);
  return row === undefined ? null : $Stored.parse(row);
}
