import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import {
  sourceKeysOf,
  statementLoader,
  type SourcedLoader,
  type SourcedReader,
  type SourceKey,
} from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import type { StorageLocation } from '../domain/facility.ts';
import type { Facilities } from '../services/facilities.ts';
import type { ParLevel } from '../domain/par-level.ts';
import type { StockPosition } from '../domain/stock.ts';
import { locationsOfFacility } from './locations-of-facility.ts';
import { parLevelAtFacility, type ParLevelAtFacility } from './par-level-at-facility.ts';
import { positionAtFacility, type PositionAtFacility } from './position-at-facility.ts';

/** What loaders are made of; for the life of the process. */
export interface LoaderDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: HubConfig;
  readonly directory: Facilities;
  readonly positions: SourcedReader<StockPosition>;
  readonly parLevels: SourcedReader<ParLevel>;
}

/** One request's loaders. */
export interface Loaders {
  readonly position: SourcedLoader<StockPosition>;
  readonly parLevel: SourcedLoader<ParLevel>;
  /** Id → the key behind it; null for an id nobody knows. */
  readonly sourceKey: DataLoader<string, SourceKey | null>;
  readonly positionAtFacility: PositionAtFacility;
  readonly parLevelAtFacility: ParLevelAtFacility;
  /** Facility id → hub.yaml's locations, then others met in stock. */
  readonly locationsOfFacility: DataLoader<string, readonly StorageLocation[]>;
}

export function createLoaders(deps: LoaderDeps, viewer: Viewer, deadline: AbortSignal): Loaders {
  const position = deps.positions.loader(viewer, deadline);
  const parLevel = deps.parLevels.loader(viewer, deadline);
  const sourceKey = statementLoader<string, SourceKey | null>(async (ids) => {
    const keys = await sourceKeysOf(deps.db, ids);
    return ids.map((id) => keys.get(id) ?? null);
  });
  return {
    position,
    parLevel,
    sourceKey,
    positionAtFacility: positionAtFacility(deps, sourceKey, position),
    parLevelAtFacility: parLevelAtFacility(deps, sourceKey, parLevel),
    locationsOfFacility: locationsOfFacility(deps.db, deps.directory),
  };
}
