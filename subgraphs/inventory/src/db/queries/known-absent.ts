import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { unreadable } from '../schema.ts';

/** A copy that may or may not be kept, and the feed whose whole sweep would have found it. */
export interface Sought {
  readonly id: string;
  readonly feed: string;
  /** Since when that sweep must have ended well. */
  readonly oldest: Temporal.Instant;
}

/**
 * Of these, the ids of what is not there for sure: no copy, although the feed that reads everything has ended well
 * since then and left out nothing under that id. One statement.
 */
export async function knownAbsent(db: Db, copies: PgTable, sought: readonly Sought[]): Promise<Set<string>> {
  const given = sought.map(({ id, feed, oldest }) => ({ id, feed, oldest: oldest.toString() }));
  const rows = await db.execute<{ id: string }>(sql`
    select sought.id
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as sought(id text, feed text, oldest timestamptz)
    join hub.feed on feed.subgraph = current_schema() and feed.name = sought.feed
      and feed.confirmed_through >= sought.oldest
    where not exists (select from ${copies} as copy where copy.id = sought.id)
      and not exists (select from ${unreadable} as strange where strange.feed = sought.feed and strange.id = sought.id)`);
  return new Set(rows.map(({ id }) => id));
}
