import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { $MessageRow } from '../store/message-row.ts';

const $Stored = $MessageRow.extend({ bytes: z.instanceof(Uint8Array) });

/** A message with its bytes, under the hub's own role; `null` when there is none. */
export async function storedMessage(db: Db, messageId: string): Promise<z.infer<typeof $Stored> | null> {
  const [row] = await db.execute(sql`
    select message.*, content.bytes from hub.message join hub.message_content as content on message_id = id
    where id = ${messageId}`);
  return row === undefined ? null : $Stored.parse(row);
}
