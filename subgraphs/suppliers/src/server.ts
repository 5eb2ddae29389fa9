import { readFileSync } from 'node:fs';
import { hubId } from '@supply-hub/identifiers';
import type { MigrationModule } from '@supply-hub/postgres';
import {
  assertLoaded,
  createSubgraph,
  SourcedReader,
  sourceHttp,
  WriteBehind,
  type Feed,
  type Subgraph,
  type SubgraphDeps,
} from '@supply-hub/subgraph-kit';
import type { SuppliersContext } from './context.ts';
import { contractCopies } from './db/contract-copies.ts';
import { supplierPage } from './db/queries/suppliers.ts';
import { partnerPage } from './db/queries/trading-partners.ts';
import { supplierCopies } from './db/supplier-copies.ts';
import { supplierItemCopies } from './db/supplier-item-copies.ts';
import { contractFeed } from './feeds/contract-feed.ts';
import { partnerFeed } from './feeds/partner-feed.ts';
import { supplierFeed } from './feeds/supplier-feed.ts';
import { onPriceCatalogue } from './receivers/on-price-catalogue.ts';
import { onItemChanged } from './workflows/on-item-changed.ts';
import { createLoaders } from './loaders/loaders.ts';
import { resolverMap } from './resolvers/resolver-map.ts';
import { createSapContractSource } from './sources/sap-s4hana/sap-contract-source.ts';
import { createSapSupplierSource } from './sources/sap-s4hana/sap-supplier-source.ts';

/** The tables of schema `suppliers`. */
export const suppliersMigrations: MigrationModule = {
  name: 'suppliers',
  schema: 'suppliers',
  directory: new URL('../migrations/', import.meta.url),
};

/** Suppliers, what they sell, and what contracts say it costs, from the ERPs. */
export function createSuppliers(deps: SubgraphDeps): Subgraph {
  const { config, clock, log, connection, verifier } = deps;
  const { db } = connection;
  const facilities = new Map(config.facilities.map((each) => [hubId('facility', 'hub', each.id), each]));
  const erps = Object.values(config.systems).filter(({ kind }) => kind === 'sap-s4hana');
  const clients = erps.map((system) => sourceHttp(deps, system));
  const masters = new Map(clients.map((http) => [http.system.id, createSapSupplierSource(http, log)]));
  const keepers = new Map(
    clients.map((http) => {
      const { id } = http.system;
      const plants = new Map([...facilities].map(([facilityId, { codes }]) => [codes[id], facilityId]));
      return [id, createSapContractSource(http, log, (plant) => plants.get(plant))];
    }),
  );
  const supplierFeeds = [...masters.values()].map((source) => supplierFeed(source, { db, config }));
  const contractFeeds = [...keepers.values()].map((source) => contractFeed(source, { db, config }));

  const { partners } = config.exchange;
  const partnerFeeds = partners === undefined ? [] : [partnerFeed(partners, { db, config, env: deps.env ?? {}, log })];

  const writes = new WriteBehind(log);
  const kept = { db, config, clock, log, writes, onRead: deps.onCopyRead };
  const suppliers = new SourcedReader({
    ...kept,
    spec: supplierCopies,
    source: (system) => masters.get(system)?.readSuppliers,
  });
  const supplierItems = new SourcedReader({
    ...kept,
    spec: supplierItemCopies,
    source: (system) => keepers.get(system)?.readSupplierItems,
  });
  const contracts = new SourcedReader({
    ...kept,
    spec: contractCopies,
    source: (system) => keepers.get(system)?.readContracts,
  });
  const oldest = () => clock.now().subtract({ milliseconds: config.maxAgeMs.masters });
  const allLoaded = async (feeds: readonly Feed[]) => {
    for (const feed of feeds) await assertLoaded(db, feed);
  };

  return createSubgraph<SuppliersContext>({
    name: 'suppliers',
    sdl: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers: resolverMap,
    verifier,
    log,
    context: (base) => ({
      ...base,
      db,
      clock,
      facilities,
      today: ({ timeZone }) => clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString(),
      loaders: createLoaders({ db, suppliers, supplierItems, contracts, oldest }, base.viewer, base.deadline),
      async supplierPage(conditions, page) {
        await allLoaded(supplierFeeds);
        return supplierPage(db, base.viewer, conditions, page);
      },
      tradingPartnerPage: (conditions, page) => partnerPage(db, base.viewer, conditions, page),
      assertContractsLoaded: () => allLoaded(contractFeeds),
    }),
    feeds: [...supplierFeeds, ...contractFeeds, ...partnerFeeds],
    handlers: [onItemChanged],
    receivers: [onPriceCatalogue('832', deps), onPriceCatalogue('845', deps)],
    idle: () => writes.idle(),
    async close() {
      await writes.close();
      await Promise.all(clients.map((http) => http.close()));
    },
  });
}
