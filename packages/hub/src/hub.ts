import { readFileSync } from 'node:fs';
import { systemClock, type Clock } from '@supply-hub/clock';
import { parseHubConfig, type Environment, type HubConfig } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';
import { startDelivery } from '@supply-hub/events';
import { startGateway, type Readiness, type SubgraphTarget } from '@supply-hub/gateway';
import { createVerifier, developmentIssuer } from '@supply-hub/identity';
import type { Log } from '@supply-hub/log';
import { claimState, connect, migrate, startPostgres, type Connection, type StateHolder } from '@supply-hub/postgres';
import {
  createFeedRunner,
  feedStatuses,
  serveSubgraph,
  subgraphNames,
  type Subgraph,
  type SubgraphDeps,
  type SubgraphName,
} from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { exampleOperations } from './examples.ts';
import { hubMigrations, subgraphParts } from './parts.ts';
import { startSandboxProcess } from './sandbox-process.ts';
import { readSupergraph } from './supergraph-file.ts';

/** What can run in a process of its own. `worker` runs all feeds and event handlers. */
export const serveRoles = ['gateway', ...subgraphNames, 'worker'] as const;
export type ServeRole = (typeof serveRoles)[number];

export interface HubOptions {
  readonly environment: Environment;
  readonly log: Log;
  readonly clock?: Clock;
  /** For tests and benchmarks: every statement of the subgraphs, and every call to a source. */
  readonly onStatement?: (statement: string) => void;
  readonly onSourceCall?: NonNullable<SubgraphDeps['onSourceCall']>;
}

/** A running hub, or one role of it. */
export interface RunningHub {
  /** Where it answers: `http://127.0.0.1:4000`. Empty for the worker. */
  readonly address: string;
  readonly stateDir: string;
  readonly config: HubConfig;
  /** Drains and stops everything that was started, in order. */
  close(): Promise<void>;
}

/** Another process runs on the same state. */
export class AlreadyRunning extends Misconfigured {
  readonly holder: StateHolder;

  constructor(holder: StateHolder, stateDir: string) {
    super(
      `The hub already runs on ${stateDir}: ${holder.address} (process ${holder.pid}). Use that one, or set HUB_STATE_DIR and HUB_PORT for a second.`,
    );
    this.holder = holder;
  }
}

/**
 * Everything in one process, the sandbox beside it.
 * @throws AlreadyRunning | Misconfigured
 */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { environment, log, clock = systemClock } = options;
  await using started = new AsyncDisposableStack();
  const expected = `http://${environment.host}:${environment.port}`;
  const claim = await claimState(environment.stateDir, { address: expected });
  if (!claim.ok) throw new AlreadyRunning(claim.holder, environment.stateDir);
  const { stateDir } = claim.claim;
  started.defer(() => claim.claim.release());

  const [postgres, hubYaml] = await Promise.all([
    startPostgres({ stateDir, databaseUrl: environment.databaseUrl, log }).then((running) =>
      started.adopt(running, (it) => it.stop()),
    ),
    environment.sandbox === 'off'
      ? environment.configFile
      : startSandboxProcess({ stateDir, size: environment.sandbox, log }).then(
          (it) => started.adopt(it, (one) => one.stop()).hubYamlPath,
        ),
  ]);
  await migrate(postgres.url, hubMigrations, { log });
  const config = readConfig(hubYaml, environment);
  const { verifier, ...tokens } = await identityOf(environment, stateDir, clock);

  const connections = new Map<SubgraphName, Connection>();
  const subgraphs = new Map<SubgraphName, Subgraph>();
  for (const name of subgraphNames) {
    const connection = started.use(
      connect({ url: postgres.url, schema: name, name, onStatement: options.onStatement }),
    );
    connections.set(name, connection);
    const subgraph = subgraphParts[name]({
      config,
      clock,
      log: log.child({ part: name }),
      connection,
      verifier,
      ...(options.onSourceCall && { onSourceCall: options.onSourceCall }),
    });
    subgraphs.set(
      name,
      started.adopt(subgraph, (it) => it.close()),
    );
  }
  const hub = started.use(connect({ url: postgres.url, schema: 'hub', name: 'hub' }));
  await startWork({ subgraphs, connections, hub, clock, log, started });

  const targets = new Map<string, SubgraphTarget>(
    [...subgraphs].map(([name, subgraph]) => [name, { kind: 'in-process', subgraph }]),
  );
  const gateway = await startGateway({
    supergraphSdl: readSupergraph(),
    subgraphs: targets,
    verifier,
    host: environment.host,
    port: environment.port,
    mode: environment.mode,
    log: log.child({ part: 'gateway' }),
    readiness: () =>
      readiness(
        hub,
        [...subgraphs.values()].reduce((count, each) => count + each.feeds.length, 0),
        config,
      ),
  });
  started.defer(() => gateway.close());
  claim.claim.announce(gateway.address);
  const stack = started.move();
  return { address: gateway.address, stateDir, config, close: () => stack.disposeAsync() };
}

/** One role in this process; the others elsewhere, on the same database. */
export async function serveRole(role: ServeRole, options: HubOptions): Promise<RunningHub> {
  const { environment, log, clock = systemClock } = options;
  await using started = new AsyncDisposableStack();
  const config = readConfig(environment.configFile, environment);
  const { verifier, ...tokens } = await identityOf(environment, environment.stateDir, clock);
  const running = (address: string): RunningHub => {
    const stack = started.move();
    return { address, stateDir: environment.stateDir, config, close: () => stack.disposeAsync() };
  };

  if (role === 'gateway') {
    const urls = environment.subgraphUrls ?? new Map<string, string>();
    const missing = subgraphNames.filter((name) => !urls.has(name));
    if (missing.length > 0)
      throw new Misconfigured(`HUB_SUBGRAPH_URLS must say where each subgraph is; it lacks ${missing.join(', ')}.`);
    const gateway = await startGateway({
      supergraphSdl: readSupergraph(),
      subgraphs: new Map([...urls].map(([name, url]) => [name, { kind: 'http', url }])),
      verifier,
      host: environment.host,
      port: environment.port,
      mode: environment.mode,
      log,
      ...(environment.mode === 'development' && { ...tokens, examples: exampleOperations(config) }),
      readiness: () => subgraphsReady(urls),
    });
    started.defer(() => gateway.close());
    return running(gateway.address);
  }

  const url = environment.databaseUrl;
  if (url === undefined)
    throw new Misconfigured(
      'DATABASE_URL must name the PostgreSQL that all roles share: "hub serve" starts none of its own.',
    );
  await migrate(url, hubMigrations, { log });
  const open = (name: SubgraphName) => {
    const connection = started.use(connect({ url, schema: name, name }));
    const subgraph = subgraphParts[name]({ config, clock, log: log.child({ part: name }), connection, verifier });
    return { connection, subgraph: started.adopt(subgraph, (it) => it.close()) };
  };
  if (role === 'worker') {
    const opened = subgraphNames.map((name) => [name, open(name)] as const);
    const hub = started.use(connect({ url, schema: 'hub', name: 'worker' }));
    await startWork({
      subgraphs: new Map(opened.map(([name, { subgraph }]) => [name, subgraph])),
      connections: new Map(opened.map(([name, { connection }]) => [name, connection])),
      hub,
      clock,
      log,
      started,
    });
    return running('');
  }
  const { connection, subgraph } = open(role);
  const served = await serveSubgraph(subgraph, {
    host: environment.host,
    port: environment.port,
    isReady: () =>
      connection.db.execute(sql`select 1`).then(
        () => true,
        () => false,
      ),
  });
  started.defer(() => served.close());
  return running(served.address);
}

/** Feeds and event handlers. */
async function startWork(options: {
  subgraphs: ReadonlyMap<SubgraphName, Subgraph>;
  connections: ReadonlyMap<SubgraphName, Connection>;
  hub: Connection;
  clock: Clock;
  log: Log;
  started: AsyncDisposableStack;
}): Promise<void> {
  const { subgraphs, connections, hub, clock, log, started } = options;
  const each = [...subgraphs].flatMap(([name, subgraph]) => {
    const connection = connections.get(name);
    return connection === undefined ? [] : [{ name, subgraph, connection }];
  });
  const delivery = await startDelivery({
    hub,
    subgraphs: each.map(({ subgraph, connection }) => ({ connection, handlers: subgraph.handlers })),
    clock,
    log: log.child({ part: 'events' }),
  });
  started.defer(() => delivery.stop());
  for (const { name, subgraph, connection } of each) {
    const runner = createFeedRunner({
      subgraph: name,
      feeds: subgraph.feeds,
      db: connection.db,
      clock,
      log: log.child({ part: name }),
    });
    runner.start();
    started.defer(() => runner.stop());
  }
}

function readConfig(file: string | undefined, environment: Environment): HubConfig {
  if (file === undefined)
    throw new Misconfigured('HUB_CONFIG must name a hub.yaml. docs/connectors.md describes its form.');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Misconfigured(`${file} cannot be read: HUB_CONFIG must name a hub.yaml.`, { cause: error });
  }
  return parseHubConfig(text, environment.raw, file);
}

/** Who checks tokens and, where the hub is its own issuer, who mints those of the page. */
async function identityOf(environment: Environment, stateDir: string, clock: Clock) {
  if (environment.jwksUrl !== undefined) return { verifier: createVerifier({ jwksUrl: environment.jwksUrl }, clock) };
  const issuer = await developmentIssuer(stateDir, clock);
  return {
    verifier: createVerifier({ keys: issuer.jwks() }, clock),
    developmentToken: () => issuer.mint({ role: 'planner' }),
  };
}

/** Ready: the database answers, and each feed has read its system once or says why it cannot. */
async function readiness(hub: Connection, feeds: number, config: HubConfig): Promise<Readiness> {
  let statuses;
  try {
    statuses = await feedStatuses(hub.db);
  } catch {
    return { ready: false, waitingFor: ['the database, which does not answer'] };
  }
  const loading = statuses.filter((each) => each.confirmedThrough === null && each.failingSince === null);
  const waitingFor = loading.map(
    ({ name, system }) => `the first load of ${name} from ${config.systems[system]?.name ?? system}`,
  );
  if (statuses.length < feeds) waitingFor.push('the first load of the others');
  return waitingFor.length === 0 ? { ready: true } : { ready: false, waitingFor };
}

async function subgraphsReady(urls: ReadonlyMap<string, string>): Promise<Readiness> {
  const states = await Promise.all(
    [...urls].map(async ([name, url]) => {
      const isUp = await fetch(under(url, 'health/ready'), { signal: AbortSignal.timeout(1500) }).then(
        (response) => response.ok,
        () => false,
      );
      return isUp ? [] : [`the subgraph ${name}, which is not ready`];
    }),
  );
  const waitingFor = states.flat();
  return waitingFor.length === 0 ? { ready: true } : { ready: false, waitingFor };
}

function under(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path}`;
}
