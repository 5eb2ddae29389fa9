import type { MigrationModule } from '@supply-hub/postgres';

/** The outbox and the consumers' cursors, in schema `hub`. */
export const eventsMigrations: MigrationModule = {
  name: 'events',
  schema: 'hub',
  directory: new URL('../migrations/', import.meta.url),
};
