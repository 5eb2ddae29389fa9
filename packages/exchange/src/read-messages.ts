import type { MessageChanged } from '@supply-hub/events';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { $MessageRow, toldOf } from './store/message-row.ts';

/** A message as it stands now, and which of its versions that is: what its event says or is about to say. */
export interface MessageNow {
  readonly version: number;
  readonly data: MessageChanged;
}

/** Messages by their ids, for who was given one before the event of it. Unknown ids are absent; one statement. */
export async function readMessages(db: Db | Tx, ids: readonly string[]): Promise<MessageNow[]> {
  const rows = await db.execute(sql`
    select *, received_at::text as received_at from hub.message where id = any(${sql.param([...ids])}::text[])`);
  return rows.map((row) => {
    const read = $MessageRow.parse(row);
    return { version: read.version, data: toldOf(read) };
  });
}
