import { InvalidInput } from '@supply-hub/errors';
import type { Db } from '@supply-hub/postgres';
import { assertLoaded, type Feed, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import { stockLevelPage } from '../db/queries/stock-levels.ts';
import type { Facility } from '../domain/facility.ts';
import type { StockLevelFilter } from '../generated/graphql.ts';

const mostItems = 100;

/**
 * A page of ids of stock levels at some facilities.
 * @param facilities the viewer's
 * @param feedOf the sweep that reads a facility's stock
 * @throws SourceUnavailable until each facility concerned was read once; InvalidInput for too many items
 */
export async function pageOfStockLevels(
  { facilityId, locationId, itemIds }: StockLevelFilter,
  page: PageArguments,
  {
    db,
    facilities,
    feedOf,
  }: {
    db: Db;
    facilities: readonly Facility[];
    feedOf: (facility: Facility) => Pick<Feed, 'name' | 'systemName'> | undefined;
  },
): Promise<Page<string>> {
  if (itemIds != null && itemIds.length > mostItems) {
    throw new InvalidInput(`"itemIds" takes at most ${mostItems} items; there were ${itemIds.length}.`, {
      field: 'filter.itemIds',
    });
  }
  const asked = facilities.filter(({ id }) => facilityId == null || id === facilityId);
  // A location listed in hub.yaml is at one facility: the others' stock need not be known to tell what is there.
  const home = asked.filter(({ locations }) => locations.some(({ id }) => id === locationId));
  await Promise.all(
    (home.length > 0 ? home : asked).map(async (facility) => {
      const feed = feedOf(facility);
      if (feed !== undefined) await assertLoaded(db, feed);
    }),
  );
  return stockLevelPage(db, { facilityIds: asked.map(({ id }) => id), locationId, itemIds }, page);
}
