import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bareEnvironment, serverUser, type ServerUser } from './server-user.ts';

/** Where clusters of root's state folders go when the server's user cannot reach the folder itself. */
const sharedRoot = '/var/lib/supply-hub';
const note = 'postgres-is-elsewhere.txt';

/** The folder that holds a cluster (`data`) and the programs that run it. */
export interface ClusterHome {
  path: string;
  /** The cluster itself: `<path>/data`. */
  data: string;
  user: ServerUser;
}

/**
 * `<state folder>/postgres`; or, as root with a state folder that the server's user cannot reach (below a
 * 0700 home, say), `/var/lib/supply-hub/<hash>`, and a file in the state folder that names it. Decided
 * once: the file, or the cluster that is there, decides from then on.
 *
 * The hash is salted, so that deleting a state folder and starting again gives an empty database and not
 * the old one.
 */
export async function clusterHome(stateDir: string): Promise<ClusterHome> {
  const elsewhere = await noted(stateDir);
  if (elsewhere !== null) return prepare(elsewhere);
  const inside = join(stateDir, 'postgres');
  if (existsSync(join(inside, 'data'))) return prepare(inside);
  const home = await prepare(inside);
  if (await canReach(home)) return home;
  await rm(inside, { recursive: true, force: true });
  const hash = createHash('sha256').update(stateDir).update(randomUUID()).digest('hex').slice(0, 16);
  if ((await mkdir(sharedRoot, { recursive: true })) !== undefined) await chmod(sharedRoot, 0o755);
  const outside = await prepare(join(sharedRoot, hash));
  await writeFile(join(outside.path, 'belongs-to.txt'), `${stateDir}\n`);
  await writeFile(
    join(stateDir, note),
    `${outside.path}\n\nThe database of this state folder is kept there: PostgreSQL does not run as root, ` +
      `and its user (${outside.user.name}) cannot reach this folder.\nDelete both to start anew.\n`,
  );
  return outside;
}

/** The folder where this state folder's cluster is, when it is not inside; else null. */
export async function noted(stateDir: string): Promise<string | null> {
  const text = await readFile(join(stateDir, note), 'utf8').catch(() => null);
  return text?.split('\n', 1)[0]?.trim() || null;
}

/** Clusters that no state folder names any more. Never removed by us: the folder may only be unmounted. */
export async function strayClusters(): Promise<string[]> {
  const names = await readdir(sharedRoot).catch(() => []);
  const homes = names.map((name) => join(sharedRoot, name));
  const strays = await Promise.all(
    homes.map(async (home) => {
      const owner = await readFile(join(home, 'belongs-to.txt'), 'utf8').catch(() => null);
      return owner !== null && (await noted(owner.trim())) !== home;
    }),
  );
  return homes.filter((_, index) => strays[index]);
}

async function prepare(path: string): Promise<ClusterHome> {
  const data = join(path, 'data');
  if ((await mkdir(path, { recursive: true })) !== undefined) await chmod(path, 0o755);
  return { path, data, user: serverUser(data) };
}

/** Only the kernel knows (modes, groups, lists, mounts): so ask it, as that user. */
async function canReach({ path, user }: ClusterHome): Promise<boolean> {
  if (!('uid' in user.ids)) return true;
  try {
    await promisify(execFile)('/bin/sh', ['-c', 'cd "$0"', path], { ...user.ids, cwd: '/', env: bareEnvironment });
    return true;
  } catch {
    return false;
  }
}
