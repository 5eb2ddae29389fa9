import { readFileSync, statSync } from 'node:fs';
import { Misconfigured } from '@supply-hub/errors';

/**
 * Who the server runs as. PostgreSQL refuses to run as root, so root lends it `postgres` or `nobody`;
 * anybody else runs it as themselves.
 */
export interface ServerUser {
  /** For messages. */
  name: string;
  /** To spread into spawn options; empty when the server runs as the calling user. */
  ids: { uid: number; gid: number } | Record<string, never>;
}

/**
 * Nothing of the caller's environment reaches the server: PGDATA, PGPORT, PGOPTIONS or a locale would
 * change what it does and which language its messages are in.
 */
export const bareEnvironment: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

/** @param data the cluster's folder: once it exists, its owner is the server's user. */
export function serverUser(data: string): ServerUser {
  const owner = statSync(data, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner !== undefined && self !== undefined && owner.uid !== self)
      throw new Misconfigured(
        `the database in ${data} belongs to another user (uid ${owner.uid}). ` +
          'Start the hub as that user (or as root, if root made it), or choose another HUB_STATE_DIR.',
      );
    return { name: 'the current user', ids: {} };
  }
  if (owner !== undefined && owner.uid !== 0)
    return { name: `uid ${owner.uid}`, ids: { uid: owner.uid, gid: owner.gid } };
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = accounts.find((account) => account[0] === wanted) ?? [];
    if (name !== undefined && Number(uid) > 0 && Number(gid) > 0)
      return { name, ids: { uid: Number(uid), gid: Number(gid) } };
  }
  throw new Misconfigured(
    'PostgreSQL does not run as root, and this machine has neither a user postgres nor a user nobody to run it as. ' +
      'Start the hub as another user, or set DATABASE_URL.',
  );
}
