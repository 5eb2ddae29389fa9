import { enqueue } from '@supply-hub/jobs';
import type { Tx } from '@supply-hub/postgres';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { applyMessage } from './apply/apply-job.ts';
import { announce } from './store/announce.ts';
import { $MessageRow } from './store/message-row.ts';

/**
 * Has parked messages applied again, after what parked them was put right. They come behind whatever waits under
 * their key; being older than what was applied since, they change only what that left open (R29).
 *
 * @param tx of any subgraph's role, or the hub's
 * @param messageIds those that are not parked are left alone
 * @param at when it was asked for
 * @returns the ids of those that are applied again
 */
export function redrive(tx: Tx, messageIds: readonly string[], at: Temporal.Instant): Promise<string[]> {
  return redriveWhere(tx, sql`id = any(${sql.param([...messageIds])}::text[])`, at);
}

/** All that is parked. */
export function redriveAll(tx: Tx, at: Temporal.Instant): Promise<string[]> {
  return redriveWhere(tx, sql`true`, at);
}

async function redriveWhere(tx: Tx, condition: SQL, at: Temporal.Instant): Promise<string[]> {
  // In one order, so that two who re-drive wait for each other and never in a circle.
  await tx.execute(sql`select from hub.message where state = 'PARKED' and ${condition} order by id for update`);
  const rows = await tx.execute(sql`
    update hub.message set state = 'RECEIVED', state_at = ${at.toString()}::timestamptz, version = version + 1,
      reason = null, remedy = null, code = null, wants = '[]', attempts = 0
    where state = 'PARKED' and ${condition} returning *`);
  const messages = z
    .array($MessageRow)
    .parse([...rows])
    .toSorted((a, b) => Temporal.Instant.compare(a.received_at, b.received_at));
  const keyed = messages.map(({ id, business_key }) => ({ id, key: business_key ?? id }));
  for (const { id, key } of keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)))
    await enqueue(tx, applyMessage, { key, data: { messageId: id } });
  await announce(tx, messages, at);
  return messages.map(({ id }) => id);
}
