import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Misconfigured } from '@supply-hub/errors';
import { installBinaries, removeDrafts, run, type Binaries } from './binaries.ts';
import type { ClusterHome } from './cluster-home.ts';
import { passwordFile, superuser } from './own-database.ts';
import { removeStalePidFile } from './postmaster.ts';

/** Everything that must be on disk before a launch. Runs under the start lock. */
export async function prepareCluster(home: ClusterHome, durable: boolean): Promise<Binaries> {
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
      superuser,
      '--auth=scram-sha-256',
      `--pwfile=${aside}`,
      '--encoding=UTF8',
      '--locale=C',
    ];
    await run(binaries.initdb, durable ? args : [...args, '--no-sync'], home.user);
    await rename(aside, passwordFile(draft));
    await rename(draft, home.data);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    await rm(aside, { force: true });
    const detail = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
    throw new Misconfigured(`a database could not be made in ${home.path}: ${detail.trim().slice(-1000)}`, { cause });
  }
}
