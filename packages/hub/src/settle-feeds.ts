import type { Db } from '@supply-hub/postgres';
import type { Subgraph } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';

/**
 * Whoever waits until everything was read once, waits for what is configured now: each of these feeds has its row
 * before it first runs, and none has one that is configured no more and never ended well. What did stays, with its
 * cursor: the system may be configured again.
 */
export async function settleFeeds(db: Db, subgraphs: readonly Pick<Subgraph, 'name' | 'feeds'>[]): Promise<void> {
  const feeds = subgraphs.flatMap(({ name, feeds: own }) => own.map((feed) => ({ ...feed, subgraph: name })));
  const column = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;
  await db.execute(sql`
    with configured as (
      select * from unnest(
        ${column(feeds.map(({ subgraph }) => subgraph))},
        ${column(feeds.map(({ name }) => name))},
        ${column(feeds.map(({ system }) => system))}
      ) as feed (subgraph, name, system)
    ), begun as (
      insert into hub.feed (subgraph, name, system) select subgraph, name, system from configured on conflict do nothing
    )
    delete from hub.feed where confirmed_through is null
      and (subgraph, name) not in (select subgraph, name from configured)`);
}
