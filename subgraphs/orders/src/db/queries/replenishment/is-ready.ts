import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';

/** What was told so long ago and is not taken in yet means that somebody is behind. */
const behindAfterMs = 10_000;
/** A consumer that stands still for longer is none of this release. */
const forgottenAfterMs = 86_400_000;

/**
 * Whether needs can be judged: everything that is configured was read at least once, and what was told of it is taken in
 * by those who decide what cases lack. Before, what is only not known yet would look like wanting. The hub notes all feeds
 * that are configured, and drops those that no longer are, before this is first asked.
 */
export async function areFactsKnown(tx: Tx, at: Temporal.Instant): Promise<boolean> {
  const [row] = await tx.execute<{ is_known: boolean }>(sql`
    select not exists (select from hub.feed where confirmed_through is null)
      and not exists (
        select from hub.consumer as consumer join hub.outbox as event on event.position = consumer.position + 1
        where (consumer.name like 'procedures.%' or consumer.name like 'orders.%')
          and event.occurred_at < ${at.subtract({ milliseconds: behindAfterMs }).toString()}::timestamptz
          and event.occurred_at > ${at.subtract({ milliseconds: forgottenAfterMs }).toString()}::timestamptz) as is_known`);
  return row?.is_known === true;
}
