import { readFileSync } from 'node:fs';
import type { MigrationModule } from '@supply-hub/postgres';
import { createSubgraph, SourcedReader, WriteBehind, type Subgraph, type SubgraphDeps } from '@supply-hub/subgraph-kit';
import type { ProceduresContext } from './context.ts';
import { surgicalCaseCopy } from './db/surgical-case-copy.ts';
import { caseFeed } from './feeds/case-feed.ts';
import { createLoaders } from './loaders/loaders.ts';
import { resolverMap } from './resolvers/resolver-map.ts';
import { readCases } from './services/read-cases.ts';
import { caseSources } from './sources/source-router.ts';

export const proceduresMigrations: MigrationModule = {
  name: 'procedures',
  schema: 'procedures',
  directory: new URL('../migrations/', import.meta.url),
};

/** Surgical cases, from the schedules of the configured EHRs. */
export function createProcedures(deps: SubgraphDeps): Subgraph {
  const { config, clock, log, connection, verifier } = deps;
  const { db } = connection;
  const sources = caseSources(deps);
  const feeds = [...sources.values()].map((source) => caseFeed(source, { db, config }));
  const writes = new WriteBehind(log);
  const cases = new SourcedReader({
    spec: surgicalCaseCopy,
    db,
    config,
    clock,
    log,
    writes,
    source: (system) => sources.get(system)?.readCases,
  });

  return createSubgraph<ProceduresContext>({
    name: 'procedures',
    sdl: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers: resolverMap,
    verifier,
    log,
    context(base) {
      const loaders = createLoaders(cases, base);
      return { ...base, loaders, cases: readCases({ db, feeds, systems: [...sources.keys()] }, base, loaders) };
    },
    feeds,
    idle: () => writes.idle(),
    async close() {
      await writes.close();
      await Promise.all([...sources.values()].map((source) => source.close()));
    },
  });
}
