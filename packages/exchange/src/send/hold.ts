import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { announce } from '../store/announce.ts';
import { $MessageRow } from '../store/message-row.ts';

/** What is queued for partners that are held is held, and what was held for a hold that is over is queued again. */
export async function keepHolds(db: Db, at: Temporal.Instant): Promise<void> {
  const instant = at.toString();
  await db.transaction(async (tx) => {
    const held = await tx.execute(sql`
      update hub.message set state = 'HELD', state_at = ${instant}::timestamptz, version = message.version + 1,
        code = 'PARTNER_HELD',
        reason = case when is_gone then name || ' is no longer among the trading partners.'
          else name || ' is held: ' || rtrim(hold ->> 'reason', '.') || '.' end,
        remedy = case when is_gone then 'Put its profile back among the partners'', and it goes out.'
          else 'Release the partner, and it goes out.' end
      from hub.partner
      where message.partner = partner.partner and message.id in (
        select message.id from hub.message join hub.partner on partner.partner = message.partner
        where direction = 'OUT' and state = 'QUEUED' and (hold is not null or is_gone)
        order by message.id limit 1000 for update of message skip locked)
      returning message.*`);
    const released = await tx.execute(sql`
      update hub.message set state = 'QUEUED', state_at = ${instant}::timestamptz, version = message.version + 1,
        code = null, reason = null, remedy = null, next_try_at = ${instant}::timestamptz
      where message.id in (
        select message.id from hub.message join hub.partner on partner.partner = message.partner
        where direction = 'OUT' and state = 'HELD' and code = 'PARTNER_HELD' and hold is null and not is_gone
        order by message.id limit 1000 for update of message skip locked)
      returning message.*`);
    await announce(
      tx,
      [...held, ...released].map((row) => $MessageRow.parse(row)),
      at,
    );
  });
}
