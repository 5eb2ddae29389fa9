import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import {
  seesFacility,
  sourceKeysOf,
  statementLoader,
  type SourcedLoader,
  type SourcedReader,
  type SourceKey,
} from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { quarantinesOf } from '../db/queries/quarantines.ts';
import { recalledLotsOf } from '../db/queries/recalled-lots.ts';
import { leavingOfLots, transfersById } from '../db/queries/stock-transfers.ts';
import { reservationsById, reservationsOfLots } from '../db/queries/reservations.ts';
import { alertsById, openAlertsOfItems } from '../db/queries/stock-alerts.ts';
import { itemNamesOf } from '../db/queries/item-copies.ts';
import type { StorageLocation } from '../domain/facility.ts';
import type { Facilities } from '../services/facilities.ts';
import type { ParLevel } from '../domain/par-level.ts';
import type { Reservation } from '../domain/reservation.ts';
import type { Quarantine } from '../domain/quarantine.ts';
import type { RecalledLots, StockPosition } from '../domain/stock.ts';
import type { StockAlert } from '../domain/stock-alert/stock-alert.ts';
import type { Leaving, StockTransfer } from '../domain/stock-transfer.ts';
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
  /** Lot id → what is kept of it for cases, at the viewer's facilities. */
  readonly reservationsOfLot: DataLoader<string, readonly Reservation[]>;
  /** Null for an id nobody knows, or of a facility that is not the viewer's. */
  readonly reservation: DataLoader<string, Reservation | null>;
  /** Lot id → what of it is leaving. */
  readonly leavingOfLot: DataLoader<string, readonly Leaving[]>;
  /** Null for an id nobody knows, or of facilities that are not the viewer's. */
  readonly transfer: DataLoader<string, StockTransfer | null>;
  /** Item id → its lots that are recalled. */
  readonly recalledLots: DataLoader<string, RecalledLots>;
  /** Null for an id nobody knows, or of a facility that is not the viewer's. */
  readonly alert: DataLoader<string, StockAlert | null>;
  /** Item id → open alerts about it at the viewer's facilities, those raised last first. */
  readonly alertsOfItem: DataLoader<string, readonly StockAlert[]>;
  /** Item id → what it is called; null where the item master has not told. */
  readonly itemName: DataLoader<string, string | null>;
  /** `pairKey` of an item and a facility → what is kept apart there. */
  readonly quarantines: DataLoader<string, readonly Quarantine[]>;
}

export function createLoaders(deps: LoaderDeps, viewer: Viewer, deadline: AbortSignal): Loaders {
  const position = deps.positions.loader(viewer, deadline);
  const parLevel = deps.parLevels.loader(viewer, deadline);
  const sourceKey = statementLoader<string, SourceKey | null>(async (ids) => {
    const keys = await sourceKeysOf(deps.db, ids);
    return ids.map((id) => keys.get(id) ?? null);
  });
  const seen = deps.directory.all.flatMap(({ id }) => (seesFacility(viewer, id) ? [id] : []));
  return {
    position,
    parLevel,
    sourceKey,
    positionAtFacility: positionAtFacility(deps, sourceKey, position),
    parLevelAtFacility: parLevelAtFacility(deps, sourceKey, parLevel),
    locationsOfFacility: locationsOfFacility(deps.db, deps.directory),
    reservationsOfLot: statementLoader(async (lotIds) => {
      const byLot = Map.groupBy(await reservationsOfLots(deps.db, lotIds, seen), ({ lotId }) => lotId);
      return lotIds.map((id) => byLot.get(id) ?? []);
    }),
    reservation: statementLoader(async (ids) => {
      const byId = new Map((await reservationsById(deps.db, ids, seen)).map((each) => [each.id, each]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    leavingOfLot: statementLoader(async (lotIds) => {
      const byLot = Map.groupBy(await leavingOfLots(deps.db, lotIds), ({ lotId }) => lotId);
      return lotIds.map((id) => byLot.get(id) ?? []);
    }),
    transfer: statementLoader(async (ids) => {
      const byId = await transfersById(deps.db, viewer, ids);
      return ids.map((id) => byId.get(id) ?? null);
    }),
    alert: statementLoader(async (ids) => {
      const byId = await alertsById(deps.db, viewer, ids);
      return ids.map((id) => byId.get(id) ?? null);
    }),
    alertsOfItem: statementLoader(async (itemIds) => {
      const byItem = Map.groupBy(await openAlertsOfItems(deps.db, viewer, itemIds), ({ itemId }) => itemId);
      return itemIds.map((id) => byItem.get(id) ?? []);
    }),
    itemName: statementLoader(async (itemIds) => {
      const names = await itemNamesOf(deps.db, itemIds);
      return itemIds.map((id) => names.get(id) ?? null);
    }),
    recalledLots: statementLoader(async (itemIds) => {
      const byItem = await recalledLotsOf(deps.db, itemIds);
      return itemIds.map((id) => byItem.get(id) ?? new Set());
    }),
    quarantines: statementLoader(async (keys) => {
      const pairs = keys.map((key) => {
        const [itemId = '', facilityId = ''] = key.split(' ');
        return { itemId, facilityId };
      });
      const byPair = await quarantinesOf(deps.db, pairs);
      return keys.map((key) => byPair.get(key) ?? []);
    }),
  };
}
