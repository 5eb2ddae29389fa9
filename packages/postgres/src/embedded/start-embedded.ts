import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Misconfigured } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import { openClient } from '../client.ts';
import { withFileLock } from '../file-lock.ts';
import { openStateFolder } from '../state-folder.ts';
import { installBinaries, removeDrafts, run, type Binaries } from './binaries.ts';
import { clusterHome, type ClusterHome } from './cluster-home.ts';
import {
  freePort,
  isFree,
  launch,
  removeStalePidFile,
  runningPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster.ts';

/** The superuser and the database of an embedded cluster. */
const name = 'supply_hub';

/**
 * One machine, one hub, a few dozen connections: small, and durable. Nothing is shared through /dev/shm
 * by parallel workers, because a container gives it 64 MB. The log names no statement and no row, because
 * those hold business data.
 */
const durableSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %a ',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** For a cluster whose loss is no loss. */
const throwAwaySettings: Readonly<Record<string, string>> = {
  ...durableSettings,
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  max_wal_size: '2GB',
  checkpoint_timeout: '1h',
};

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
    const { postmaster, adopted } = await startOrAdopt(stateDir, home, options);
    const url = await createDatabase(home, postmaster);
    options.log.info({ pid: postmaster.pid, port: postmaster.port, adopted, home: home.path }, 'PostgreSQL runs');
    let stopping: Promise<void> | undefined;
    const stop = () => (stopping ??= stopPostmaster(postmaster.pid, home.data));
    return { url, pid: postmaster.pid, adopted, home: home.path, stop };
  });
}

async function startOrAdopt(
  stateDir: string,
  home: ClusterHome,
  { port, durable = true, log }: EmbeddedOptions,
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const settings = durable ? durableSettings : throwAwaySettings;
  const logFile = join(stateDir, 'postgres.log');
  for (let launches = 0; launches < 5;) {
    const running = await settledPostmaster(home, log);
    if (running) return { postmaster: running, adopted: true };
    const binaries = await prepareCluster(home, durable);
    if (port !== undefined && !(await isFree(port))) throw portTaken(port);
    launches += 1;
    const outcome = await launch({ binaries, home, settings, logFile, port: port ?? (await freePort()) });
    if (!('failure' in outcome)) return { postmaster: outcome, adopted: false };
    // Another program took the port, or the children of a killed server still hold its memory for a moment.
    const passing = /could not bind|shared memory block|lock file .* already exists/;
    if (!passing.test(outcome.failure)) throw startFailed(stateDir, outcome.failure);
    if (port !== undefined && /could not bind/.test(outcome.failure)) throw portTaken(port);
    await wait(200);
  }
  throw startFailed(stateDir, readFileSync(logFile, 'utf8').slice(-2000));
}

/** A server that is up; or null once none is. One that recovers or stops is waited for. */
async function settledPostmaster(home: ClusterHome, log: Log): Promise<Postmaster | null> {
  const first = runningPostmaster(home.data);
  if (first === null || first.isReady) return first;
  log.info({ pid: first.pid }, 'PostgreSQL is starting, recovering or stopping: waiting for it');
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    const running = runningPostmaster(home.data);
    if (running === null || running.isReady) return running;
    await wait(20);
  }
  throw startFailed(home.path, `process ${first.pid} has been neither up nor gone for ${patienceMs / 1000} s`);
}

/** Everything that must be on disk before a launch. Runs under the start lock. */
async function prepareCluster(home: ClusterHome, durable: boolean): Promise<Binaries> {
  await removeDrafts(home.path);
  const binaries = await installBinaries(home.path, home.user);
  if (!existsSync(join(home.data, 'PG_VERSION'))) await initialise(home, binaries, durable);
  const major = Number.parseInt(await readFile(join(home.data, 'PG_VERSION'), 'utf8'), 10);
  if (major !== binaries.major)
    throw new Misconfigured(
      `the database in ${home.data} was made by PostgreSQL ${major}, and this hub brings ${binaries.major}. ` +
        'Dump it with the hub that made it and load it into this one, or choose another HUB_STATE_DIR.',
    );
  await removeStalePidFile(home.data);
  return binaries;
}

/** Built aside and renamed, password included, so that a cluster is either whole or not there. */
async function initialise(home: ClusterHome, binaries: Binaries, durable: boolean): Promise<void> {
  const draft = `${home.data}.${randomUUID()}`;
  const passwordFile = join(draft, 'hub-password');
  const secret = randomBytes(24).toString('base64url');
  const give = async (path: string) => {
    if ('uid' in home.user.ids) await chown(path, home.user.ids.uid, home.user.ids.gid);
  };
  await mkdir(draft, { mode: 0o700 });
  await give(draft);
  const aside = `${draft}.pw`;
  await writeFile(aside, secret, { mode: 0o600 });
  await give(aside);
  try {
    const args = [
      '-D',
      draft,
      '-U',
      name,
      '--auth=scram-sha-256',
      `--pwfile=${aside}`,
      '--encoding=UTF8',
      '--locale=C',
    ];
    await run(binaries.initdb, durable ? args : [...args, '--no-sync'], home.user);
    await rename(aside, passwordFile);
    await rename(draft, home.data);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    await rm(aside, { force: true });
    const detail = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
    throw new Misconfigured(`a database could not be made in ${home.path}: ${detail.trim().slice(-1000)}`, { cause });
  }
}

/** The URL of the hub's own database, made on first start. Connecting proves that this is our server. */
async function createDatabase(home: ClusterHome, { port }: Postmaster): Promise<string> {
  const password = (await readFile(join(home.data, 'hub-password'), 'utf8')).trim();
  const urlOf = (database: string) => `postgres://${name}:${password}@127.0.0.1:${port}/${database}`;
  const sql = openClient(urlOf('postgres'), { name: 'hub-start', max: 1 });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql.unsafe(`create database ${name}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
  return urlOf(name);
}

function portTaken(port: number): Misconfigured {
  return new Misconfigured(`port ${port} of 127.0.0.1 is taken: PostgreSQL cannot listen there. Choose another port.`);
}

function startFailed(stateDir: string, said: string): Misconfigured {
  return new Misconfigured(`PostgreSQL under ${stateDir} did not start (all of it in postgres.log there): ${said}`);
}
