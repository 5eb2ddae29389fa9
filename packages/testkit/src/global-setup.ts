import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { silentLog } from '@supply-hub/log';
import { startPostgres } from '@supply-hub/postgres';
import { dropTestDatabases } from './drop-test-databases.ts';
import { removeAbandonedClusters, stateFolderPrefix } from './abandoned-clusters.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this run: an embedded one that ends with it, or TEST_DATABASE_URL. */
    postgresUrl: string;
    /** With which the names of this run's databases begin. */
    databasePrefix: string;
  }
}

/** One PostgreSQL for the whole run. Only here is fsync off: nothing in it is worth a disk write. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const id = randomUUID().slice(0, 8);
  const prefix = `hubtest_${id}_`;
  project.provide('databasePrefix', prefix);
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    await startPostgres({ stateDir: '', databaseUrl: given, log: silentLog });
    project.provide('postgresUrl', given);
    return () => dropTestDatabases(given, prefix);
  }
  await removeAbandonedClusters();
  const stateDir = join(tmpdir(), `${stateFolderPrefix()}${id}`);
  const server = await startPostgres({ stateDir, log: silentLog, durable: false });
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    await rm(stateDir, { recursive: true, force: true });
    if (server.home !== null) await rm(server.home, { recursive: true, force: true });
  };
}
