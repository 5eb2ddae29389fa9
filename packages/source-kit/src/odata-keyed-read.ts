import { HubError, SourceContractBroken } from '@supply-hub/errors';
import { z } from 'zod';

import type { ODataVersion } from './edm.ts';
import { readKeyGroups, type GroupOutcome, type KeyedRows } from './keyed-read.ts';
import { and, eq, or, writeFilter, type ODataFilter } from './odata-filter.ts';
import { writeQuery, type ODataQuery } from './odata-query.ts';
import type { ODataService, RawPage } from './odata-service.ts';
import { hubErrorOr, hubErrorOrAsync } from './outcome.ts';
import { encodeQueryValue } from './query-text.ts';
import { parseWire } from './wire.ts';

/** Rows of many keys, and which rows belong to a key. */
export interface ODataKeyedQuery<K, Row> extends ODataQuery<Row> {
  /**
   * The property that holds the key, where keys are strings; else each property with where its value is in the
   * key. They are filtered on, fetched whatever `select` says, and tell whose a row is.
   */
  readonly by: string | Readonly<Record<string, (key: K) => string | number | boolean>>;
  /**
   * How values are compared when a row is given to its key, and keys with each other: `withoutPadding` for numbers
   * that services pad with zeros. It must leave alone what is no number: batches `007` and `7` are two.
   * @default as they are
   */
  readonly comparable?: ((value: string, property: string) => string) | undefined;
}

/** For `comparable`: digits without the zeros that some services pad them with; other text as it is. */
export const withoutPadding = (value: string): string =>
  /^0+\d+$/.test(value) ? value.replace(/^0+(?=\d)/, '') : value;

export interface ODataKeyLimits {
  /** Keys in one GET. @default 50 */
  readonly maxKeysPerGroup?: number | undefined;
  /** Longest path and query of one GET, encoded, in bytes. @default 2_048 */
  readonly maxUrlBytes?: number | undefined;
  /** GETs in one `$batch`; 1 is for services without it. @default 50 */
  readonly maxGroupsPerBatch?: number | undefined;
}

/** See `ODataClient.readByKeys`. */
export async function readODataByKeys<K, Row>(
  service: ODataService,
  limits: ODataKeyLimits,
  query: ODataKeyedQuery<K, Row>,
  keys: readonly K[],
  deadline: AbortSignal,
): Promise<KeyedRows<K, Row>> {
  const { http, root } = service;
  const { version } = service.dialect;
  const { system } = http;
  const { operation } = query;
  const readAt = http.clock.now();
  const key = keyProperties(query);
  const filtered = (filter: ODataFilter): string =>
    writeQuery(version, {
      ...query,
      select: query.select && [...new Set([...query.select, ...key.names])],
      filter: query.filter ? and(query.filter, filter) : filter,
    });
  const pathOf = (group: readonly K[]) => filtered(or(...group.map(key.where)));

  const understand = (raw: readonly unknown[]): GroupOutcome<Row> =>
    raw.map((value, index) => {
      const where = { system: system.name, at: `${operation}: row ${index + 1}` };
      const id = key.idOfRow(value, where);
      return { id, row: hubErrorOr(() => parseWire(query.row, value, where)) };
    });

  const toTheEnd = (first: RawPage): Promise<GroupOutcome<Row>> =>
    hubErrorOrAsync(async () => {
      const raw: unknown[] = [];
      for await (const { rows } of service.follow(first, operation, deadline)) raw.push(...rows);
      return understand(raw);
    });

  const readOne = (group: readonly K[]): Promise<GroupOutcome<Row>> =>
    hubErrorOrAsync(async () =>
      toTheEnd(await service.getPage({ operation, path: root + pathOf(group), deadline, keys: group.length })),
    );

  const readSeveral = async (groups: readonly (readonly K[])[]): Promise<readonly GroupOutcome<Row>[]> => {
    const [only] = groups;
    if (only && groups.length === 1) return [await readOne(only)];
    const keyCount = groups.reduce((count, group) => count + group.length, 0);
    const parts = await hubErrorOrAsync(() =>
      service.batch({ operation, deadline, keys: keyCount }, groups.map(pathOf)),
    );
    if (parts instanceof HubError) return groups.map(() => parts);
    return Promise.all(
      parts.map(async (part, index) => {
        if (!(part instanceof HubError)) return toTheEnd(part);
        const { message, detail } = part;
        http.log.warn(
          { system: system.id, operation, keys: groups[index]?.length, message, detail },
          'source batch part failed',
        );
        return part;
      }),
    );
  };

  return readKeyGroups({
    keys,
    idOf: key.idOf,
    cut: {
      maxKeys: limits.maxKeysPerGroup ?? 50,
      maxLength: limits.maxUrlBytes ?? 2_048,
      // The address without keys, and what joins the chain to the rest at its longest.
      baseLength: (root + filtered(and())).length + encodeQueryValue('$filter=& and ()').length,
      lengthOf: (each) => lengthOfKey(version, key.names, key.where(each)),
    },
    readGroups: async (groups) => {
      const perBatch = Math.max(1, limits.maxGroupsPerBatch ?? 50);
      const batches: (readonly (readonly K[])[])[] = [];
      for (let at = 0; at < groups.length; at += perBatch) batches.push(groups.slice(at, at + perBatch));
      return (await Promise.all(batches.map(readSeveral))).flat();
    },
    stray: () => new SourceContractBroken(system.name, operation, 'only rows of the keys asked for'),
    readAt,
  });
}

/** One key's condition with the " or " before it, and brackets where it has several parts. */
const lengthOfKey = (version: ODataVersion, names: readonly string[], where: ODataFilter): number =>
  encodeQueryValue(` or ${names.length > 1 ? '()' : ''}${writeFilter(version, where)}`).length;

const someRow = z.record(z.string(), z.unknown());
const keyValue = z.union([z.string(), z.boolean()]);

function keyProperties<K, Row>({ by, comparable = (value) => value }: ODataKeyedQuery<K, Row>) {
  const getters: (readonly [name: string, valueOf: (key: K) => string | number | boolean])[] =
    typeof by === 'string' ? [[by, onlyString]] : Object.entries(by);
  const identity = (valueOf: (of: (typeof getters)[number]) => string | number | boolean) =>
    JSON.stringify(getters.map((of) => comparable(String(valueOf(of)), of[0])));
  return {
    names: getters.map(([name]) => name),
    where: (key: K) => and(...getters.map(([name, valueOf]) => eq(name, valueOf(key)))),
    idOf: (key: K) => identity(([, valueOf]) => valueOf(key)),
    /** @throws SourceContractBroken the row lacks what it was asked by */
    idOfRow: (raw: unknown, where: { system: string; at: string }) => {
      const row = parseWire(someRow, raw, where);
      return identity(([name]) => parseWire(keyValue, row[name], { ...where, at: `${where.at}.${name}` }));
    },
  };
}

function onlyString(key: unknown): string {
  if (typeof key !== 'string') throw new RangeError('keys that are no strings need `by` with each property');
  return key;
}
