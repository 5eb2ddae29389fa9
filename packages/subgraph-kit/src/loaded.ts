import { SourceUnavailable } from '@supply-hub/errors';
import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';

const loaded = new WeakMap<Db, Set<string>>();

/**
 * An empty list must mean "none", never "not read yet": a list of copies is answered only once its feed has
 * read everything at least once. Asked of the database until it is so, then remembered.
 *
 * @throws SourceUnavailable when it has not, naming the system
 */
export async function assertLoaded(db: Db, feed: { name: string; systemName: string }): Promise<void> {
  const known = loaded.get(db) ?? new Set();
  loaded.set(db, known);
  if (known.has(feed.name)) return;
  const [row] = await db.execute<{ ready: boolean }>(
    sql`select confirmed_through is not null as ready from hub.feed where subgraph = current_schema() and name = ${feed.name}`,
  );
  if (row?.ready !== true)
    throw new SourceUnavailable(feed.systemName, `its data (${feed.name}) has not been loaded yet`);
  known.add(feed.name);
}
