import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Misconfigured } from '@supply-hub/errors';
import { tryLockFile, type FileLock } from './file-lock.ts';
import { openStateFolder } from './state-folder.ts';

/** Who runs on a state folder. */
export interface StateHolder {
  pid: number;
  /** As it announced itself, for example `http://127.0.0.1:4000`. */
  address: string;
  /** It is stopping: whoever comes next need only wait. */
  isLeaving: boolean;
}

/** A state folder that is ours until `release`, or until this process ends, however it ends. */
export interface StateClaim {
  /** The folder, absolute and without links; made if it was not there. */
  stateDir: string;
  /** Corrects the address, when a port was only known after listening. */
  announce(address: string): void;
  /** Call first when stopping: a start that comes now waits for `release` instead of giving up. */
  leave(): void;
  /** Call last, after PostgreSQL has stopped: what comes next may start at once. */
  release(): void;
}

export type ClaimOutcome = { ok: true; claim: StateClaim } | { ok: false; holder: StateHolder };

const fileOf = (stateDir: string) => join(stateDir, 'running.json');
const lockOf = (stateDir: string) => join(stateDir, 'running.lock');

/** Longer than a hub takes to finish what it has in hand. */
const leavingMs = 60_000;

/**
 * Takes a state folder for this process, or says who has it. Waits for a holder that is stopping.
 * @throws Misconfigured when it cannot be used
 */
export async function claimState(path: string, { address }: { address: string }): Promise<ClaimOutcome> {
  const stateDir = await openStateFolder(path);
  const began = performance.now();
  for (;;) {
    const lock = tryLockFile(lockOf(stateDir));
    if (lock !== null) return { ok: true, claim: claimed(stateDir, lock, address) };
    // Held, but nobody is named for a moment: the holder is about to write, or someone only looks.
    const holder = readHolder(stateDir);
    const waited = performance.now() - began;
    if (holder !== null && isAlive(holder.pid) && !(holder.isLeaving && waited < leavingMs))
      return { ok: false, holder };
    if (waited > leavingMs)
      throw new Misconfigured(`${lockOf(stateDir)} is locked by a process that does not say who it is: end it first.`);
    await wait(20);
  }
}

/** Who runs on a state folder; null when nobody does, or there is none. Changes nothing. */
export function stateHolder(stateDir: string): StateHolder | null {
  const holder = readHolder(stateDir);
  if (holder === null) return null;
  const lock = tryLockFile(lockOf(stateDir));
  lock?.release();
  return lock === null ? holder : null;
}

function claimed(stateDir: string, lock: FileLock, address: string): StateClaim {
  const file = fileOf(stateDir);
  const holder: StateHolder = { pid: process.pid, address, isLeaving: false };
  const tell = (change: Partial<StateHolder>) => {
    Object.assign(holder, change);
    writeFileSync(`${file}.new`, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  tell({});
  const release = () => {
    rmSync(file, { force: true });
    lock.release();
  };
  return { stateDir, announce: (now) => tell({ address: now }), leave: () => tell({ isLeaving: true }), release };
}

function readHolder(stateDir: string): StateHolder | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(fileOf(stateDir), 'utf8'));
    if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed) || !('address' in parsed)) return null;
    if (typeof parsed.pid !== 'number') return null;
    const isLeaving = 'isLeaving' in parsed && parsed.isLeaving === true;
    return { pid: parsed.pid, address: String(parsed.address), isLeaving };
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
