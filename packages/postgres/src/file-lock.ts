import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Misconfigured } from '@supply-hub/errors';

/**
 * A lock that the operating system holds for us: an exclusive transaction on an empty SQLite file is a
 * POSIX record lock, so it ends with the process whatever kills it, and no reused process id can fake it.
 * (Node has no flock; a file with a pid in it needs a takeover, and every takeover has a race.)
 */
export interface FileLock {
  release(): void;
}

/**
 * The lock, or null when somebody holds it. The folder must exist; the file stays behind, empty.
 * @throws Misconfigured  the file or its file system cannot be locked
 */
export function tryLockFile(path: string): FileLock | null {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('pragma journal_mode = memory; begin exclusive'); // no journal file to leave behind
  } catch (cause) {
    database?.close();
    if (isBusy(cause)) return null;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Misconfigured(`${path} cannot be locked (${reason}): does it belong to another user?`, { cause });
  }
  const held = database;
  return {
    release: () => {
      if (held.isOpen) held.close();
    },
  };
}

/** Runs `work` alone among all processes that name the same file, waiting for its turn. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  let lock = tryLockFile(path);
  while (lock === null) {
    await wait(20);
    lock = tryLockFile(path);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (error.errcode === 5 || error.errcode === 6);
}
