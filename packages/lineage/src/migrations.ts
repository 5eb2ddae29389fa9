import type { MigrationModule } from '@supply-hub/postgres';

/** The table of edges, in schema `hub`. */
export const lineageMigrations: MigrationModule = {
  name: 'lineage',
  schema: 'hub',
  directory: new URL('../migrations/', import.meta.url),
};
