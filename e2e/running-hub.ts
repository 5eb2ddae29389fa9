import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ManualClock } from '@supply-hub/clock';
import { parseEnvironment, type Environment, type HubConfig } from '@supply-hub/config';
import { startHub, startSandboxProcess } from '@supply-hub/hub';
import { developmentIssuer, type TokenRequest } from '@supply-hub/identity';
import { createLog, silentLog } from '@supply-hub/log';
import { testDatabase } from '@supply-hub/testkit';
import { vi } from 'vitest';
import { post, type Answer } from './ask.ts';

/** A Monday morning at North Valley, in Chicago. */
export const worldStart = '2026-03-09T12:00:00Z';

export type System = 'erp' | 'ehr' | 'wms';
export type SystemState = 'up' | 'slow' | 'failing' | 'away';

export interface RunHubOptions {
  /** Lines for hub.yaml beside the sandbox's own: `maxAge: { stock: 2s }`. */
  readonly hubYaml?: string;
  /** @default small */
  readonly size?: 'small' | 'regional';
  /** Systems that are not there when the hub starts. @default all are */
  readonly away?: readonly System[];
  /** What happened in the hospital group before the hub first looked. */
  readonly before?: (change: Change, files: SandboxFiles) => Promise<void>;
}

/** Changes the sandbox's world, as packages/sandbox/README.md lists it; gives what the change refers to. */
export type Change = (input: { kind: string } & Record<string, unknown>) => Promise<unknown>;

/** Files of the sandbox that the hub reads. */
export interface SandboxFiles {
  /** The preference cards. */
  readonly cards: string;
}

/** The whole hub on real sockets, in this process; the hospital group beside it is a process of its own. */
export interface RunningHub extends AsyncDisposable {
  readonly address: string;
  /** Where HL7 messages are taken. */
  readonly mllpPort: number;
  /** Where trading partners post documents. */
  readonly exchangePort: number;
  readonly config: HubConfig;
  /** The hub's time: stands until it is moved. The sandbox's runs from the same instant. */
  readonly clock: ManualClock;
  /** What other processes and roles need to work on the same state, database and configuration. */
  readonly environment: Environment;
  token(request: TokenRequest): Promise<string>;
  /** @param as whom; a planner of all facilities when absent */
  ask(query: string, variables?: object, as?: TokenRequest): Promise<Answer>;
  /** Takes a system of the sandbox away, and brings it back. */
  set(system: System, state: SystemState): Promise<void>;
  /** Changes the sandbox's world. */
  readonly change: Change;
  readonly files: SandboxFiles;
  /** Of the sandbox. */
  readonly controlUrl: string;
}

/**
 * Starts a small hospital group and the hub, on a database of its own, and waits until its first loads are done or
 * have been tried. Disposing fails when the hub logged an error: an answer may have hidden it.
 */
export async function runHub(options: RunHubOptions = {}): Promise<RunningHub> {
  await using started = new AsyncDisposableStack();
  const stateDir = await mkdtemp(join(tmpdir(), 'hub e2e '));
  started.defer(() => rm(stateDir, { recursive: true, force: true }));
  const database = started.use(await testDatabase([]));
  const sandbox = await startSandboxProcess({
    stateDir,
    size: options.size ?? 'small',
    start: worldStart,
    log: silentLog,
  });
  started.defer(() => sandbox.stop());
  const control = async (method: string, path: string, body: object): Promise<unknown> => {
    const response = await fetch(sandbox.controlUrl + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the sandbox refused: ${await response.text()}`);
    return response.json();
  };
  const set = async (system: System, state: SystemState) =>
    void (await control('PUT', `/systems/${system}`, { state }));
  const change: Change = (input) => control('POST', '/changes', input);
  const files = { cards: join(dirname(sandbox.hubYamlPath), 'cards.csv') };
  await options.before?.(change, files);
  for (const system of options.away ?? []) await set(system, 'away');
  appendFileSync(sandbox.hubYamlPath, options.hubYaml ?? '');

  const clock = new ManualClock(worldStart);
  const environment = parseEnvironment(
    {
      HUB_PORT: '0',
      HUB_EXCHANGE_PORT: '0',
      HUB_MLLP_PORT: '0',
      HUB_STATE_DIR: stateDir,
      HUB_CONFIG: sandbox.hubYamlPath,
      DATABASE_URL: database.url,
    },
    stateDir,
  );
  const logFile = join(stateDir, 'hub.log');
  started.defer(() => refuseFaults(logFile));
  const log = createLog({ name: 'hub', level: 'warn', destination: logFile });
  const hub = await startHub({ environment, log, clock });
  started.defer(() => hub.close());
  const issuer = await developmentIssuer(stateDir, clock);
  const ask: RunningHub['ask'] = async (query, variables = {}, as = { role: 'planner' }) =>
    post(`${hub.address}/graphql`, { query, variables }, await issuer.mint(as));
  const patienceMs = options.size === 'regional' ? 900_000 : 60_000;
  await ready(hub.address, patienceMs);
  if (options.away === undefined) await loaded(ask, patienceMs);

  const stack = started.move();
  return {
    address: hub.address,
    mllpPort: hub.mllpPort,
    exchangePort: hub.exchangePort,
    config: hub.config,
    clock,
    environment,
    token: issuer.mint,
    ask,
    set,
    change,
    files,
    controlUrl: sandbox.controlUrl,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Settles when the first loads have been tried. @param timeout in milliseconds: a regional group takes minutes */
export async function ready(address: string, timeout = 60_000): Promise<void> {
  await vi.waitFor(
    async () => {
      const response = await fetch(`${address}/health/ready`);
      if (!response.ok) throw new Error(`not ready: ${await response.text()}`);
    },
    { timeout, interval: 50 },
  );
}

/** Settles when every list is known to be whole, and the events of the first loads have had their effect. */
async function loaded(ask: RunningHub['ask'], timeout: number): Promise<void> {
  const lists = ['items', 'suppliers', 'stockLevels', 'requisitions', 'invoices', 'surgicalCases'];
  const query = `{
    ${lists.map((name) => `${name}(first: 1) { edges { node { id } } }`).join('\n')}
    purchaseOrders(first: 100) { edges { node { lines { match { id } } } } }
  }`;
  await vi.waitFor(
    async () => {
      const { data, errors } = await ask(query);
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
      if (JSON.stringify(data).includes('"match":null')) throw new Error('order lines are not matched yet');
    },
    { timeout, interval: 100 },
  );
}

function refuseFaults(logFile: string): void {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n') : [];
  const faults = lines.filter((line) => /"level":[56]0/.test(line));
  if (faults.length > 0) throw new Error(`the hub logged what it should not:\n${faults.slice(0, 5).join('\n')}`);
}
