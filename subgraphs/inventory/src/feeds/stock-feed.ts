import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import { sweepFeed, type Feed, type Swept } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { positionCopies, positionRef } from '../db/position-copies.ts';
import { noteUnreadable } from '../db/queries/note-unreadable.ts';
import { stockPositions } from '../db/schema.ts';
import type { Facility } from '../domain/facility.ts';
import { toPosition, type StockPosition } from '../domain/stock.ts';
import { tellStockLoaded } from '../services/tell-stock-loaded.ts';
import type { StockSource } from '../sources/stock-source.ts';

/** Facilities whose whole stock is read in one `poll.stock`: more of them are read in turns. */
const sweepsAPoll = 3;

export const stockFeedName = (facility: Facility): string => `stock/${facility.slug}`;

/**
 * Reads the whole stock of one facility, for stock has no time of change to ask by. When the first reading has ended, the
 * others are told: until then what they were not told of may be there all the same.
 */
export function stockFeed(
  facility: Facility,
  source: StockSource,
  { db, config }: { db: Db; config: HubConfig },
): Feed {
  const name = stockFeedName(facility);
  const feed = sweepFeed<StockPosition>({
    name,
    system: source.system,
    everyMs: config.pollMs.stock * Math.max(1, Math.ceil(config.facilities.length / sweepsAPoll)),
    spec: positionCopies,
    db,
    async *sweep(deadline): AsyncGenerator<Swept<StockPosition>[]> {
      for await (const page of source.sweep(facility.stockCode, deadline))
        yield page.map(({ item, lots }) => ({
          ref: positionRef(source.system.id, facility.stockCode, item),
          value: lots instanceof Error ? lots : toPosition(facility, item, lots),
        }));
    },
    // An empty position of this feed says what the sweep says: there is nothing.
    claims: sql`${stockPositions.facilityId} = ${facility.id}
      and (not ${stockPositions.isEmpty} or ${stockPositions.feed} is distinct from ${name})`,
    missing: (position) => ({ ...position, lots: [] }),
    noteUnreadable: noteUnreadable(name),
  });
  return {
    ...feed,
    async run(cursor, startedAt, deadline) {
      const read = await feed.run(cursor, startedAt, deadline);
      await db.transaction((tx) => tellStockLoaded(tx, facility.id, startedAt));
      return read;
    },
  };
}
