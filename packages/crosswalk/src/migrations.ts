import type { MigrationModule } from '@supply-hub/postgres';

/** The table of crosswalks, in schema `hub`. */
export const crosswalkMigrations: MigrationModule = {
  name: 'crosswalk',
  schema: 'hub',
  directory: new URL('../migrations/', import.meta.url),
};
