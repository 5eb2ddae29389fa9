import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Misconfigured } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import { withFileLock } from '../file-lock.ts';
import { openStateFolder } from '../state-folder.ts';
import { clusterHome, strayClusters, type ClusterHome } from './cluster-home.ts';
import { prepareCluster } from './create-cluster.ts';
import { openOwnDatabase } from './own-database.ts';
import {
  freePort,
  isFree,
  isPostmasterOf,
  launch,
  runningPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster.ts';
import { durableSettings, throwAwaySettings } from './settings.ts';

/** How long a server may recover from a crash (it replays at most `max_wal_size`) or take to stop. */
const patienceMs = 180_000;

export interface EmbeddedOptions {
  stateDir: string;
  port?: number | undefined;
  /** False only for a throw-away cluster: a power cut then loses data. @default true */
  durable?: boolean | undefined;
  log: Log;
}

export interface EmbeddedServer {
  url: string;
  pid: number;
  /** True when it was running already: left by a killed hub, or started a moment ago by another process. */
  adopted: boolean;
  /** Where cluster and programs live; inside the state folder, unless root's user cannot reach that. */
  home: string;
  /** Whether this very server still runs. */
  isRunning(): boolean;
  stop(): Promise<void>;
}

/**
 * Initialises, starts or adopts the cluster of a state folder. Any number of processes may call this at
 * once: one starts, the others adopt. Whatever is killed at whatever moment, the next call recovers.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const stateDir = await openStateFolder(options.stateDir);
  return withFileLock(join(stateDir, 'postgres.lock'), async () => {
    const home = await clusterHome(stateDir);
    await warnOfStrays(home, stateDir, options.log);
    const end = performance.now() + patienceMs;
    while (performance.now() < end) {
      const running = await settledPostmaster(home, options.log);
      const postmaster = running ?? (await launchCluster(stateDir, home, options));
      const url = postmaster && (await openOwnDatabase(home, postmaster));
      if (url) return serverOf(home, postmaster, { url, adopted: running !== null }, options.log);
      await wait(50);
    }
    throw startFailed(stateDir, `it kept failing for ${patienceMs / 1000} s`);
  });
}

/** Each takes a hundred megabytes and more, and a killed hub's server may still run in it. */
async function warnOfStrays(home: ClusterHome, stateDir: string, log: Log): Promise<void> {
  if (home.path.startsWith(stateDir)) return;
  const clusters = await strayClusters();
  if (clusters.length > 0)
    log.warn({ clusters }, 'databases whose state folder is gone: delete them if it was deleted');
}

function serverOf(
  home: ClusterHome,
  { pid, port }: Postmaster,
  { url, adopted }: { url: string; adopted: boolean },
  log: Log,
): EmbeddedServer {
  log.info({ server: pid, port, adopted, home: home.path }, 'PostgreSQL runs');
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopPostmaster(pid, home.data));
  return { url, pid, adopted, home: home.path, isRunning: () => isPostmasterOf(pid, home.data), stop };
}

/** Null when what kept it from starting will pass by itself. */
async function launchCluster(
  stateDir: string,
  home: ClusterHome,
  { port, durable = true }: EmbeddedOptions,
): Promise<Postmaster | null> {
  const binaries = await prepareCluster(home, durable);
  if (port !== undefined && !(await isFree(port))) throw portTaken(port);
  const outcome = await launch({
    binaries,
    home,
    settings: durable ? durableSettings : throwAwaySettings,
    logFile: join(stateDir, 'postgres.log'),
    port: port ?? (await freePort()),
  });
  if (!('failure' in outcome)) return outcome;
  if (port !== undefined && /could not bind/.test(outcome.failure)) throw portTaken(port);
  // Another program took the port, or the children of a killed server still hold its memory for a moment.
  if (/could not bind|shared memory block|lock file .* already exists/.test(outcome.failure)) return null;
  throw startFailed(stateDir, outcome.failure);
}

/** A server that is up; or null once none is. One that recovers or stops is waited for. */
async function settledPostmaster(home: ClusterHome, log: Log): Promise<Postmaster | null> {
  const first = runningPostmaster(home.data);
  if (first === null || first.isReady) return first;
  log.info({ server: first.pid }, 'PostgreSQL is starting, recovering or stopping: waiting for it');
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    const running = runningPostmaster(home.data);
    if (running === null || running.isReady) return running;
    await wait(20);
  }
  throw startFailed(home.path, `process ${first.pid} has been neither up nor gone for ${patienceMs / 1000} s`);
}

function portTaken(port: number): Misconfigured {
  return new Misconfigured(`port ${port} of 127.0.0.1 is taken: PostgreSQL cannot listen there. Choose another port.`);
}

function startFailed(stateDir: string, said: string): Misconfigured {
  return new Misconfigured(`PostgreSQL under ${stateDir} did not start (all of it in postgres.log there): ${said}`);
}
