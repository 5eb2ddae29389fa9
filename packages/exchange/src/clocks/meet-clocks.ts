import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { announce } from '../store/announce.ts';
import { $MessageRow, type MessageRow } from '../store/message-row.ts';

const $Owed = z.object({ id: z.string() });

/**
 * An answer that was applied meets the clocks of what it answers: an 855 or 856 those of its orders' 850s. A ship notice has
 * one business key and may hold several orders (R48), so they are found by what it is about too.
 */
export async function meetClocks(tx: Tx, answer: MessageRow, at: Temporal.Instant): Promise<void> {
  const { partner, business_key: key, document_type: kind } = answer;
  if (partner === null || (kind !== '855' && kind !== '856')) return;
  await lockMeeting(tx, partner);
  // The message before its clocks, everywhere: who sends, who raises and who meets wait for each other in one order.
  const owed = z.array($Owed).parse([
    ...(await tx.execute(sql`
      select message.id from hub.message join hub.message_clock as clock on clock.message_id = message.id
      where clock.partner = ${partner} and clock.kind = ${kind} and clock.met_at is null and message.id in (
        select message_id from hub.message_clock
        where partner = ${partner} and business_key = ${key} and kind = ${kind} and met_at is null
        union all
        select to_id from hub.lineage_edge where from_id = any(${sql.param([...answer.about])}::text[]) and kind = 'causes')
      order by message.id for update of message`)),
  ]);
  for (const { id } of owed) await meetClock(tx, id, kind, at);
}

/**
 * Who starts the clocks of an order looks for answers that came before, who has an answer looks for clocks: were both at it
 * at once, neither would see the other's. Any number may meet clocks of a partner beside each other.
 *
 * Before any message that is sent is locked: in one order, so that nobody waits in a circle.
 */
export async function lockStarting(tx: Tx, partner: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('hub.clocks ' || ${partner}, 0))`);
}

async function lockMeeting(tx: Tx, partner: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended('hub.clocks ' || ${partner}, 0))`);
}

/** Stops one clock of a locked message; if it had run out, it no longer counts as overdue. */
export async function meetClock(
  tx: Tx,
  messageId: string,
  kind: '997' | '855' | '856',
  at: Temporal.Instant,
): Promise<void> {
  const met = await tx.execute(sql`
    update hub.message_clock set met_at = ${at.toString()}::timestamptz
    where message_id = ${messageId} and kind = ${kind} and met_at is null returning raised_at`);
  if (met.length === 0) return;
  const [row] = await tx.execute(sql`
    update hub.message set overdue = array_remove(overdue, ${kind}), version = version + 1
    where id = ${messageId} and ${kind} = any(overdue) returning *`);
  if (row !== undefined) await announce(tx, [$MessageRow.parse(row)], at);
}
