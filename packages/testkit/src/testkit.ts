export { odataV2Error, odataV2Service, type ODataV2ServiceOptions } from './odata-v2-service.ts';
export type { ODataRow } from './odata-filter.ts';
export { sourceServer, type SourceRequest, type SourceServer } from './source-server.ts';
export { tableDrift } from './table-drift.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
