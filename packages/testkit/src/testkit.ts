export { sourceServer, type SourceRequest, type SourceServer } from './source-server.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
