import { nextWave, statement, type Sourced, type SourcedLoader, type SourceKey } from '@supply-hub/subgraph-kit';
import DataLoader from 'dataloader';
import { parLevelRef } from '../db/par-level-copies.ts';
import { knownAbsent } from '../db/queries/known-absent.ts';
import { parLevels } from '../db/schema.ts';
import type { Facility } from '../domain/facility.ts';
import type { ParLevel } from '../domain/par-level.ts';
import { parLevelFeedName } from '../feeds/par-level-feed.ts';
import type { LoaderDeps } from './loaders.ts';
import { asError, isPlace, itemAtPlaceKey, placeOf, type ItemAtPlace, type Place } from './place.ts';

/** Null: the facility does not plan it, or nobody knows the item. */
export type ParLevelAtFacility = DataLoader<ItemAtPlace, Sourced<ParLevel> | null, string>;

/** An item's par level at a facility, as the item's own master plans it. */
export function parLevelAtFacility(
  { db, clock, config }: LoaderDeps,
  sourceKey: DataLoader<string, SourceKey | null>,
  parLevel: SourcedLoader<ParLevel>,
): ParLevelAtFacility {
  return new DataLoader(
    async (asked) => {
      const items = await sourceKey.loadMany(asked.map(({ itemId }) => itemId));
      const places = asked.map(({ facility }, index) => planningPlace(items[index] ?? null, facility));
      const oldest = clock.now().subtract({ milliseconds: config.maxAgeMs.masters });
      const sought = places.filter(isPlace).map((place) => ({ ...place, oldest }));
      const absent = await statement(() => knownAbsent(db, parLevels, sought));
      return Promise.all(
        places.map(async (place) => {
          if (!isPlace(place)) return place;
          return absent.has(place.id) ? null : parLevel.loadByKey(place.ref).catch(asError);
        }),
      );
    },
    { cacheKeyFn: itemAtPlaceKey, maxBatchSize: 5000, batchScheduleFn: nextWave },
  );
}

function planningPlace(item: SourceKey | Error | null, facility: Facility): Place | Error | null {
  if (item instanceof Error) return item;
  if (item?.type !== 'item') return null;
  const code = facility.codes[item.system];
  if (code === undefined) return null;
  return placeOf(parLevelRef(item.system, item.key[0] ?? '', code), parLevelFeedName(item.system));
}
