import type { Row, Table } from '../../store/table.ts';
import { cell, type EntityType, type Service } from './entity-model.ts';
import { candidates, rowTest } from './filter-match.ts';
import { noSegment } from './call.ts';
import { ODataError } from './odata-error.ts';
import type { Query, View } from './query-options.ts';

/** Where rows come from: the ERP's tables by name. */
export type Tables = (name: string) => Table;

export interface Page {
  readonly rows: readonly Row[];
  /** Rows matching the filter, when the request asked for the count. */
  readonly count: number | undefined;
  /** Where the next page starts; undefined on the last one. */
  readonly next: { readonly skipToken: string; readonly top: number | undefined } | undefined;
}

/**
 * One page of an entity set.
 *
 * Without `$orderby` rows come in key order and the skip token is the last key, so that a client that pages
 * through a growing set sees every row that was there when it began.
 */
export function readPage(tables: Tables, query: Query, pageSize: number): Page {
  const { view, skipToken } = query;
  const table = tables(view.type.table);
  const sorted = view.orderBy.length > 0;
  const wanted = Math.min(view.top ?? Infinity, pageSize);
  const after = skipToken === undefined ? undefined : readToken(view.type, skipToken);
  const start = after === undefined ? view.skip : typeof after === 'number' ? after : 0;
  const afterKey = typeof after === 'object' ? after : undefined;

  let rows: readonly Row[];
  let count: number | undefined;
  if (!sorted && !view.count) {
    rows = firstMatching(table, view, afterKey, start + wanted + 1);
  } else {
    const all = matching(table, view);
    count = view.count ? all.length : undefined;
    rows = sorted ? all.toSorted(order(view)) : all;
    if (afterKey !== undefined) rows = rows.filter((row) => table.compare(row, afterKey) > 0);
  }
  const page = rows.slice(start, start + wanted);
  const isMore = rows.length > start + wanted && (view.top === undefined || view.top > wanted);
  const last = page.at(-1);
  return {
    rows: page,
    count,
    next:
      isMore && last !== undefined
        ? {
            skipToken: sorted ? String(start + wanted) : keyToken(view.type, last),
            top: view.top === undefined ? undefined : view.top - wanted,
          }
        : undefined,
  };
}

/** All rows that match, in key order. */
export function matching(table: Table, view: View): readonly Row[] {
  if (view.filter === undefined) return table.rows;
  const test = rowTest(view.type, view.filter);
  const found = candidates(view.type, table, view.filter);
  return found === undefined ? table.rows.filter(test) : found.filter(test).toSorted((a, b) => table.compare(a, b));
}

function firstMatching(table: Table, view: View, after: Row | undefined, limit: number): readonly Row[] {
  const test = view.filter === undefined ? () => true : rowTest(view.type, view.filter);
  const found = view.filter === undefined ? undefined : candidates(view.type, table, view.filter);
  const rows = found?.toSorted((a, b) => table.compare(a, b)) ?? table.rows;
  const position = after === undefined || found !== undefined ? undefined : table.position(after);
  const page: Row[] = [];
  for (let i = position === undefined ? 0 : position.at + (position.found ? 1 : 0); i < rows.length; i++) {
    const row = rows[i];
    if (row === undefined || page.length >= limit) break;
    if (found !== undefined && after !== undefined && table.compare(row, after) <= 0) continue;
    if (test(row)) page.push(row);
  }
  return page;
}

function order(view: View): (a: Row, b: Row) => number {
  const numbers = new Set(
    view.orderBy.map(({ property }) => property).filter((name) => view.type.properties[name]?.kind === 'decimal'),
  );
  return (a, b) => {
    for (const { property, descending } of view.orderBy) {
      const read = (row: Row) => {
        const value = cell(view.type, row, property);
        return numbers.has(property) ? Number(value) : (value ?? '');
      };
      const left = read(a);
      const right = read(b);
      if (left !== right) return left < right === descending ? 1 : -1;
    }
    return 0;
  };
}

const keyToken = (type: EntityType, row: Row): string =>
  Buffer.from(JSON.stringify(type.key.map((field) => row[field]))).toString('base64url');

function readToken(type: EntityType, token: string): number | Row {
  if (/^\d+$/.test(token)) return Number(token);
  try {
    const values: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (Array.isArray(values) && values.length === type.key.length) {
      return Object.fromEntries(type.key.map((field, index) => [field, values[index]]));
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw new ODataError(400, '/IWBEP/CM_MGW_RT/022', 'The skip token is not valid.');
}

/** The rows that a navigation property leads to. */
export function related(service: Service, tables: Tables, type: EntityType, row: Row, name: string): readonly Row[] {
  const navigation = type.navigation[name];
  const target = navigation === undefined ? undefined : service.sets.get(navigation.to);
  if (navigation === undefined || target === undefined) {
    throw noSegment(name);
  }
  const [first, ...others] = Object.entries(navigation.on);
  if (first === undefined) return [];
  const value = cell(type, row, first[1]);
  if (value === '' || value === null) return [];
  const rows = tables(target.table).where(first[0], value);
  return rows.filter((candidate) =>
    others.every(([there, here]) => cell(target, candidate, there) === cell(type, row, here)),
  );
}
