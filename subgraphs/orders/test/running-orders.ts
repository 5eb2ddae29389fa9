import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { commandsMigrations } from '@supply-hub/commands';
import { crosswalkMigrations } from '@supply-hub/crosswalk';
import { eventsMigrations, startSequencer } from '@supply-hub/events';
import { NotAuthenticated } from '@supply-hub/errors';
import { exchangeMigrations } from '@supply-hub/exchange';
import type { Viewer } from '@supply-hub/identity';
import { jobsMigrations } from '@supply-hub/jobs';
import { lineageMigrations } from '@supply-hub/lineage';
import { silentLog, type Log } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { createSourceCallCounter } from '@supply-hub/source-kit';
import { createFeedRunner, subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { testDatabase } from '@supply-hub/testkit';
import { createOrders, ordersMigrations } from '../src/server.ts';

export const planner: Viewer = {
  subject: 'planner',
  role: 'planner',
  facilities: '*',
  suppliers: '*',
  scopes: new Set(),
  expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
};
export const plannerOf = (...facilities: string[]): Viewer => ({ ...planner, facilities: new Set(facilities) });
export const partnerOf = (...suppliers: string[]): Viewer => ({
  ...planner,
  role: 'partner',
  facilities: new Set(),
  suppliers: new Set(suppliers),
});

/** A log that keeps what somebody would have to look at. */
function logInto(faults: unknown[]): Log {
  const log: Log = Object.create(silentLog);
  const keep = (...line: unknown[]) => void faults.push(line);
  return Object.assign(log, { warn: keep, error: keep, child: () => log });
}

/** The subgraph over a database of its own, with its feeds at hand and everything it sends counted. */
export async function runningOrders(hubYaml: string, now = '2026-03-09T12:00:00Z') {
  const database = await testDatabase([
    subgraphKitMigrations,
    eventsMigrations,
    auditMigrations,
    lineageMigrations,
    jobsMigrations,
    exchangeMigrations,
    crosswalkMigrations,
    commandsMigrations,
    ordersMigrations,
  ]);
  const statements: string[] = [];
  const connection = connect({
    url: database.url,
    schema: 'orders',
    name: 'orders',
    onStatement: (text) => statements.push(text),
  });
  const clock = new ManualClock(now);
  const calls = createSourceCallCounter();
  const faults: unknown[] = [];
  const viewers = new Map<string, Viewer>();
  const config = parseHubConfig(hubYaml, {});
  const subgraph = createOrders({
    config,
    clock,
    log: logInto(faults),
    connection,
    verifier: {
      verify(header) {
        const viewer = viewers.get(header ?? '');
        return viewer ? Promise.resolve(viewer) : Promise.reject(new NotAuthenticated('A token is needed.'));
      },
    },
    onSourceCall: calls.onCall,
  });
  const runner = createFeedRunner({
    subgraph: 'orders',
    feeds: subgraph.feeds,
    db: connection.db,
    clock,
    log: silentLog,
  });

  const tokenOf = (viewer: Viewer): string => {
    const token = JSON.stringify([viewer.role, [...viewer.facilities], [...viewer.suppliers]]);
    viewers.set(token, viewer);
    return token;
  };
  let ordered: { stop(): Promise<void> } | undefined;

  return {
    db: connection.db,
    subgraph,
    config,
    /** Under the subgraph's role. */
    connection,
    url: database.url,
    clock,
    statements,
    calls,
    /** Warnings and errors of the log. */
    faults,
    /** Runs every feed once. @returns whether all ended well */
    poll: () => runner.runAll(),
    /** Runs one feed once, by its name. */
    async runFeed(name: string) {
      const feed = subgraph.feeds.find((each) => each.name === name);
      if (feed === undefined) throw new Error(`there is no feed ${name}`);
      await using one = new AsyncDisposableStack();
      const own = createFeedRunner({ subgraph: 'orders', feeds: [feed], db: connection.db, clock, log: silentLog });
      one.defer(() => own.stop());
      if (!(await own.runAll())) throw new Error(`${name} did not end well`);
    },
    /** Settles when nothing waits to be written. */
    idle: () => subgraph.idle(),
    async ask(query: string, viewer: Viewer = planner, variables: Record<string, unknown> = {}) {
      const token = tokenOf(viewer);
      const { data, errors } = await subgraph.execute(
        { query, variables },
        { authorization: token, deadline: AbortSignal.timeout(15_000), traceId: 'test' },
      );
      // Plain objects and arrays, as a client gets them.
      return { data: JSON.parse(JSON.stringify(data ?? null)), errors: errors ?? [] };
    },
    /** Subscribes from now on; what is told is in `told`, and `told` alone grows. */
    async follow(query: string, viewer: Viewer = planner) {
      ordered ??= await orderEvents(database.url);
      const [ending, told, begun] = [new AbortController(), new Array<unknown>(), Promise.withResolvers<void>()];
      const call = { authorization: tokenOf(viewer), traceId: 'test', signal: ending.signal };
      const over = (async () => {
        for await (const { frames } of subgraph.subscribe({ query }, call)) {
          begun.resolve();
          told.push(...frames.map(({ result }) => JSON.parse(JSON.stringify(result.errors ?? result.data))));
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
    /** Asks with a token nobody gave out. */
    async askUnknown(query: string) {
      const call = { authorization: 'Bearer forged', deadline: AbortSignal.timeout(15_000), traceId: 'test' };
      const { data, errors } = await subgraph.execute({ query }, call);
      return { data, errors: errors ?? [] };
    },
    async [Symbol.asyncDispose]() {
      await runner.stop();
      await ordered?.stop();
      await subgraph.close();
      await connection.close();
      await database.drop();
    },
  };
}

/** Gives events their positions, as the worker does: what is followed is told by them. */
async function orderEvents(url: string) {
  const connection = connect({ url, schema: 'hub', name: 'hub' });
  const sequencer = await startSequencer({ connection, log: silentLog });
  return {
    async stop() {
      await sequencer.stop();
      await connection.close();
    },
  };
}
