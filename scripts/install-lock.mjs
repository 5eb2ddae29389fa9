import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * One installation of a folder at a time. The lock is a socket with the folder's name that we listen on: the
 * kernel takes it back when its holder dies, whatever kills it. Linux has names for sockets outside the file
 * system; elsewhere the name is a file, and one that nobody answers on is swept away.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withInstallLock(root, work) {
  const name = `supply-hub-install-${createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 24)}`;
  const address = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name);
  let told = false;
  for (;;) {
    const server = await listen(address);
    if (server !== null) {
      try {
        return await work();
      } finally {
        server.close();
      }
    }
    if (!told) process.stderr.write('supply-hub: waiting for another process that installs packages here …\n');
    told = true;
    if (process.platform !== 'linux' && !(await answers(address))) rmSync(address, { force: true });
    await wait(250);
  }
}

/** The listening server, or null when somebody else listens. */
async function listen(address) {
  const server = createServer((socket) => socket.destroy());
  server.listen(address);
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if (error.code === 'EADDRINUSE') return null;
    throw error;
  }
}

async function answers(address) {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
