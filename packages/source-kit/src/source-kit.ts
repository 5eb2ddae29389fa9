/**
 * The client side of every connector. In a connector's client.ts:
 *
 *   const http = createHttpClient({ system, baseUrl, auth, clock, log, onCall });
 *   const products = createODataV2Client({ http, serviceRoot: '/sap/opu/odata/sap/API_PRODUCT_SRV/' });
 *   const read = await products.readByKeys({ operation: 'items', entitySet: 'A_Product', by: 'Product', row: productRow }, numbers, deadline);
 *   for await (const page of products.pages({ operation: 'all items', entitySet: 'A_Product', row: productRow }, deadline)) …
 */
export { createHttpClient, type HttpClient, type HttpClientOptions, type SourceRequest } from './http-client.ts';
export type { SourceSystem, VendorFault } from './source-fault.ts';
export type { SourceAuth } from './source-auth.ts';
export type { SourceResponse } from './source-response.ts';
export {
  createSourceCallCounter,
  type SourceCall,
  type SourceCallCounter,
  type SourceCallCounts,
} from './source-call.ts';
export { jsonNumber, parseLosslessJson } from './lossless-json.ts';
export { parseWire, wireDate, wireDecimal, wireInstant, wireInteger } from './wire.ts';
export {
  cutKeys,
  readEachGroup,
  readKeyGroups,
  type GroupedRead,
  type GroupOutcome,
  type KeyCut,
  type KeyedRows,
} from './keyed-read.ts';
export { readLinkedPages, type LinkedPage, type RowPage } from './row-pages.ts';
export { encodeQueryValue } from './query-text.ts';
export { edm, writeEdmLiteral, type EdmLiteral, type EdmValue, type ODataVersion } from './edm.ts';
export { and, eq, ge, gt, or, type ODataFilter } from './odata-filter.ts';
export type { ODataExpand, ODataKey, ODataOrder, ODataQuery } from './odata-query.ts';
export { withoutPadding, type ODataKeyedQuery } from './odata-keyed-read.ts';
export { readByPaddedKeys } from './odata-padded-keys.ts';
export type { SourceMessage } from './odata-error.ts';
export type {
  ODataClient,
  ODataClientOptions,
  ODataCreate,
  ODataEntity,
  ODataEntityRead,
  ODataInvocation,
  ODataPagesQuery,
  ODataUpdate,
  ODataWritten,
} from './odata.ts';
export { createODataV2Client, odataV2Collection, odataV2Date, odataV2Instant } from './odata-v2.ts';
export { createODataV4Client } from './odata-v4.ts';
export {
  createFhirClient,
  type FhirClient,
  type FhirClientOptions,
  type FhirPage,
  type FhirSearch,
} from './fhir-client.ts';
export type { FhirKeyedSearch } from './fhir-keyed-search.ts';
export { writeFhirParams, type FhirAnyOf, type FhirParams, type FhirValue } from './fhir-params.ts';
export type { FhirResourceType } from './fhir-wire.ts';
