import { readFileSync } from 'node:fs';
import { Misconfigured } from '@supply-hub/errors';
import type { MigrationModule } from '@supply-hub/postgres';
import {
  createSubgraph,
  seesFacility,
  SourcedReader,
  WriteBehind,
  type Subgraph,
  type SubgraphDeps,
} from '@supply-hub/subgraph-kit';
import type { InventoryContext } from './context.ts';
import { parLevelCopies } from './db/par-level-copies.ts';
import { positionCopies } from './db/position-copies.ts';
import { transferPage } from './db/queries/stock-transfers.ts';
import { Facilities } from './services/facilities.ts';
import { inventoryFeeds } from './feeds/inventory-feeds.ts';
import { stockAlertRaised } from './live/stock-alert-raised.ts';
import { createLoaders } from './loaders/loaders.ts';
import { resolverMap } from './resolvers/resolver-map.ts';
import { pageOfAlerts } from './services/page-of-alerts.ts';
import { pageOfStockLevels } from './services/page-of-stock-levels.ts';
import { readParLevels } from './services/read-par-levels.ts';
import { readPositions } from './services/read-positions.ts';
import { countsOf } from './feeds/counts-of.ts';
import { warehouseReceivers } from './receivers/warehouse-receivers.ts';
import { openSources } from './sources/source-router.ts';
import { arrivalsTask } from './tasks/arrivals-task.ts';
import { stockAlertTask } from './tasks/stock-alert-task.ts';
import { transferTask } from './tasks/transfer-task.ts';
import { onAllocationDecided } from './workflows/on-allocation-decided.ts';
import { onQuarantineChanged } from './workflows/on-quarantine-changed.ts';
import { onItemChanged } from './workflows/on-item-changed.ts';
import { onReceiptRecorded } from './workflows/on-receipt-recorded.ts';

export { recallLots, type LotOfItem } from './services/recall-lots.ts';

/** The tables of schema `inventory`. */
export const inventoryMigrations: MigrationModule = {
  name: 'inventory',
  schema: 'inventory',
  directory: new URL('../migrations/', import.meta.url),
};

/** Facilities from hub.yaml; stock and par levels from the systems that keep them. */
export function createInventory(deps: SubgraphDeps): Subgraph {
  const { config, clock, log, connection, verifier } = deps;
  const { db } = connection;
  const directory = new Facilities(config);
  const sources = openSources(deps);
  for (const { slug, stockSystem } of directory.all) {
    if (sources.stock.has(stockSystem) || config.exchange.warehouses.includes(stockSystem)) continue;
    throw new Misconfigured(
      `hub.yaml: the stockSystem of facility "${slug}" is "${stockSystem}", which keeps no stock. Name an ERP, a warehouse system, or one of exchange.warehouses.`,
    );
  }
  const feeds = inventoryFeeds(directory, sources, { db, config });
  const writes = new WriteBehind(log);
  const shared = { db, config, clock, log, writes, onRead: deps.onCopyRead };
  const readStock = (system: string) => {
    const source = sources.stock.get(system);
    return source && readPositions(source, directory);
  };
  const positions = new SourcedReader({ ...shared, spec: positionCopies, source: readStock });
  const parLevels = new SourcedReader({
    ...shared,
    spec: parLevelCopies,
    source(system) {
      const source = sources.planning.get(system);
      return source && readParLevels(source, directory);
    },
  });

  return createSubgraph<InventoryContext>({
    name: 'inventory',
    sdl: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers: resolverMap,
    verifier,
    log,
    context(base) {
      const facilities = directory.all.filter(({ id }) => seesFacility(base.viewer, id));
      const byId = new Map(facilities.map((facility) => [facility.id, facility]));
      return {
        ...base,
        config,
        db,
        clock,
        directory,
        facilities,
        facility: (id) => byId.get(id) ?? null,
        todayAt: (facility) => clock.now().toZonedDateTimeISO(facility.timeZone).toPlainDate(),
        loaders: createLoaders({ db, clock, config, directory, positions, parLevels }, base.viewer, base.deadline),
        movesStock: (system) => sources.transfers.has(system),
        transferPage: (filter, page) => transferPage(db, base.viewer, filter, page),
        alertPage: (filter, page) => pageOfAlerts(filter, page, { db, viewer: base.viewer, facilities, config }),
        stockLevelPage: (filter, page) =>
          pageOfStockLevels(filter, page, {
            db,
            facilities,
            feedOf: (facility) => feeds.stock.get(facility.id) ?? countsOf(facility),
          }),
      };
    },
    live: { connection, fields: { stockAlertRaised } },
    feeds: feeds.all,
    handlers: [onAllocationDecided, onQuarantineChanged, onItemChanged, onReceiptRecorded(directory)],
    receivers: warehouseReceivers(deps, directory),
    tasks: [
      transferTask({
        db,
        clock,
        log,
        source: (system) => sources.transfers.get(system),
        read: readStock,
        lookEveryMs: config.pollMs.stock,
      }),
      arrivalsTask({ db, clock, log, directory, read: readStock }),
      stockAlertTask({ db, clock, directory, feedOf: (facilityId) => feeds.stock.get(facilityId) }),
    ],
    idle: () => writes.idle(),
    async close() {
      await writes.close();
      await sources.close();
    },
  });
}
