import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Misconfigured } from '@supply-hub/errors';
import { serverUser } from './embedded/server-user.ts';

/**
 * The state folder, made if need be, as an absolute path without links. It holds keys and a database, so
 * one that we make is closed to others (0700; as root 0710, with the group of the user that PostgreSQL
 * runs as, who must pass through). The modes of a folder that was already there are its owner's business.
 */
export async function openStateFolder(path: string): Promise<string> {
  const wanted = resolve(path);
  try {
    if (!existsSync(wanted)) {
      await mkdir(dirname(wanted), { recursive: true });
      await mkdir(wanted, { mode: 0o700 });
      if (process.getuid?.() === 0) await letServerPass(wanted);
    }
  } catch (cause) {
    if (!existsSync(wanted))
      throw new Misconfigured(`the state folder ${wanted} cannot be made: ${reason(cause)}. Set HUB_STATE_DIR.`, {
        cause,
      });
  }
  return realpath(wanted);
}

async function letServerPass(folder: string): Promise<void> {
  const { ids } = serverUser(`${folder}/postgres/data`);
  if (!('gid' in ids)) return;
  await chown(folder, 0, ids.gid);
  await chmod(folder, 0o710);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
