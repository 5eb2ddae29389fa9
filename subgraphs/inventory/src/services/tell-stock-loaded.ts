import { publishAll, stockLoaded } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { loadedStock } from '../db/schema.ts';

/**
 * Tells the others, once a facility, that all of its stock was read: what they were not told of is not there. The stock itself
 * is committed or told in the same transaction.
 */
export async function tellStockLoaded(tx: Tx, facilityId: string, at: Temporal.Instant): Promise<void> {
  const loadedAt = at.toString({ fractionalSecondDigits: 3 });
  const news = await tx.execute(sql`
    insert into ${loadedStock} (facility_id, loaded_at) values (${facilityId}, ${loadedAt}::timestamptz)
    on conflict do nothing returning facility_id`);
  await publishAll(
    tx,
    stockLoaded,
    news.map(() => ({ aggregateId: facilityId, aggregateVersion: 1, occurredAt: at, data: { facilityId, loadedAt } })),
  );
}
