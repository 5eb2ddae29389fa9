import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { CrosswalkKey } from './crosswalk-row.ts';

/**
 * Two who decide of one key wait for each other, and in one order, so never in a circle; the key may have no row yet. What
 * is read of the keys behind it stays so until the transaction ends.
 */
export async function lockKeys(tx: Tx, keys: readonly CrosswalkKey[]): Promise<void> {
  const names = [...new Set(keys.map(({ kind, party, key }) => JSON.stringify([kind, party, key])))].toSorted();
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(name, 0)) from (
      select name from unnest(${sql.param(names)}::text[]) as name order by name) as ordered`);
}
