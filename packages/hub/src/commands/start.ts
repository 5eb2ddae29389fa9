import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { parseEnvironment } from '@supply-hub/config';
import { createLog } from '@supply-hub/log';
import { exitCodes, parseArguments, whenAborted, type Command } from '../command.ts';
import { AlreadyRunning, type RunningHub } from '../running-hub.ts';

export const start: Command = {
  name: 'start',
  summary: 'start the hub: everything in one process, the sandbox beside it',
  help: `hub start

Starts the hub and stays until Ctrl-C. Without settings it brings its own PostgreSQL and a sandbox hospital group.

Settings (environment):
  HUB_PORT        port of the graph (4000)
  HUB_MLLP_PORT   port for HL7 v2 messages over MLLP (2575; 0 takes a free one)
  HUB_EXCHANGE_PORT
                  port where partners post documents, and of /metrics (4080; 0 takes a free one)
  HUB_HOST        address to listen on (127.0.0.1)
  HUB_STATE_DIR   where state and logs are kept (.hub)
  HUB_SANDBOX     small, regional or off (small; off when HUB_CONFIG is set)
  HUB_CONFIG      a hub.yaml that describes real systems (docs/connectors.md)
  DATABASE_URL    a PostgreSQL 15 or newer to use instead of the embedded one
  HUB_MODE        development or production (development)
  HUB_JWKS_URL    the identity provider's keys; needed in production
  HUB_TOKEN_ISSUER
                  the "iss" its tokens must have
  HUB_METRICS_PORT
                  port of /metrics by itself (none; it is at HUB_EXCHANGE_PORT too, for this machine alone)
  HUB_TRACES      none, or otlp: spans go to OTEL_EXPORTER_OTLP_ENDPOINT (none)
  HUB_LOG_LEVEL   debug, info, warn, error or silent (info)

Exit codes: 0 stopped, 1 failed, 2 a setting is wrong, 3 another hub runs on the same state.`,

  async run(argv, terminal) {
    parseArguments('start', argv, {});
    const environment = parseEnvironment(terminal.env, terminal.cwd);
    const logFile = join(environment.stateDir, 'hub.log');
    terminal.complain(`Starting the supply hub; its log is ${logFile}`);
    const log = createLog({ name: 'hub', level: environment.logLevel, destination: logFile });
    const stop = terminal.stopAsked();
    stop.addEventListener('abort', () => terminal.complain('Stopping …'));
    // Loaded here: a token or a question must not wait for six subgraphs.
    const { startHub } = await import('../start-hub.ts');
    let hub: RunningHub;
    try {
      hub = await startHub({ environment, log, stop });
    } catch (error) {
      if (stop.aborted && error === stop.reason) return exitCodes.done;
      if (!(error instanceof AlreadyRunning)) throw error;
      terminal.complain(error.message);
      return exitCodes.alreadyRunning;
    }
    if (await isReady(hub.address, stop)) terminal.print(readyBlock(hub, environment.mode));
    await whenAborted(stop);
    await hub.close();
    return exitCodes.done;
  },
};

/** Settles when the first loads are done, or have been tried; false when `stop` came before. */
async function isReady(address: string, stop: AbortSignal): Promise<boolean> {
  while (!stop.aborted) {
    const response = await fetch(`${address}/health/ready`, { signal: stop }).catch(() => undefined);
    if (response?.ok === true) return true;
    await setTimeout(100, undefined, { signal: stop }).catch(() => undefined);
  }
  return false;
}

/** What a newcomer needs to know, in one short block. */
function readyBlock(hub: RunningHub, mode: 'development' | 'production'): string {
  const [facility] = hub.config.facilities;
  const lines = [
    '',
    'The supply hub is ready.',
    `  graph   ${hub.address}/graphql`,
    ...(mode === 'development'
      ? [`  page    ${hub.address}/  (write a query and run it; the token is filled in)`]
      : []),
    `  mllp    ${new URL(hub.address).hostname}:${hub.mllpPort}  (HL7 v2 messages)`,
    `  posts   http${hub.config.exchange.https.tls ? 's' : ''}://${new URL(hub.address).hostname}:${hub.exchangePort}/exchange/<partner>  (X12 documents; /metrics beside it)`,
    `  state   ${hub.stateDir}`,
    ...(mode === 'development' ? ['  token   npm run --silent hub -- token planner'] : []),
    '',
    'Try:',
    '  npm run --silent hub -- query docs/examples/case-readiness.graphql',
    '  npm run --silent hub -- query docs/examples/item-to-order.graphql',
    `  npm run --silent hub -- sandbox erp away   (then ask again: STALE; "up" brings it back)`,
    '',
    `${facility === undefined ? '' : `Facilities: ${hub.config.facilities.length}, the first ${facility.name}. `}Ctrl-C stops everything.`,
  ];
  return lines.join('\n');
}
