/** FHIR R4 over JSON: search, and many keys at once. */
import { HubError, SourceContractBroken } from '@supply-hub/errors';
import type { z } from 'zod';

import { readFhirByKeys, type FhirKeyedSearch, type FhirKeyLimits, type FhirSearches } from './fhir-keyed-search.ts';
import { writeFhirParams, type FhirParams } from './fhir-params.ts';
import { bundle, explainFhirError, readOutcome, type FhirBundle, type FhirResourceType } from './fhir-wire.ts';
import type { HttpClient, SourceRequest } from './http-client.ts';
import type { KeyedRows } from './keyed-read.ts';
import { followPages, type RowPage } from './row-pages.ts';
import { faultOfStatus } from './source-fault.ts';
import { sourceResponse, type SourceResponse } from './source-response.ts';
import { parseWire } from './wire.ts';

export interface FhirClientOptions extends FhirKeyLimits {
  /** Its base address is the FHIR base: `https://host/r4`. */
  readonly http: HttpClient;
}

export interface FhirSearch<R> {
  readonly operation: string;
  readonly type: FhirResourceType;
  readonly params: FhirParams;
  /** The wire schema of what matches. Numbers in it are strings of digits, as in all JSON read here. */
  readonly resource: z.ZodType<R>;
}

export interface FhirPage<R> extends RowPage<R> {
  /** What `_include` and `_revinclude` brought, as it came. */
  readonly included: readonly { readonly resourceType: string; readonly [element: string]: unknown }[];
}

export interface FhirClient {
  readonly http: HttpClient;
  /**
   * All pages of a search, one at a time.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken while iterating
   */
  search<R>(search: FhirSearch<R>, deadline: AbortSignal): AsyncIterable<FhirPage<R>>;
  /** Resources of many keys, in as few calls as the limits allow. Failures are in `errors`, at their own keys. */
  readByKeys<R>(
    search: FhirKeyedSearch<R>,
    keys: readonly string[],
    deadline: AbortSignal,
  ): Promise<KeyedRows<string, R>>;
}

const media = { accept: 'application/fhir+json' };
const sendsMedia = { ...media, 'content-type': 'application/fhir+json' };

export function createFhirClient(options: FhirClientOptions): FhirClient {
  const { http } = options;
  const { system } = http;
  const mode = { manyKeys: options.manyKeys ?? 'batch' };

  const send = <T>(request: SourceRequest, read: (response: SourceResponse) => T): Promise<T> =>
    http.send({ explain: explainFhirError, ...request, headers: { ...media, ...request.headers } }, read);

  const readBundle =
    (operation: string) =>
    (response: SourceResponse): FhirBundle =>
      parsePage(response.json(), operation);

  /** A searchset; an error among its entries, which comes with a 200, is an error all the same. */
  const parsePage = (body: unknown, operation: string): FhirBundle => {
    const page = parseWire(bundle, body, { system: system.name, at: operation });
    for (const { search, resource } of page.entry) {
      const fault = search?.mode === 'outcome' ? readOutcome(resource) : undefined;
      if (fault) throw faultOf(422, fault, operation);
    }
    return page;
  };

  const faultOf = (status: number, fault: ReturnType<typeof explainFhirError>, operation: string): HubError => {
    const bare = sourceResponse({
      system: system.name,
      operation,
      status,
      url: '',
      headers: {},
      body: new Uint8Array(),
    });
    return faultOfStatus(system, operation, bare, fault, http.clock.now()).error;
  };

  const pagesAfter = (first: FhirBundle, operation: string, deadline: AbortSignal) =>
    followPages(http, {
      operation,
      first: { next: nextLink(first), page: first },
      fetch: async (path) => {
        const page = await send({ operation, path, deadline }, readBundle(operation));
        return { next: nextLink(page), page };
      },
    });

  const client: FhirClient = {
    http,

    async *search<R>({ operation, type, params, resource }: FhirSearch<R>, deadline: AbortSignal) {
      const readAt = http.clock.now();
      const query = writeFhirParams(params);
      const first = await send({ operation, path: query ? `${type}?${query}` : type, deadline }, readBundle(operation));
      let count = 0;
      for await (const { page } of pagesAfter(first, operation, deadline)) {
        const rows: R[] = [];
        const broken: SourceContractBroken[] = [];
        for (const raw of matchesOf(page, type)) {
          count += 1;
          try {
            rows.push(parseWire(resource, raw, { system: system.name, at: `${operation}: ${type} ${count}` }));
          } catch (error) {
            if (!(error instanceof SourceContractBroken)) throw error;
            broken.push(error);
          }
        }
        const [worst] = broken;
        if (worst)
          http.log.error(
            { system: system.id, operation, rows: broken.length, message: worst.message },
            'source rows unreadable',
          );
        yield { rows, broken, included: includedIn(page, type), readAt };
      }
    },

    readByKeys(search, keys, deadline) {
      const { operation, type } = search;
      const toTheEnd = async (first: FhirBundle): Promise<readonly unknown[]> => {
        const raw: unknown[] = [];
        for await (const { page } of pagesAfter(first, operation, deadline)) raw.push(...matchesOf(page, type));
        return raw;
      };
      const searches: FhirSearches = {
        get: async (query, count) =>
          toTheEnd(await send({ operation, path: `${type}?${query}`, deadline, keys: count }, readBundle(operation))),
        postSearch: async (query, count) => {
          const headers = { 'content-type': 'application/x-www-form-urlencoded' };
          const request = {
            operation,
            method: 'POST',
            kind: 'read',
            idempotent: true,
            path: `${type}/_search`,
            headers,
            body: query,
          } as const;
          return toTheEnd(await send({ ...request, deadline, keys: count }, readBundle(operation)));
        },
        batch: async (queries, count) => {
          const body = JSON.stringify({
            resourceType: 'Bundle',
            type: 'batch',
            entry: queries.map((url) => ({ request: { method: 'GET', url } })),
          });
          const request = {
            operation,
            method: 'POST',
            kind: 'batch',
            idempotent: true,
            // The base itself, which has no slash at its end.
            path: new URL(http.baseUrl).pathname.slice(0, -1) || '/',
            headers: sendsMedia,
            body,
          } as const;
          const answer = await send({ ...request, deadline, keys: count }, (response) => {
            const answered = parseWire(bundle, response.json(), { system: system.name, at: operation });
            if (answered.entry.length !== queries.length)
              throw new SourceContractBroken(
                system.name,
                `${operation}: the batch answer`,
                `${queries.length} entries`,
              );
            return answered;
          });
          return Promise.all(answer.entry.map((entry) => entryOutcome(entry, operation, toTheEnd)));
        },
      };
      return readFhirByKeys(http, options, mode, searches, search, keys);
    },
  };

  const entryOutcome = async (
    entry: FhirBundle['entry'][number],
    operation: string,
    toTheEnd: (first: FhirBundle) => Promise<readonly unknown[]>,
  ): Promise<readonly unknown[] | HubError> => {
    const status = Number(/^\d{3}/.exec(entry.response?.status ?? '')?.[0] ?? 0);
    try {
      if (status >= 200 && status < 300) return await toTheEnd(parsePage(entry.resource, operation));
      if (status === 0)
        throw new SourceContractBroken(system.name, `${operation}: the batch answer`, 'a status in each entry');
      throw faultOf(status, readOutcome(entry.response?.outcome ?? entry.resource) ?? {}, operation);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      http.log.warn(
        { system: system.id, operation, message: error.message, detail: error.detail },
        'source batch part failed',
      );
      return error;
    }
  };

  return client;
}

const nextLink = (page: FhirBundle): string | undefined => page.link.find(({ relation }) => relation === 'next')?.url;

type Entry = FhirBundle['entry'][number];

/** Servers that leave the mode out answer nothing but matches, and what they include is of another type. */
const isMatch = ({ search, resource }: Entry, type: string): boolean =>
  search?.mode === 'match' || (search?.mode === undefined && resource?.resourceType === type);

const matchesOf = (page: FhirBundle, type: string) =>
  page.entry.flatMap((entry) => (isMatch(entry, type) ? [entry.resource] : []));

const includedIn = (page: FhirBundle, type: string) =>
  page.entry.flatMap((entry) =>
    isMatch(entry, type) || entry.search?.mode === 'outcome' || !entry.resource ? [] : [entry.resource],
  );
