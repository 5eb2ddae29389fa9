import type { MigrationModule } from '@supply-hub/postgres';

/** The message store, in schema `hub`. Needs the migrations of events, jobs and lineage. */
export const exchangeMigrations: MigrationModule = {
  name: 'exchange',
  schema: 'hub',
  directory: new URL('../migrations/', import.meta.url),
};
