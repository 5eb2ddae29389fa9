export { connect, type Connection, type ConnectOptions, type Db, type Tx } from './connect.ts';
export { migrate } from './migrate.ts';
export type { MigrationModule } from './migration-files.ts';
export { startPostgres, type RunningPostgres, type StartPostgresOptions } from './start-postgres.ts';
export { claimState, stateHolder, type ClaimOutcome, type StateClaim, type StateHolder } from './state-claim.ts';
