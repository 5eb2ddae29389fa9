import { enqueueAll } from '@supply-hub/jobs';
import type { Tx } from '@supply-hub/postgres';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { applyMessage } from './apply/apply-job.ts';
import { announce } from './store/announce.ts';
import { $MessageRow } from './store/message-row.ts';

/**
 * Has messages tried again that wait for a person, after what stopped them was put right.
 *
 * What came is applied again: behind whatever waits under its key; being older than what was applied since, it changes
 * only what that left open (R29). What was held or is overdue goes out again, the same bytes under the same numbers;
 * what the partner rejected goes under new ones (R45). What is held with its partner goes when that is released.
 *
 * @param tx of any subgraph's role, or the hub's
 * @param messageIds those that wait for nobody are left alone
 * @param at when it was asked for
 * @returns the ids of those that are tried again
 */
export async function redrive(tx: Tx, messageIds: readonly string[], at: Temporal.Instant): Promise<string[]> {
  const ids = sql`id = any(${sql.param([...messageIds])}::text[])`;
  const sentAgain = await requeue(tx, ids, at);
  return [...(await redriveWhere(tx, ids, at)), ...sentAgain];
}

/** All that is parked. */
export function redriveAll(tx: Tx, at: Temporal.Instant): Promise<string[]> {
  return redriveWhere(tx, sql`true`, at);
}

async function requeue(tx: Tx, condition: SQL, at: Temporal.Instant): Promise<string[]> {
  const waits = sql`direction = 'OUT' and (state in ('REJECTED', 'OVERDUE') or state = 'HELD' and code <> 'PARTNER_HELD')`;
  await tx.execute(sql`select from hub.message where ${waits} and ${condition} order by id for update`);
  const anew = sql`state = 'REJECTED'`;
  const rows = await tx.execute(sql`
    update hub.message set state = 'QUEUED', state_at = ${at.toString()}::timestamptz, version = version + 1,
      reason = null, remedy = null, code = null, attempts = 0, first_try_at = null, last_fault = null, overdue = '{}',
      next_try_at = ${at.toString()}::timestamptz, acknowledged_at = null,
      rendered_at = case when ${anew} then null else rendered_at end,
      interchange_control = case when ${anew} then null else interchange_control end,
      group_control = case when ${anew} then null else group_control end,
      set_control = case when ${anew} then null else set_control end
    where ${waits} and ${condition} returning *`);
  const messages = z.array($MessageRow).parse([...rows]);
  await announce(tx, messages, at);
  if (messages.length > 0) await tx.execute(sql`select pg_notify('hub_to_send', '')`);
  return messages.map(({ id }) => id);
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
  // Without a lock for each key: there may be thousands, and what comes at this very moment may come before or behind (R29).
  const jobs = messages.map(({ id, business_key }) => ({ key: business_key ?? id, data: { messageId: id } }));
  await enqueueAll(tx, applyMessage, jobs);
  await announce(tx, messages, at);
  return messages.map(({ id }) => id);
}
