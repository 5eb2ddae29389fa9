import { prepareJobs } from '@supply-hub/jobs';
import type { Log } from '@supply-hub/log';
import { migrate } from '@supply-hub/postgres';
import { hubMigrations } from './parts.ts';

/** Brings a database to what this release needs. Any number of processes may do it at once. */
export async function prepareDatabase(url: string, log: Log): Promise<void> {
  await migrate(url, hubMigrations, { log });
  await prepareJobs(url, { log });
}
