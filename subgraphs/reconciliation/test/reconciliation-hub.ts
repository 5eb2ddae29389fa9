import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { crosswalkMigrations } from '@supply-hub/crosswalk';
import { eventsMigrations, startDelivery } from '@supply-hub/events';
import { exchangeMigrations } from '@supply-hub/exchange';
import { jobsMigrations, prepareJobs } from '@supply-hub/jobs';
import { lineageMigrations, recordEdges, type Edge } from '@supply-hub/lineage';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { testDatabase } from '@supply-hub/testkit';
import { createReconciliation, reconciliationMigrations } from '../src/server.ts';
import type { Redrive } from '../src/services/redrive-messages.ts';
import { caseEvents } from './case-events.ts';
import { masterEvents } from './master-events.ts';
import { messageEvents } from './message-events.ts';
import { publisher } from './publisher.ts';
import { purchaseEvents } from './purchase-events.ts';
import { verifier } from './viewers.ts';

/** All that the subgraph's tables need, and they. */
export const modules = [
  eventsMigrations,
  auditMigrations,
  lineageMigrations,
  subgraphKitMigrations,
  jobsMigrations,
  exchangeMigrations,
  crosswalkMigrations,
  reconciliationMigrations,
];

export type ReconciliationHub = Awaited<ReturnType<typeof reconciliationHub>>;

/**
 * The reconciliation subgraph on a database of its own, with the events that tests publish delivered to it.
 *
 * @param options.hasExchange parked messages go back to the real exchange
 */
export async function reconciliationHub({ hasExchange = false } = {}) {
  const database = await testDatabase(modules);
  if (hasExchange) await prepareJobs(database.url, { log: silentLog });
  const statements: string[] = [];
  const connection = connect({
    url: database.url,
    schema: 'reconciliation',
    name: 'reconciliation',
    onStatement: (statement) => statements.push(statement),
  });
  const hub = connect({ url: database.url, schema: 'hub', name: 'hub' });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const redriven: string[][] = [];
  const deps = {
    config: parseHubConfig(
      `systems: { erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:1' } }
facilities: [{ id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 } }]`,
      {},
    ),
    clock,
    log: silentLog,
    connection,
    verifier,
  };
  const fake: Redrive = (_, ids) => {
    redriven.push([...ids]);
    return Promise.resolve(ids);
  };
  const subgraph = hasExchange ? createReconciliation(deps) : createReconciliation(deps, { redrive: fake });
  const delivery = await startDelivery({
    hub,
    subgraphs: [{ connection, handlers: subgraph.handlers }],
    clock,
    log: silentLog,
  });
  const events = publisher(hub.db, clock);

  return {
    db: connection.db,
    /** As the exchange has it. */
    hubDb: hub.db,
    /** What the subgraph has asked the database. */
    statements,
    /** The messages that went back to the exchange, one entry each time. */
    redriven,
    clock,
    ...purchaseEvents(events),
    ...messageEvents(events, { hasExchange }),
    ...masterEvents(events),
    ...caseEvents(events),
    edges: (edges: readonly Edge[]) => connection.db.transaction((tx) => recordEdges(tx, edges, clock.now())),
    idle: () => delivery.idle(),
    /** Subscribes from now on; what is told is in `told`. */
    async follow(query: string, as = 'planner') {
      const [ending, told, begun] = [new AbortController(), new Array<unknown>(), Promise.withResolvers<void>()];
      const call = { authorization: `Bearer ${as}`, traceId: 'test', signal: ending.signal };
      const over = (async () => {
        for await (const { frames } of subgraph.subscribe({ query }, call)) {
          begun.resolve();
          told.push(...frames.map(({ result }) => result.errors ?? result.data));
        }
      })().catch(begun.reject);
      await begun.promise;
      return {
        told,
        async [Symbol.asyncDispose]() {
          ending.abort();
          await over;
        },
      };
    },
    ask: (query: string, variables: Record<string, unknown> = {}, as = 'planner') =>
      subgraph.execute(
        { query, variables },
        { authorization: `Bearer ${as}`, deadline: AbortSignal.timeout(15_000), traceId: 'test' },
      ),
    async [Symbol.asyncDispose]() {
      await delivery.stop();
      await subgraph.close();
      await connection.close();
      await hub.close();
      await database.drop();
    },
  };
}
