import type { Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Misconfigured } from '@supply-hub/errors';

const pauseMs = 100;

/**
 * Listens on 127.0.0.1 and returns the port. A port that is taken is tried again for a while: a sandbox that
 * was told to stop may not be gone yet when the next one starts.
 * @param port 0 for any free one
 * @throws Misconfigured naming what the port is for
 */
export async function listen(server: Server, port: number, purpose: string, patienceMs: number): Promise<number> {
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    const error = await attempt(server, port);
    if (error === undefined) break;
    if (error.code !== 'EADDRINUSE') throw error;
    if (waitedMs >= patienceMs) {
      throw new Misconfigured(
        `Port ${port}, which the sandbox keeps for ${purpose}, is taken: does it run already, or another program there?`,
      );
    }
    await delay(pauseMs);
  }
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : port;
}

function attempt(server: Server, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', resolve);
      resolve(undefined);
    });
  });
}
