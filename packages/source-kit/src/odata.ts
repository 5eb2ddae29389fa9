/**
 * The client of one OData service. V2 and V4 share it; they differ in literals, envelopes and batches
 * (odata-v2.ts, odata-v4.ts).
 */
import { InvalidInput, SourceContractBroken } from '@supply-hub/errors';
import type { z } from 'zod';

import type { EdmValue, ODataVersion } from './edm.ts';
import type { HttpClient } from './http-client.ts';
import type { KeyedRows } from './keyed-read.ts';
import { readSapMessages, type SourceMessage } from './odata-error.ts';
import { readODataByKeys, type ODataKeyedQuery, type ODataKeyLimits } from './odata-keyed-read.ts';
import { odataName, writeEntityPath, writeQuery, type ODataKey, type ODataQuery } from './odata-query.ts';
import { createODataService, type ODataDialect, type ODataServiceOptions } from './odata-service.ts';
import type { RowPage } from './row-pages.ts';
import type { SourceResponse } from './source-response.ts';
import { parseWire } from './wire.ts';

export type ODataClientOptions = ODataServiceOptions & ODataKeyLimits;

export interface ODataPagesQuery<Row> extends ODataQuery<Row> {
  /**
   * Asks for so many rows at a time with `$top` and `$skip`, for services that would answer everything at once.
   * Needs an `orderBy` that leaves no two rows equal. Without it the service's own paging is followed.
   */
  readonly pageSize?: number | undefined;
}

export interface ODataEntityRead<Row> extends Pick<
  ODataQuery<Row>,
  'operation' | 'entitySet' | 'row' | 'select' | 'expand'
> {
  readonly key: ODataKey;
}

export interface ODataEntity<Row> {
  readonly row: Row;
  /** The version read, for `ifMatch`; undefined where the service has none. */
  readonly etag: string | undefined;
  /** When it was asked, by the injected clock. */
  readonly readAt: Temporal.Instant;
}

export interface ODataCreate<Row> {
  readonly operation: string;
  readonly entitySet: string;
  /** Serialised as it is; decimals are strings in V2, `jsonNumber(…)` in V4. */
  readonly body: object;
  /** How the created entity is read. */
  readonly row: z.ZodType<Row>;
}

export interface ODataUpdate {
  readonly operation: string;
  readonly entitySet: string;
  readonly key: ODataKey;
  /** The properties to change. */
  readonly body: object;
  /** The ETag the change was made from. `*`, which overwrites whatever is there, is refused. */
  readonly ifMatch: string;
}

/** A function import (V2), a function or an action (V4). */
export interface ODataInvocation<T> {
  readonly operation: string;
  /** Its name; in V4 the qualified one. */
  readonly name: string;
  /** POST has effects and runs in the session. */
  readonly method: 'GET' | 'POST';
  readonly parameters?: Readonly<Record<string, EdmValue>> | undefined;
  /** V4: the entity it is bound to. */
  readonly on?: { readonly entitySet: string; readonly key: ODataKey } | undefined;
  readonly ifMatch?: string | undefined;
  readonly result: z.ZodType<T>;
}

export interface ODataWritten<Row> {
  readonly row: Row;
  readonly etag: string | undefined;
  /** What the source said beside its yes. */
  readonly messages: readonly SourceMessage[];
}

export interface ODataClient {
  readonly version: ODataVersion;
  readonly http: HttpClient;
  /**
   * Rows of many keys, in as few calls as the limits allow: keys that fit one GET are one call; more are several
   * GETs in one `$batch`, which is one call too. Longer answers are read to their last page. Never throws for a
   * source's failure: what fails is in `errors`, at its own keys, and a row that does not fit its schema is an
   * error at its key alone.
   */
  readByKeys<K, Row>(
    query: ODataKeyedQuery<K, Row>,
    keys: readonly K[],
    deadline: AbortSignal,
  ): Promise<KeyedRows<K, Row>>;
  /**
   * All rows of a query, a page at a time, so that a bulk load never holds more than one.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken while iterating
   */
  pages<Row>(query: ODataPagesQuery<Row>, deadline: AbortSignal): AsyncIterable<RowPage<Row>>;
  /** One entity, or null where there is none. */
  readEntity<Row>(read: ODataEntityRead<Row>, deadline: AbortSignal): Promise<ODataEntity<Row> | null>;
  /** Never repeated by itself, for it may have worked unheard: look for its natural key before asking again. */
  create<Row>(create: ODataCreate<Row>, deadline: AbortSignal): Promise<ODataWritten<Row>>;
  /** @throws StateConflict somebody changed it since `ifMatch` was read */
  update(update: ODataUpdate, deadline: AbortSignal): Promise<ODataWritten<undefined>>;
  invoke<T>(invocation: ODataInvocation<T>, deadline: AbortSignal): Promise<ODataWritten<T>>;
}

export function createODataClient(dialect: ODataDialect, options: ODataClientOptions): ODataClient {
  const service = createODataService(dialect, options);
  const { http, root } = service;
  const { version } = dialect;
  const at = (operation: string) => ({ system: http.system.name, at: operation });
  const json = { 'content-type': 'application/json' };

  const written =
    <Row>(operation: string, schema: z.ZodType<Row>) =>
    (response: SourceResponse): ODataWritten<Row> => {
      const { entity, etag } = dialect.readEntity(response.json());
      return {
        row: parseWire(schema, entity, at(operation)),
        etag: response.header('etag') ?? etag,
        messages: readSapMessages(response.header('sap-message'), entity),
      };
    };

  const accepted = (response: SourceResponse): ODataWritten<undefined> => ({
    row: undefined,
    etag: response.header('etag'),
    messages: readSapMessages(response.header('sap-message'), undefined),
  });

  return {
    version,
    http,
    readByKeys: (query, keys, deadline) => readODataByKeys(service, options, query, keys, deadline),

    async *pages<Row>(query: ODataPagesQuery<Row>, deadline: AbortSignal) {
      const { operation, pageSize } = query;
      if (pageSize !== undefined && !query.orderBy?.length)
        throw new RangeError('pages of a chosen size need an order');
      let read = 0;
      for (;;) {
        const readAt = http.clock.now();
        const path = root + writeQuery(version, query, pageSize === undefined ? {} : { top: pageSize, skip: read });
        const before = read;
        const first = await service.getPage({ operation, path, deadline });
        for await (const { rows: raw } of service.follow(first, operation, deadline)) {
          yield { ...understand(query, raw, read), readAt };
          read += raw.length;
        }
        if (pageSize === undefined || read - before < pageSize) return;
      }
    },

    readEntity({ operation, entitySet, key, row, select, expand }, deadline) {
      const readAt = http.clock.now();
      const options = writeQuery(version, { entitySet, select, expand }).slice(entitySet.length);
      const path = root + writeEntityPath(version, entitySet, key) + options;
      return service.get({ operation, path, deadline, keys: 1, accept: ({ status }) => status === 404 }, (response) => {
        if (response.status === 404) return null;
        const { entity, etag } = dialect.readEntity(response.json());
        return { row: parseWire(row, entity, at(operation)), etag: response.header('etag') ?? etag, readAt };
      });
    },

    create({ operation, entitySet, body, row }, deadline) {
      const path = root + odataName(entitySet);
      return service.sendInSession(
        { operation, method: 'POST', path, headers: json, body: JSON.stringify(body), deadline },
        written(operation, row),
      );
    },

    async update({ operation, entitySet, key, body, ifMatch }, deadline) {
      const headers = { ...json, 'if-match': oneVersion(ifMatch) };
      const path = root + writeEntityPath(version, entitySet, key);
      return service.sendInSession(
        { operation, method: 'PATCH', path, headers, body: JSON.stringify(body), deadline },
        accepted,
      );
    },

    async invoke(invocation, deadline) {
      const { operation, method, ifMatch, result } = invocation;
      const { path, body } = dialect.writeInvocation(invocation);
      const headers = {
        ...(ifMatch !== undefined && { 'if-match': oneVersion(ifMatch) }),
        ...(body !== undefined && json),
      };
      const request = { operation, method, path: root + path, headers, body, deadline };
      const read = written(operation, result);
      return method === 'GET' ? service.get(request, read) : service.sendInSession(request, read);
    },
  };

  function understand<Row>(
    query: ODataQuery<Row>,
    raw: readonly unknown[],
    before: number,
  ): Omit<RowPage<Row>, 'readAt'> {
    const { operation } = query;
    const rows: Row[] = [];
    const broken: SourceContractBroken[] = [];
    for (const [index, value] of raw.entries()) {
      try {
        rows.push(parseWire(query.row, value, at(`${operation}: row ${before + index + 1}`)));
      } catch (error) {
        if (!(error instanceof SourceContractBroken)) throw error;
        broken.push(error);
      }
    }
    const [first] = broken;
    if (first)
      http.log.error(
        { system: http.system.id, operation, rows: broken.length, message: first.message },
        'source rows unreadable',
      );
    return { rows, broken };
  }
}

/** `*` would overwrite what somebody else just changed; no business document allows that. */
function oneVersion(ifMatch: string): string {
  if (ifMatch.trim() === '*' || ifMatch.trim() === '')
    throw new InvalidInput('a change needs the version it was made from');
  return ifMatch;
}
