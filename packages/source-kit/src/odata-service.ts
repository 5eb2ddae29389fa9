/** One OData service of a system: its addresses, its session, and how its answers are read. */
import { HubError, SourceContractBroken } from '@supply-hub/errors';

import { createCsrfSessions, needsNewToken } from './csrf-session.ts';
import type { ODataVersion } from './edm.ts';
import type { HttpClient, SourceRequest } from './http-client.ts';
import { explainODataError, readODataError } from './odata-error.ts';
import type { ODataInvocation } from './odata.ts';
import { followPages, type LinkedPage } from './row-pages.ts';
import { faultOfStatus } from './source-fault.ts';
import { sourceResponse, type SourceResponse } from './source-response.ts';

/** A page as its envelope gives it, rows not yet understood. */
export interface RawPage extends LinkedPage {
  readonly rows: readonly unknown[];
}

/** Where the versions differ. */
export interface ODataDialect {
  readonly version: ODataVersion;
  readonly headers: Readonly<Record<string, string>>;
  /** @throws SourceContractBroken the body is no page */
  readPage(body: unknown, where: { system: string; at: string }): RawPage;
  /** The entity inside its envelope, and its ETag where the body holds one. */
  readEntity(body: unknown): { entity: unknown; etag: string | undefined };
  /** Path, relative to the service root, and body of a function or an action. */
  writeInvocation(invocation: ODataInvocation<unknown>): { path: string; body: string | undefined };
  /** A batch of GETs, whose paths are relative to the service root. */
  writeBatch(paths: readonly string[]): { headers: Readonly<Record<string, string>>; body: string };
  /** One answer a GET, in the order of the GETs. */
  readBatch(
    response: SourceResponse,
    where: { system: string; operation: string; parts: number },
  ): readonly BatchPart[];
}

/** One answer inside a `$batch`. */
export interface BatchPart {
  readonly status: number;
  /** @throws SourceContractBroken not JSON */
  json(): unknown;
}

export interface ODataServiceOptions {
  readonly http: HttpClient;
  /** The service's path on the host: `/sap/opu/odata/sap/API_PRODUCT_SRV/`. */
  readonly serviceRoot: string;
  /** Whether writes and batches need a CSRF token, as on SAP. @default true */
  readonly csrf?: boolean | undefined;
}

export interface ODataService {
  readonly dialect: ODataDialect;
  readonly http: HttpClient;
  /** The root's path, with its slash; others are put after it. */
  readonly root: string;
  /** Sends a GET and reads the answer. */
  get<T>(request: SourceRequest, read: (response: SourceResponse) => T): Promise<T>;
  /** Sends what changes something, or a batch: under the session, and once more if only the token was stale. */
  sendInSession<T>(request: SourceRequest, read: (response: SourceResponse) => T): Promise<T>;
  getPage(request: SourceRequest): Promise<RawPage>;
  /** The first page, then every page it leads to. */
  follow(first: RawPage, operation: string, deadline: AbortSignal): AsyncIterable<RawPage>;
  /** Several GETs in one call; each part's page, or what the source said to that part. */
  batch(
    request: Pick<SourceRequest, 'operation' | 'deadline' | 'keys'>,
    paths: readonly string[],
  ): Promise<(RawPage | HubError)[]>;
}

export function createODataService(dialect: ODataDialect, options: ODataServiceOptions): ODataService {
  const { http } = options;
  const { system } = http;
  const rootUrl = http.resolve(
    options.serviceRoot.endsWith('/') ? options.serviceRoot : `${options.serviceRoot}/`,
    'service root',
  );
  const root = rootUrl.pathname;
  const sessions = (options.csrf ?? true) ? createCsrfSessions(http, root) : undefined;
  const prepared = (request: SourceRequest): SourceRequest => ({
    explain: (response) => explainODataError(response),
    ...request,
    headers: { ...dialect.headers, ...request.headers },
  });

  const service: ODataService = {
    dialect,
    http,
    root,
    get: (request, read) => http.send(prepared(request), read),

    async sendInSession(request, read) {
      if (!sessions) return http.send(prepared(request), read);
      const inSession = (headers: Readonly<Record<string, string>>) =>
        prepared({ ...request, headers: { ...request.headers, ...headers } });
      const session = await sessions.get(request.deadline);
      const first = await http.send({ ...inSession(session.headers), accept: needsNewToken }, (response) =>
        needsNewToken(response) ? undefined : { answer: read(response) },
      );
      if (first) return first.answer;
      sessions.discard(session);
      const renewed = await sessions.get(request.deadline);
      return http.send(inSession(renewed.headers), read);
    },

    getPage: (request) =>
      service.get(request, (response) =>
        dialect.readPage(response.json(), { system: system.name, at: request.operation }),
      ),

    follow: (first, operation, deadline) =>
      followPages(http, {
        operation,
        first,
        base: rootUrl,
        fetch: (path) => service.getPage({ operation, path, deadline }),
      }),

    async batch({ operation, deadline, keys }, paths) {
      const { headers, body } = dialect.writeBatch(paths);
      return service.sendInSession(
        // Only reads are inside, so it may be sent twice.
        {
          operation,
          method: 'POST',
          kind: 'batch',
          idempotent: true,
          path: `${root}$batch`,
          headers,
          body,
          deadline,
          keys,
        },
        (response) => {
          const parts = dialect.readBatch(response, { system: system.name, operation, parts: paths.length });
          if (parts.length !== paths.length)
            throw new SourceContractBroken(system.name, `${operation}: the $batch answer`, `${paths.length} parts`);
          return parts.map((part) => readPart(part, operation));
        },
      );
    },
  };

  const readPart = (part: BatchPart, operation: string): RawPage | HubError => {
    try {
      if (part.status >= 200 && part.status < 300)
        return dialect.readPage(part.json(), { system: system.name, at: operation });
    } catch (error) {
      if (error instanceof HubError) return error;
      throw error;
    }
    const bare = sourceResponse({
      system: system.name,
      operation,
      status: part.status,
      url: '',
      headers: {},
      body: new Uint8Array(),
    });
    return faultOfStatus(system, operation, bare, explainPart(part), http.clock.now()).error;
  };

  const explainPart = (part: BatchPart) => {
    try {
      return readODataError(part.json());
    } catch {
      return {};
    }
  };

  return service;
}
