import { HubError, SourceContractBroken, SourceRejected } from '@supply-hub/errors';
import { z } from 'zod';

import { writeFhirParams, writeFhirValue, type FhirParams, type FhirValue } from './fhir-params.ts';
import type { FhirResourceType } from './fhir-wire.ts';
import type { HttpClient } from './http-client.ts';
import { readEachGroup, readKeyGroups, type GroupOutcome, type KeyedRows } from './keyed-read.ts';
import { hubErrorOr, hubErrorOrAsync } from './outcome.ts';
import { encodeQueryValue } from './query-text.ts';
import { parseWire } from './wire.ts';

/** Resources of many keys, and whose a resource is. */
export interface FhirKeyedSearch<R> {
  /** What is asked, in the connector's words, for the log and the counters. */
  readonly operation: string;
  readonly type: FhirResourceType;
  /** `_id`: keys are resource ids. An identifier's system: keys are its values. */
  readonly by: '_id' | { readonly identifierSystem: string };
  /** What holds for all of them, besides. */
  readonly params?: FhirParams | undefined;
  /** The wire schema of one resource. */
  readonly resource: z.ZodType<R>;
}

export interface FhirKeyLimits {
  /** Keys in one search. @default 50 */
  readonly maxKeysPerSearch?: number | undefined;
  /** Longest path and query of one GET, encoded, in bytes. @default 2_048 */
  readonly maxUrlBytes?: number | undefined;
  /**
   * How more keys than one search takes are asked for: searches in one batch Bundle (one call), `POST _search`, or
   * one GET after the other. What the server refuses is not tried again. @default 'batch'
   */
  readonly manyKeys?: ManyKeys | undefined;
}

export type ManyKeys = 'batch' | 'post-search' | 'get';

/** How searches reach the server; each answers the matches of every page. */
export interface FhirSearches {
  readonly get: (query: string, keys: number) => Promise<readonly unknown[]>;
  readonly postSearch: (query: string, keys: number) => Promise<readonly unknown[]>;
  /** One call; one outcome a query, in order. */
  readonly batch: (queries: readonly string[], keys: number) => Promise<readonly (readonly unknown[] | HubError)[]>;
}

/** What a server that lacks an interaction says. */
const refusals: ReadonlySet<number> = new Set([400, 403, 404, 405, 415, 422, 501]);
const instead: Record<ManyKeys, ManyKeys | undefined> = { batch: 'post-search', 'post-search': 'get', get: undefined };

/** See `FhirClient.readByKeys`. `mode` is remembered over searches, so that a refusal is met once. */
export async function readFhirByKeys<R>(
  http: HttpClient,
  limits: FhirKeyLimits,
  mode: { manyKeys: ManyKeys },
  searches: FhirSearches,
  search: FhirKeyedSearch<R>,
  keys: readonly string[],
): Promise<KeyedRows<string, R>> {
  const { operation, type, params = {} } = search;
  const { system } = http;
  const { by } = search;
  const parameter = by === '_id' ? '_id' : 'identifier';
  const valueOf = (key: string): FhirValue => (by === '_id' ? key : { system: by.identifierSystem, code: key });
  const queryOf = (group: readonly string[]) =>
    writeFhirParams({ [parameter]: { anyOf: group.map(valueOf) }, ...params });

  const understand = (raw: readonly unknown[], group: readonly string[]): GroupOutcome<R> => {
    const asked = new Set(group);
    return raw.flatMap((value, index) => {
      const where = { system: system.name, at: `${operation}: ${type} ${index + 1}` };
      const resource = hubErrorOr(() => parseWire(search.resource, value, where));
      const all = keysOfResource(search, value);
      const own = all.filter((key) => asked.has(key));
      return (own.length > 0 ? own : ['']).map((id) => ({ id, row: resource }));
    });
  };

  const each = (
    groups: readonly (readonly string[])[],
    ask: (query: string, keys: number) => Promise<readonly unknown[]>,
  ) => readEachGroup(groups, async (group) => understand(await ask(queryOf(group), group.length), group));

  const inBatch = async (groups: readonly (readonly string[])[]): Promise<readonly GroupOutcome<R>[]> => {
    const keyCount = groups.reduce((count, group) => count + group.length, 0);
    const answers = await hubErrorOrAsync(() =>
      searches.batch(
        groups.map((group) => `${type}?${queryOf(group)}`),
        keyCount,
      ),
    );
    if (answers instanceof HubError) return groups.map(() => answers);
    return groups.map((group, index) => {
      const answer = answers[index] ?? [];
      return answer instanceof HubError ? answer : understand(answer, group);
    });
  };

  const readGroups = async (groups: readonly (readonly string[])[]): Promise<readonly GroupOutcome<R>[]> => {
    if (groups.length === 1) return each(groups, searches.get);
    const manyKeys = mode.manyKeys;
    const outcomes =
      manyKeys === 'batch'
        ? await inBatch(groups)
        : await each(groups, manyKeys === 'get' ? searches.get : searches.postSearch);
    const next = instead[manyKeys];
    const isRefused = outcomes.every((outcome) => outcome instanceof SourceRejected && refusals.has(outcome.status));
    if (next === undefined || !isRefused) return outcomes;
    http.log.warn({ system: system.id, operation, refused: manyKeys, instead: next }, 'source lacks an interaction');
    mode.manyKeys = next;
    return readGroups(groups);
  };

  return readKeyGroups({
    keys,
    idOf: (key) => key,
    cut: {
      maxKeys: limits.maxKeysPerSearch ?? 50,
      maxLength: limits.maxUrlBytes ?? 2_048,
      baseLength: new URL(http.baseUrl).pathname.length + `${type}?${queryOf([])}`.length,
      lengthOf: (key) => encodeQueryValue(`,${writeFhirValue(valueOf(key))}`).length,
    },
    readGroups,
    stray: () => new SourceContractBroken(system.name, operation, 'only resources of the keys asked for'),
    readAt: http.clock.now(),
  });
}

const identified = z.object({
  id: z.string().optional().catch(undefined),
  identifier: z.array(z.object({ system: z.string().optional(), value: z.string().optional() })).catch([]),
});

/** All keys a resource carries; those not asked for are the caller's to leave out. */
function keysOfResource<R>({ by }: FhirKeyedSearch<R>, raw: unknown): readonly string[] {
  const { id, identifier } = identified.catch({ id: undefined, identifier: [] }).parse(raw);
  if (by === '_id') return id === undefined ? [] : [id];
  return identifier.flatMap(({ system, value }) =>
    system === by.identifierSystem && value !== undefined ? [value] : [],
  );
}
