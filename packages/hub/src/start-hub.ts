import { systemClock } from '@supply-hub/clock';
import type { SubgraphTarget } from '@supply-hub/gateway';
import type { Log } from '@supply-hub/log';
import { claimState, connect, startPostgres, type RunningPostgres } from '@supply-hub/postgres';
import { subgraphNames } from '@supply-hub/subgraph-kit';
import { createHubMeasures } from './hub-measures.ts';
import { startHubTracing } from './hub-tracing.ts';
import { announceIntake } from './intake-address.ts';
import { openMetricsDoor } from './metrics-door.ts';
import { openGateway } from './open-gateway.ts';
import { subgraphParts } from './parts.ts';
import { prepareDatabase } from './prepare-database.ts';
import { readConfig } from './read-config.ts';
import { hubReadiness } from './readiness.ts';
import { runExchange } from './run-exchange.ts';
import { AlreadyRunning, type HubOptions, type RunningHub } from './running-hub.ts';
import { startSandboxProcess, type SandboxProcess } from './sandbox-process.ts';
import { tokenAuthority } from './token-authority.ts';
import { startWork } from './work.ts';

/**
 * Everything in one process, the sandbox beside it. What was started is stopped in the opposite order, also when a
 * later part does not come up.
 * @throws AlreadyRunning | Misconfigured | the reason of `stop`
 */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { environment, log, clock = systemClock, onStatement, onSourceCall, stop } = options;
  await using started = new AsyncDisposableStack();
  const outcome = await claimState(environment.stateDir, { address: `http://${environment.host}:${environment.port}` });
  if (!outcome.ok) throw new AlreadyRunning(outcome.holder, environment.stateDir);
  const { claim } = outcome;
  const { stateDir } = claim;
  started.defer(() => claim.release());
  started.adopt(await startHubTracing(environment, { log }), (tracing) => tracing.stop());
  const measures = createHubMeasures();
  stop?.throwIfAborted();

  const { postgres, sandbox } = await startBeside(started, stateDir, options);
  stop?.throwIfAborted();
  await prepareDatabase(postgres.url, log);
  stop?.throwIfAborted();
  const config = readConfig(sandbox?.hubYamlPath ?? environment.configFile, environment);
  const tokens = await tokenAuthority(environment, stateDir, clock);

  const subgraphs = subgraphNames.map((name) => {
    const connection = started.use(connect({ url: postgres.url, schema: name, name, onStatement }));
    const { raw: env } = environment;
    const parts = { config, clock, env, log: log.child({ part: name }), connection, verifier: tokens.verifier };
    const subgraph = subgraphParts[name]({
      ...parts,
      onCopyRead: measures.onCopyRead,
      onSourceCall: (call) => {
        measures.onSourceCall(call);
        onSourceCall?.(call);
      },
    });
    return { connection, subgraph: started.adopt(subgraph, (it) => it.close()) };
  });
  const hub = started.use(connect({ url: postgres.url, schema: 'hub', name: 'hub' }));
  started.adopt(await startWork({ url: postgres.url, subgraphs, hub, config, clock, log }), (work) => work.stop());
  stop?.throwIfAborted();

  const targets = subgraphs.map(({ subgraph }): [string, SubgraphTarget] => [
    subgraph.name,
    { kind: 'in-process', subgraph },
  ]);
  const gateway = await openGateway({
    subgraphs: new Map(targets),
    environment,
    config,
    tokens,
    clock,
    log: log.child({ part: 'gateway' }),
    readiness: () => hubReadiness(hub, config),
    onOperation: measures.onOperation,
  });
  started.defer(() => gateway.close());
  const exchange = await runExchange({
    url: postgres.url,
    environment,
    config,
    clock,
    log: log.child({ part: 'exchange' }),
    measures: measures.metrics,
  });
  started.defer(() => exchange.close());
  started.use(await openMetricsDoor(environment, exchange.metrics, log));
  const { host } = environment;
  const { mllpPort, exchangePort } = exchange;
  started.defer(announceIntake(stateDir, { host, port: mllpPort, exchangePort }));
  claim.announce(gateway.address);
  // The next start then waits for this one to be gone instead of refusing.
  started.defer(() => claim.leave());
  if (sandbox !== undefined) await tellSandbox(sandbox, { host, port: mllpPort }, log);
  const stack = started.move();
  return {
    address: gateway.address,
    mllpPort,
    exchangePort,
    stateDir,
    config,
    close: () => stack.disposeAsync(),
  };
}

/** The database and the sandbox, at the same time; when one does not come up, nothing is left of the other. */
async function startBeside(
  started: AsyncDisposableStack,
  stateDir: string,
  { environment: { databaseUrl, sandbox: size }, log, stop }: HubOptions,
): Promise<{ postgres: RunningPostgres; sandbox: SandboxProcess | undefined }> {
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(stop === undefined ? [] : [stop])]);
  const coming = [
    startPostgres({ stateDir, databaseUrl, log, keepRunning: true }).then((server) =>
      started.adopt(server, (it) => it.stop()),
    ),
    size === 'off'
      ? Promise.resolve(undefined)
      : startSandboxProcess({ stateDir, size, siuPerHour: 'usual', ordersPerHour: 'usual', log, signal }).then((it) =>
          started.adopt(it, (one) => one.stop()),
        ),
  ] as const;
  try {
    const [postgres, sandbox] = await Promise.all(coming);
    return { postgres, sandbox };
  } catch (error) {
    failed.abort();
    await Promise.allSettled(coming);
    throw error;
  }
}

/** The EHR sends its messages to wherever we listen now. */
async function tellSandbox(
  { controlUrl }: SandboxProcess,
  destination: { host: string; port: number },
  log: Log,
): Promise<void> {
  try {
    const response = await fetch(`${controlUrl}/ehr/destination`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(destination),
      signal: AbortSignal.timeout(10_000),
    });
    await response.body?.cancel();
    if (!response.ok) log.warn({ status: response.status }, 'the sandbox does not take where to send its messages');
  } catch (error) {
    log.warn({ err: error }, 'the sandbox could not be told where to send its messages');
  }
}
