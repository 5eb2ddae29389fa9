import { stat } from 'node:fs/promises';
import type { Environment } from '@supply-hub/config';
import { HubError } from '@supply-hub/errors';
import type { Gateway } from '@supply-hub/gateway';
import type { Log } from '@supply-hub/log';
import { operationManifests, operationsOf, supergraphFile, supergraphOf } from './open-gateway.ts';

export interface WatchGraphOptions {
  readonly gateway: Pick<Gateway, 'reload'>;
  readonly environment: Environment;
  readonly log: Log;
  /** How often the files are looked at. @default 2000 */
  readonly everyMs?: number;
}

/**
 * Takes up the composed graph, and in production the manifests of operations, when one of their files changes: by
 * looking at them, for files behind links and on network shares tell nobody. What cannot be used is said in the log,
 * once for each change, and the gateway goes on with what it has.
 *
 * Only for a gateway in its own process: subgraphs in the same process keep the schema they have.
 *
 * @returns ends it
 */
export function watchGraph({ gateway, environment, log, everyMs = 2000 }: WatchGraphOptions): () => void {
  const isProduction = environment.mode === 'production';
  const files = [supergraphFile(environment), ...(isProduction ? operationManifests(environment) : [])];

  /** What the files looked like; at first nobody knows, for they may have changed since the gateway read them. */
  let seen: string | undefined;

  async function look(): Promise<void> {
    const looks = (await Promise.all(files.map(fingerprint))).join();
    if (looks === seen) return;
    seen = looks;
    try {
      const supergraphSdl = supergraphOf(environment);
      const isAnother = gateway.reload({
        supergraphSdl,
        ...(isProduction && { operations: operationsOf(environment) }),
      });
      if (isAnother) log.info({ files }, 'the gateway took up the graph as it is now');
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      log.error({ reason: error.message }, 'a changed graph cannot be used; the gateway goes on with the one it has');
    }
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.error({ err: error }, 'the graph could not be looked at'));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function fingerprint(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs}/${size}/${ino}`;
  } catch {
    return 'away';
  }
}
