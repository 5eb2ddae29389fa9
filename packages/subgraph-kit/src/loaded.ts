import { SourceUnavailable } from '@supply-hub/errors';
import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';

/** What is known to be loaded, and what is being asked: many fields of one answer ask at once. */
const loaded = new WeakMap<Db, Map<string, Promise<void>>>();

/**
 * An empty list must mean "none", never "not read yet": a list of copies is answered only once its feed has
 * read everything at least once. Asked of the database until it is so, then remembered.
 *
 * @throws SourceUnavailable when it has not, naming the system
 */
export function assertLoaded(db: Db, feed: { name: string; systemName: string }): Promise<void> {
  const known = loaded.get(db) ?? new Map<string, Promise<void>>();
  loaded.set(db, known);
  const asked = known.get(feed.name);
  if (asked !== undefined) return asked;
  const answer = askWhetherLoaded(db, feed);
  known.set(feed.name, answer);
  answer.catch(() => known.delete(feed.name));
  return answer;
}

async function askWhetherLoaded(db: Db, feed: { name: string; systemName: string }): Promise<void> {
  const [row] = await db.execute<{ ready: boolean }>(
    sql`select confirmed_through is not null as ready from hub.feed where subgraph = current_schema() and name = ${feed.name}`,
  );
  if (row?.ready !== true)
    throw new SourceUnavailable(feed.systemName, `its data (${feed.name}) has not been loaded yet`);
}

/**
 * "None" among the copies means none at its system only while their feed keeps up.
 *
 * @param oldest how long ago the feed may have ended well
 * @throws SourceUnavailable when it has not since then, naming the system
 */
export async function assertCurrent(
  db: Db,
  feed: { name: string; systemName: string },
  oldest: Temporal.Instant,
): Promise<void> {
  const [row] = await db.execute<{ is_current: boolean | null }>(
    sql`select confirmed_through >= ${oldest.toString()}::timestamptz as is_current
      from hub.feed where subgraph = current_schema() and name = ${feed.name}`,
  );
  if (row?.is_current !== true)
    throw new SourceUnavailable(feed.systemName, `what it has (${feed.name}) cannot be told for sure now`);
}
