import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { ClusterHome } from './cluster-home.ts';
import { bareEnvironment } from './server-user.ts';

/** What PostgreSQL writes into `postmaster.pid`: its own lock on the cluster, and our way to find it. */
export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

/** The server that runs on this cluster, or null. A file left by a dead one, or naming a stranger, is null. */
export function runningPostmaster(data: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!isPostmasterOf(pid, data)) return null;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.startsWith('ready') === true };
}

/**
 * Process ids are reused, soonest in a restarted container. A postmaster sits in its cluster's folder, so
 * its working directory tells it from a stranger, and a moved folder does not confuse it. A zombie has none.
 */
export function isPostmasterOf(pid: number, data: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    if (process.platform === 'linux') {
      const here = statSync(`/proc/${pid}/cwd`);
      const there = statSync(data);
      return here.ino === there.ino && here.dev === there.dev;
    }
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes(`-D ${data}`);
  } catch {
    return false;
  }
}

/**
 * A pid file that names a living stranger of the same user stops PostgreSQL from starting ("lock file
 * already exists"); one that names a dead process does not, but goes the same way.
 * Call only under the start lock, and after `runningPostmaster` said null.
 */
export async function removeStalePidFile(data: string): Promise<void> {
  await rm(join(data, 'postmaster.pid'), { force: true });
}

export interface LaunchOptions {
  binaries: Binaries;
  home: ClusterHome;
  port: number;
  settings: Readonly<Record<string, string>>;
  /** Where its log lines go; grows to 5 MB, then the older half lives on in `<logFile>.1`. */
  logFile: string;
}

/** Launches and waits until it accepts connections, or has gone: then what it said is the answer. */
export async function launch(options: LaunchOptions): Promise<Postmaster | { failure: string }> {
  const { binaries, home, port, settings, logFile } = options;
  rotate(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const start = statSync(logFile).size;
  // In a session of its own: Ctrl-C at the terminal reaches the hub alone, which then stops it in order.
  // Its output is a file and not a pipe, so that it can outlive a killed hub.
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      home.data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    { ...home.user.ids, cwd: '/', env: bareEnvironment, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  const ended: { why?: string } = {};
  child.once('exit', (code, signal) => (ended.why = `it ended with ${signal ?? code}`));
  child.once('error', (error) => (ended.why = error.message));
  child.unref();
  while (ended.why === undefined) {
    const found = runningPostmaster(home.data);
    if (found !== null && found.pid === child.pid && found.isReady) return found;
    await wait(10);
  }
  return { failure: readFileSync(logFile).subarray(start).toString('utf8').slice(-4000).trim() || ended.why };
}

/** Fast shutdown: open transactions roll back, everything committed is on disk. Immediate after 30 s. */
export async function stopPostmaster(pid: number, data: string): Promise<void> {
  for (const { signal, patienceMs } of [
    { signal: 'SIGINT', patienceMs: 30_000 },
    { signal: 'SIGQUIT', patienceMs: 10_000 },
    { signal: 'SIGKILL', patienceMs: 10_000 },
  ] as const) {
    if (!isPostmasterOf(pid, data)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return; // it went between the two lines
    }
    const end = performance.now() + patienceMs;
    while (performance.now() < end) {
      if (!isPostmasterOf(pid, data)) return;
      await wait(10);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) in ${data} does not stop`);
}

/** A port that was free a moment ago; whoever uses it must cope with losing it. */
export async function freePort(): Promise<number> {
  return listenOnce(0);
}

/** Whether nobody listens on this port of the loopback address. */
export async function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : port));
    });
  });
}

function rotate(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 5 * 1024 * 1024) renameSync(logFile, `${logFile}.1`);
}
