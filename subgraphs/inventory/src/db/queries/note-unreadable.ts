import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { unreadable } from '../schema.ts';

/** Keeps which ids a feed's last run could make no sense of, in place of those of the run before. */
export const noteUnreadable =
  (feed: string) =>
  async (tx: Tx, ids: readonly string[]): Promise<void> => {
    await tx.execute(sql`delete from ${unreadable} where feed = ${feed} and id <> all(${textArray(ids)})`);
    await tx.execute(sql`
      insert into ${unreadable} (feed, id) select ${feed}::text, id from unnest(${textArray(ids)}) as strange(id)
      on conflict do nothing`);
  };
