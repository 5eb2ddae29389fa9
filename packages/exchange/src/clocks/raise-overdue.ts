import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { announce } from '../store/announce.ts';
import { $MessageRow } from '../store/message-row.ts';

const $Due = z.object({ id: z.string() });

/**
 * Tells, once, of what a partner owes and has not sent in time. Nothing is sent again for it: the partner may have what it
 * does not acknowledge (R44).
 *
 * @returns whether there may be more
 */
export async function raiseOverdue(db: Db, at: Temporal.Instant): Promise<boolean> {
  const instant = at.toString();
  return db.transaction(async (tx) => {
    const due = z.array($Due).parse([
      ...(await tx.execute(sql`
        select id from hub.message where id in (
          select message_id from hub.message_clock
          where met_at is null and raised_at is null and due_at <= ${instant}::timestamptz
          order by due_at limit 500)
        order by id for update skip locked`)),
    ]);
    if (due.length === 0) return false;
    const ids = sql.param(due.map(({ id }) => id));
    const rows = await tx.execute(sql`
      with raised as (
        update hub.message_clock set raised_at = ${instant}::timestamptz
        where message_id = any(${ids}::text[]) and met_at is null and raised_at is null
          and due_at <= ${instant}::timestamptz
        returning message_id, kind
      ), owed as (
        select message_id, array_agg(kind order by kind) as kinds from raised group by message_id
      )
      update hub.message set version = version + 1, overdue = overdue || owed.kinds,
        state = case when is_late then 'OVERDUE' else state end,
        state_at = case when is_late then ${instant}::timestamptz else state_at end,
        code = case when is_late then 'OVERDUE' else code end,
        reason = case when is_late
          then partner_name || ' has not acknowledged ' || document_type || coalesce(' ' || document_number, '') || ' in time.'
          else reason end,
        remedy = case when is_late
          then 'Ask the partner whether it has it. The hub sends it again only when a person says so: it may be there.'
          else remedy end
      from owed cross join lateral (select state = 'SENT' and '997' = any(owed.kinds) as is_late from hub.message as of_it
        where of_it.id = owed.message_id) as lateness
      where message.id = owed.message_id
      returning message.*`);
    await announce(
      tx,
      rows.map((row) => $MessageRow.parse(row)),
      at,
    );
    return true;
  });
}
