import { systemClock } from '@supply-hub/clock';
import type { SubgraphTarget } from '@supply-hub/gateway';
import { claimState, connect, migrate, startPostgres } from '@supply-hub/postgres';
import { subgraphNames } from '@supply-hub/subgraph-kit';
import { openGateway } from './open-gateway.ts';
import { hubMigrations, subgraphParts } from './parts.ts';
import { readConfig } from './read-config.ts';
import { hubReadiness } from './readiness.ts';
import { AlreadyRunning, type HubOptions, type RunningHub } from './running-hub.ts';
import { startSandboxProcess } from './sandbox-process.ts';
import { tokenAuthority } from './token-authority.ts';
import { startWork } from './work.ts';

/**
 * Everything in one process, the sandbox beside it. What was started is stopped in the opposite order, also when a
 * later part does not come up.
 * @throws AlreadyRunning | Misconfigured
 */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { environment, log, clock = systemClock, onStatement, onSourceCall } = options;
  await using started = new AsyncDisposableStack();
  const outcome = await claimState(environment.stateDir, { address: `http://${environment.host}:${environment.port}` });
  if (!outcome.ok) throw new AlreadyRunning(outcome.holder, environment.stateDir);
  const { claim } = outcome;
  const { stateDir } = claim;
  started.defer(() => claim.release());

  const [postgres, configFile] = await Promise.all([
    startPostgres({ stateDir, databaseUrl: environment.databaseUrl, log, keepRunning: true }).then((server) =>
      started.adopt(server, (it) => it.stop()),
    ),
    environment.sandbox === 'off'
      ? environment.configFile
      : startSandboxProcess({ stateDir, size: environment.sandbox, log }).then(
          (it) => started.adopt(it, (one) => one.stop()).hubYamlPath,
        ),
  ]);
  await migrate(postgres.url, hubMigrations, { log });
  const config = readConfig(configFile, environment);
  const tokens = await tokenAuthority(environment, stateDir, clock);

  const subgraphs = subgraphNames.map((name) => {
    const connection = started.use(connect({ url: postgres.url, schema: name, name, onStatement }));
    const parts = { config, clock, log: log.child({ part: name }), connection, verifier: tokens.verifier };
    const subgraph = subgraphParts[name]({ ...parts, ...(onSourceCall && { onSourceCall }) });
    return { connection, subgraph: started.adopt(subgraph, (it) => it.close()) };
  });
  const hub = started.use(connect({ url: postgres.url, schema: 'hub', name: 'hub' }));
  started.adopt(await startWork({ subgraphs, hub, clock, log }), (work) => work.stop());

  const feeds = subgraphs.reduce((count, { subgraph }) => count + subgraph.feeds.length, 0);
  const targets = subgraphs.map(({ subgraph }): [string, SubgraphTarget] => [
    subgraph.name,
    { kind: 'in-process', subgraph },
  ]);
  const gateway = await openGateway({
    subgraphs: new Map(targets),
    environment,
    config,
    tokens,
    log: log.child({ part: 'gateway' }),
    readiness: () => hubReadiness(hub, feeds, config),
  });
  started.defer(() => gateway.close());
  claim.announce(gateway.address);
  // The next start then waits for this one to be gone instead of refusing.
  started.defer(() => claim.leave());
  const stack = started.move();
  return { address: gateway.address, stateDir, config, close: () => stack.disposeAsync() };
}
