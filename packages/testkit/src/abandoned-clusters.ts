import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '@supply-hub/log';
import { startPostgres } from '@supply-hub/postgres';

/** The runner's process id is in the name, so that the next run can see whether it still lives. */
export function stateFolderPrefix(): string {
  return `supply-hub-test-${process.pid}-`;
}

/** A run that was killed leaves its server running; the next one ends it: adopts, stops, removes. */
export async function removeAbandonedClusters(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = /^supply-hub-test-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const stateDir = join(tmpdir(), name);
    try {
      if (existsSync(join(stateDir, 'postgres.lock'))) {
        const server = await startPostgres({ stateDir, log: silentLog, durable: false });
        await server.stop();
        if (server.home !== null) await rm(server.home, { recursive: true, force: true });
      }
      await rm(stateDir, { recursive: true, force: true });
    } catch {
      // Another user's, or another run is removing it: not ours to worry about.
    }
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
