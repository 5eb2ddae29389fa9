import { readFileSync } from 'node:fs';
import type { MigrationModule } from '@supply-hub/postgres';
import {
  assertCurrent,
  assertLoaded,
  createSubgraph,
  SourcedReader,
  sourceHttp,
  WriteBehind,
  type Subgraph,
  type SubgraphDeps,
} from '@supply-hub/subgraph-kit';
import type { ItemsContext } from './context.ts';
import { itemCopies } from './db/item-copies.ts';
import { itemPage } from './db/queries/items.ts';
import { visibleItems } from './db/queries/supplier-reach.ts';
import { itemFeed } from './feeds/item-feed.ts';
import { createLoaders } from './loaders/loaders.ts';
import { resolverMap } from './resolvers/resolver-map.ts';
import { createSapItemSource } from './sources/sap-s4hana/sap-item-source.ts';
import { onSupplierDocuments } from './workflows/on-supplier-documents.ts';

/** The tables of schema `items`. */
export const itemsMigrations: MigrationModule = {
  name: 'items',
  schema: 'items',
  directory: new URL('../migrations/', import.meta.url),
};

/** Items, their packagings, products and crosswalks, from the ERPs' item masters. */
export function createItems(deps: SubgraphDeps): Subgraph {
  const { config, clock, log, connection, verifier } = deps;
  const { db } = connection;
  const masters = Object.values(config.systems).filter(({ kind }) => kind === 'sap-s4hana');
  const sources = new Map(masters.map((system) => [system.id, createSapItemSource(sourceHttp(deps, system), log)]));
  const feeds = [...sources.values()].map((source) => itemFeed(source, { db, config }));
  const writes = new WriteBehind(log);
  const items = new SourcedReader({
    spec: itemCopies,
    db,
    config,
    clock,
    log,
    writes,
    onRead: deps.onCopyRead,
    visible: visibleItems,
    source: (system) => sources.get(system)?.readItems,
  });

  return createSubgraph<ItemsContext>({
    name: 'items',
    sdl: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers: resolverMap,
    verifier,
    log,
    context: (base) => ({
      ...base,
      config,
      loaders: createLoaders({ db, items }, base.viewer, base.deadline),
      async itemPage(conditions, page) {
        for (const feed of feeds) await assertLoaded(db, feed);
        return itemPage(db, base.viewer, conditions, page);
      },
      async assertComplete() {
        const oldest = clock.now().subtract({ milliseconds: config.maxAgeMs.masters });
        for (const feed of feeds) await assertCurrent(db, feed, oldest);
      },
    }),
    feeds,
    handlers: [onSupplierDocuments],
    idle: () => writes.idle(),
    async close() {
      await writes.close();
      await Promise.all([...sources.values()].map((source) => source.close()));
    },
  });
}
