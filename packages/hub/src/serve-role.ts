import { systemClock } from '@supply-hub/clock';
import { Misconfigured } from '@supply-hub/errors';
import type { SubgraphTarget } from '@supply-hub/gateway';
import { connect } from '@supply-hub/postgres';
import { serveSubgraph, subgraphNames, type SubgraphName } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { createHubMeasures } from './hub-measures.ts';
import { startHubTracing } from './hub-tracing.ts';
import { openMetricsDoor } from './metrics-door.ts';
import { openGateway } from './open-gateway.ts';
import { subgraphParts } from './parts.ts';
import { prepareDatabase } from './prepare-database.ts';
import { readConfig } from './read-config.ts';
import { subgraphsReadiness } from './readiness.ts';
import { runExchange } from './run-exchange.ts';
import type { HubOptions, RunningHub } from './running-hub.ts';
import type { ServeRole } from './serve-roles.ts';
import { tokenAuthority } from './token-authority.ts';
import { watchGraph } from './watch-graph.ts';
import { startWork, type OpenedSubgraph } from './work.ts';

/**
 * One role in this process; the others elsewhere, on the same database.
 * @throws Misconfigured | the reason of `stop`
 */
export async function serveRole(role: ServeRole, options: HubOptions): Promise<RunningHub> {
  const { environment, log, clock = systemClock, stop } = options;
  const { stateDir, host, port } = environment;
  await using started = new AsyncDisposableStack();
  started.adopt(await startHubTracing(environment, { role, log }), (tracing) => tracing.stop());
  const { metrics, onOperation, ...counting } = createHubMeasures();
  if (role !== 'exchange') started.use(await openMetricsDoor(environment, metrics, log));
  const config = readConfig(environment.configFile, environment);
  const tokens = await tokenAuthority(environment, stateDir, clock);
  const running = (address: string, ports: Partial<Pick<RunningHub, 'mllpPort' | 'exchangePort'>> = {}): RunningHub => {
    const stack = started.move();
    return { address, mllpPort: 0, exchangePort: 0, ...ports, stateDir, config, close: () => stack.disposeAsync() };
  };

  if (role === 'gateway') {
    const urls = environment.subgraphUrls ?? new Map<string, string>();
    const missing = subgraphNames.filter((name) => !urls.has(name));
    if (missing.length > 0)
      throw new Misconfigured(`HUB_SUBGRAPH_URLS must say where each subgraph is; it lacks ${missing.join(', ')}.`);
    const targets = [...urls].map(([name, url]): [string, SubgraphTarget] => [name, { kind: 'http', url }]);
    const readiness = () => subgraphsReadiness(urls);
    const gateway = await openGateway({
      subgraphs: new Map(targets),
      environment,
      config,
      tokens,
      clock,
      log,
      readiness,
      onOperation,
    });
    started.defer(() => gateway.close());
    started.defer(watchGraph({ gateway, environment, log }));
    return running(gateway.address);
  }

  const url = environment.databaseUrl;
  if (url === undefined)
    throw new Misconfigured(
      'DATABASE_URL must name the PostgreSQL that all roles share: "hub serve" starts none of its own.',
    );
  stop?.throwIfAborted();
  await prepareDatabase(url, log);
  stop?.throwIfAborted();
  const open = (name: SubgraphName): OpenedSubgraph => {
    const connection = started.use(connect({ url, schema: name, name }));
    const subgraph = subgraphParts[name]({
      config,
      clock,
      log: log.child({ part: name }),
      connection,
      verifier: tokens.verifier,
      env: environment.raw,
      ...counting,
    });
    return { connection, subgraph: started.adopt(subgraph, (it) => it.close()) };
  };
  if (role === 'exchange') {
    const exchange = await runExchange({ url, environment, config, clock, log, measures: metrics });
    started.defer(() => exchange.close());
    started.use(await openMetricsDoor(environment, exchange.metrics, log));
    const { mllpPort, exchangePort } = exchange;
    return running(`mllp://${host}:${mllpPort}`, { mllpPort, exchangePort });
  }
  if (role === 'worker') {
    const subgraphs = subgraphNames.map(open);
    const hub = started.use(connect({ url, schema: 'hub', name: 'worker' }));
    started.adopt(await startWork({ url, subgraphs, hub, config, clock, log }), (work) => work.stop());
    return running('');
  }
  const { connection, subgraph } = open(role);
  const isReady = () =>
    connection.db.execute(sql`select 1`).then(
      () => true,
      () => false,
    );
  const served = await serveSubgraph(subgraph, { host, port, isReady });
  started.defer(() => served.close());
  return running(served.address);
}
