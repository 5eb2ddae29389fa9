import { readFileSync } from 'node:fs';
import type { MigrationModule } from '@supply-hub/postgres';
import { createSubgraph, SourcedReader, WriteBehind, type Subgraph, type SubgraphDeps } from '@supply-hub/subgraph-kit';
import type { ProceduresContext } from './context.ts';
import { appointmentCopy } from './db/appointment-copy.ts';
import { visibleAppointments } from './db/queries/case-records.ts';
import { caseFeed } from './feeds/case-feed.ts';
import { caseReadinessChanged } from './live/case-readiness-changed.ts';
import { createLoaders } from './loaders/loaders.ts';
import { readinessParts } from './readiness.ts';
import { onScheduleMessage } from './receivers/on-schedule-message.ts';
import { resolverMap } from './resolvers/resolver-map.ts';
import { readCases } from './services/read-cases.ts';
import { readDemands } from './services/read-demands.ts';
import { caseSources } from './sources/source-router.ts';

export const proceduresMigrations: MigrationModule = {
  name: 'procedures',
  schema: 'procedures',
  directory: new URL('../migrations/', import.meta.url),
};

/** Surgical cases: folded of what schedules send, and of what they say when they are read. */
export function createProcedures(deps: SubgraphDeps): Subgraph {
  const { config, clock, log, connection, verifier } = deps;
  const { db } = connection;
  const sources = caseSources(deps);
  const spec = appointmentCopy(log);
  const feeds = [...sources.values()].map((source) => caseFeed(source, { spec, db, config }));
  const readiness = readinessParts(deps);
  const writes = new WriteBehind(log);
  const appointments = new SourcedReader({
    spec,
    db,
    config,
    clock,
    log,
    writes,
    onRead: deps.onCopyRead,
    source: (system) => sources.get(system)?.readCases,
    visible: visibleAppointments,
  });

  return createSubgraph<ProceduresContext>({
    name: 'procedures',
    sdl: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers: resolverMap,
    verifier,
    log,
    audit: { db, clock },
    context(base) {
      const loaders = createLoaders({ db, config, clock, appointments }, base);
      return {
        ...base,
        loaders,
        cases: readCases({ db, feeds, systems: [...sources.keys()] }, base, loaders),
        demands: readDemands({ db, feeds: [...feeds, ...readiness.feeds] }, base, loaders),
      };
    },
    live: { connection, fields: { caseReadinessChanged } },
    feeds: [...feeds, ...readiness.feeds],
    handlers: readiness.handlers,
    receivers: [onScheduleMessage(deps)],
    tasks: readiness.tasks,
    idle: () => writes.idle(),
    async close() {
      await writes.close();
      await Promise.all([...sources.values()].map((source) => source.close()));
    },
  });
}
