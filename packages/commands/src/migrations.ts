import type { MigrationModule } from '@supply-hub/postgres';

/** The table of commands, in schema `hub`. */
export const commandsMigrations: MigrationModule = {
  name: 'commands',
  schema: 'hub',
  directory: new URL('../migrations/', import.meta.url),
};
