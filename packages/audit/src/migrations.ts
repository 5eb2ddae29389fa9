import type { MigrationModule } from '@supply-hub/postgres';

/** The table of entries, in schema `hub`. */
export const auditMigrations: MigrationModule = {
  name: 'audit',
  schema: 'hub',
  directory: new URL('../migrations/', import.meta.url),
};
