import { access, chmod, chown, constants, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Misconfigured } from '@supply-hub/errors';
import { serverUser } from './embedded/server-user.ts';

/**
 * The state folder, made if need be, as an absolute path without links. It holds keys and a database, so
 * one that we make is closed to others (0700; as root 0710, with the group of the user that PostgreSQL
 * runs as, who must pass through). The modes of a folder that was already there are its owner's business,
 * unless it is as good as made by us: empty, root's and 0700, as `mktemp -d` makes it.
 */
export async function openStateFolder(path: string): Promise<string> {
  const wanted = resolve(path);
  try {
    await mkdir(dirname(wanted), { recursive: true });
    await makeClosed(wanted);
    await access(wanted, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(wanted);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Misconfigured(
      `the state folder ${wanted} cannot be used: ${reason}. Choose another with HUB_STATE_DIR.`,
      { cause },
    );
  }
}

async function makeClosed(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  if (process.getuid?.() === 0 && (await isUntouched(folder))) await letServerPass(folder);
}

async function isUntouched(folder: string): Promise<boolean> {
  const { uid, mode } = await stat(folder);
  return uid === 0 && (mode & 0o777) === 0o700 && (await readdir(folder)).length === 0;
}

async function letServerPass(folder: string): Promise<void> {
  const { ids } = serverUser(`${folder}/postgres/data`);
  if (!('gid' in ids)) return;
  await chown(folder, 0, ids.gid);
  await chmod(folder, 0o710);
}
