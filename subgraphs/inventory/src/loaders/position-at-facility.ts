import { nextWave, statement, type Sourced, type SourcedLoader, type SourceKey } from '@supply-hub/subgraph-kit';
import DataLoader from 'dataloader';
import { positionRef } from '../db/position-copies.ts';
import { knownAbsent } from '../db/queries/known-absent.ts';
import { stockPositions } from '../db/schema.ts';
import type { Facility } from '../domain/facility.ts';
import type { StockPosition } from '../domain/stock.ts';
import { stockFeedName } from '../feeds/stock-feed.ts';
import type { LoaderDeps } from './loaders.ts';
import { asError, isPlace, itemAtPlaceKey, placeOf, type ItemAtPlace, type Place } from './place.ts';

const ever = Temporal.Instant.fromEpochMilliseconds(0);

/** `'none'`: there is nothing of it. Null: an item nobody knows. */
export type PositionAtFacility = DataLoader<ItemAtPlace, Sourced<StockPosition> | 'none' | null, string>;

/**
 * An item's position at a facility. Where the hub has no copy, the facility's last sweep tells that there is
 * nothing, as long as it is recent; else the system that keeps the stock is asked.
 */
export function positionAtFacility(
  { db, clock, config }: LoaderDeps,
  sourceKey: DataLoader<string, SourceKey | null>,
  position: SourcedLoader<StockPosition>,
): PositionAtFacility {
  return new DataLoader(
    async (asked) => {
      const items = await sourceKey.loadMany(asked.map(({ itemId }) => itemId));
      const places = asked.map(({ facility }, index) => stockPlace(items[index] ?? null, facility));
      const oldest = clock.now().subtract({ milliseconds: config.maxAgeMs.stock });
      // What a partner keeps cannot be asked for: its last count says what is not there, however old it is.
      const sought = places.flatMap((place, index) =>
        isPlace(place) ? { ...place, oldest: asked[index]?.facility.isKeptByPartner === true ? ever : oldest } : [],
      );
      const absent = await statement(() => knownAbsent(db, stockPositions, sought));
      return Promise.all(
        places.map(async (place) => {
          if (!isPlace(place)) return place;
          return absent.has(place.id) ? 'none' : position.loadByKey(place.ref).catch(asError);
        }),
      );
    },
    { cacheKeyFn: itemAtPlaceKey, maxBatchSize: 5000, batchScheduleFn: nextWave },
  );
}

function stockPlace(item: SourceKey | Error | null, facility: Facility): Place | Error | 'none' | null {
  if (item instanceof Error) return item;
  if (item?.type !== 'item') return null;
  // Another master's item has no number in this facility's stock.
  if (item.system !== facility.itemSystem) return 'none';
  const { stockSystem, stockCode } = facility;
  return placeOf(positionRef(stockSystem, stockCode, item.key[0] ?? ''), stockFeedName(facility));
}
