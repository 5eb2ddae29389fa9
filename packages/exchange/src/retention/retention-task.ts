import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';

/** Of messages that no partner's profile speaks of. */
const defaultDays = 400;
const mostAtOnce = 500;
const dayMs = 86_400_000;

const $Span = z.object({ least_ms: z.coerce.number(), most_ms: z.coerce.number() });
const $Dropped = z.object({ dropped: z.number() });

/**
 * Drops raw payloads whose time is over, by stage and partner, as a task for a worker; what became of a message, its
 * steps and its lineage stay. Months that are over for everybody go as whole partitions, the rest row by row. Also makes
 * the partitions of this month and the next.
 */
export function retentionTask({ connection, clock, log }: { connection: Connection; clock: Clock; log: Log }) {
  const { db } = connection;

  /** @returns whether there may be more */
  async function step(): Promise<boolean> {
    const now = clock.now();
    await preparePayloads(connection, now);
    const ago = (ms: number): string => now.subtract({ milliseconds: ms }).toString();
    const [row] = await db.execute(sql`
      select least(min(least(applied, other)), ${defaultDays * dayMs}) as least_ms,
        greatest(max(greatest(applied, other)), ${defaultDays * dayMs}) as most_ms
      from (select (profile -> 'retention' ->> 'applied')::bigint as applied,
        (profile -> 'retention' ->> 'other')::bigint as other from hub.partner) as spans`);
    const { least_ms: least, most_ms: most } = $Span.parse(row);
    const [months] = await db.execute(sql`select hub.drop_payloads(${ago(most)}::timestamptz) as dropped`);
    const { dropped: partitions } = $Dropped.parse(months);
    const payloads = await dropRows(now.toString(), ago(least));
    if (partitions > 0 || payloads > 0) log.info({ partitions, payloads }, 'payloads were dropped, their time is over');
    return payloads === mostAtOnce;
  }

  /** An interchange's bytes are those of its sets: they stay as long as any of these is entitled to. */
  async function dropRows(now: string, before: string): Promise<number> {
    return db.transaction(async (tx) => {
      const rows = await tx.execute(sql`
        delete from hub.message_payload as payload using (
          select held.message_id, held.received_at from hub.message_payload as held
          join hub.message on message.id = held.message_id
          left join hub.partner on partner.partner = message.partner
          cross join lateral (
            select exists (
              select from hub.message as part
              where (part.id = message.id or part.parent_id = message.id)
                and part.state not in ('APPLIED', 'DUPLICATE', 'ACKNOWLEDGED', 'SENT')) as is_open) as stage
          where held.received_at < ${before}::timestamptz
            and held.received_at < ${now}::timestamptz - coalesce(
              (profile -> 'retention' ->> case when is_open then 'other' else 'applied' end)::bigint,
              ${defaultDays * dayMs}) * interval '1 millisecond'
          limit ${mostAtOnce}) as over
        where payload.message_id = over.message_id and payload.received_at = over.received_at
        returning payload.message_id`);
      // What was to be sent is content too.
      const ids = rows.map((row) => String(row['message_id']));
      await tx.execute(sql`delete from hub.message_segments where message_id = any(${sql.param(ids)}::text[])`);
      return rows.length;
    });
  }

  return { name: 'exchange.retention', wakesOn: 'hub_retention', everyMs: 3_600_000, step };
}

/** Makes the partitions of this month and the next, so that dropping a month is dropping a table. */
export async function preparePayloads({ db }: Connection, now: Temporal.Instant): Promise<void> {
  const next = now.toZonedDateTimeISO('UTC').add({ months: 1 }).toInstant();
  await db.execute(sql`
    select hub.prepare_payloads(${now.toString()}::timestamptz), hub.prepare_payloads(${next.toString()}::timestamptz)`);
}
