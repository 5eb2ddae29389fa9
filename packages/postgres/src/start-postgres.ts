import type { Log } from '@supply-hub/log';
import { keepRunning } from './embedded/keep-running.ts';
import { startEmbedded } from './embedded/start-embedded.ts';
import { checkGivenDatabase } from './given-database.ts';

export interface StartPostgresOptions {
  /** The hub's state folder; made if need be. Unused when `databaseUrl` is given. */
  stateDir: string;
  /** A PostgreSQL 15 or newer to use instead of the embedded one; reached directly, not through a pooler. */
  databaseUrl?: string | undefined;
  /** The embedded server's port on 127.0.0.1. @default any free one */
  port?: number | undefined;
  /** False only for a throw-away cluster: a power cut then loses data. @default true */
  durable?: boolean | undefined;
  /**
   * Start an embedded server again whenever it has gone. For the process that owns the state folder alone: another
   * would start again what the owner stopped. @default false
   */
  keepRunning?: boolean | undefined;
  log: Log;
}

export interface RunningPostgres {
  /** With its password: never log it. */
  url: string;
  embedded: boolean;
  /** True for an embedded server that ran already: a killed hub left it, or another process started it. */
  adopted: boolean;
  /** The folder of the embedded cluster; null for a given database. */
  home: string | null;
  /**
   * Stops the embedded server, an adopted one too, so only the process that owns the state folder
   * (`claimState`) calls it; does nothing to a given database. Close connections first: it ends them.
   */
  stop(): Promise<void>;
}

/**
 * The hub's database: the one given, checked to be usable, or an embedded PostgreSQL under the state folder.
 * @throws Misconfigured  says what is wrong and what to do
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  if (options.databaseUrl) {
    await checkGivenDatabase(options.databaseUrl);
    return { url: options.databaseUrl, embedded: false, adopted: false, home: null, stop: async () => {} };
  }
  const server = await (options.keepRunning === true ? keepRunning : startEmbedded)(options);
  const { url, adopted, home } = server;
  return { url, embedded: true, adopted, home, stop: () => server.stop() };
}
