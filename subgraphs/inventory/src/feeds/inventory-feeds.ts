import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import type { Feed } from '@supply-hub/subgraph-kit';
import type { Facilities } from '../services/facilities.ts';
import type { Sources } from '../sources/source-router.ts';
import { facilityFeed } from './facility-feed.ts';
import { parLevelFeed } from './par-level-feed.ts';
import { stockFeed } from './stock-feed.ts';

export interface InventoryFeeds {
  readonly all: readonly Feed[];
  /** The sweep of each facility's stock, by facility id. */
  readonly stock: ReadonlyMap<string, Feed>;
}

export function inventoryFeeds(
  directory: Facilities,
  sources: Sources,
  deps: { db: Db; config: HubConfig },
): InventoryFeeds {
  const stock = new Map(
    directory.all.flatMap((facility) => {
      const source = sources.stock.get(facility.stockSystem);
      return source === undefined ? [] : [[facility.id, stockFeed(facility, source, deps)] as const];
    }),
  );
  const parLevels = [...sources.planning.values()].map((source) => parLevelFeed(source, directory, deps));
  return { all: [facilityFeed(directory, deps), ...stock.values(), ...parLevels], stock };
}
