import type { z } from 'zod';

import { writeEdmLiteral, type EdmValue, type ODataVersion } from './edm.ts';
import { odataPath, writeFilter, type ODataFilter } from './odata-filter.ts';
import { encodeQueryValue } from './query-text.ts';

/** What is read of an entity set, and how a row of it is understood. */
export interface ODataQuery<Row> {
  /** What is asked, in the connector's words, for the log and the counters. */
  readonly operation: string;
  readonly entitySet: string;
  /** The wire schema of one row. */
  readonly row: z.ZodType<Row>;
  /** Properties to fetch; all when left out. */
  readonly select?: readonly string[] | undefined;
  readonly expand?: readonly ODataExpand[] | undefined;
  readonly filter?: ODataFilter | undefined;
  readonly orderBy?: readonly ODataOrder[] | undefined;
}

/** A navigation to bring along; its own `select` and `expand` nest. */
export interface ODataExpand {
  readonly navigation: string;
  readonly select?: readonly string[] | undefined;
  readonly expand?: readonly ODataExpand[] | undefined;
}

/** A property, ascending, or with its direction. */
export type ODataOrder = string | { readonly property: string; readonly direction: 'asc' | 'desc' };

/** An entity's key: each key property with its value. */
export type ODataKey = Readonly<Record<string, EdmValue>>;

export interface ODataWindow {
  readonly top?: number | undefined;
  readonly skip?: number | undefined;
}

/** Entity set and query string, encoded, to be put after a service root. */
export function writeQuery(
  version: ODataVersion,
  query: Omit<ODataQuery<unknown>, 'row' | 'operation'>,
  window: ODataWindow = {},
): string {
  const { select, expand } = version === 'v2' ? flatExpand(query) : nestedExpand(query);
  const options: [string, string][] = [
    ['$filter', query.filter ? writeFilter(version, query.filter) : ''],
    ['$select', select],
    ['$expand', expand],
    ['$orderby', (query.orderBy ?? []).map(writeOrder).join(',')],
    ['$skip', window.skip ? String(window.skip) : ''],
    ['$top', window.top === undefined ? '' : String(window.top)],
  ];
  const written = options.filter(([, text]) => text !== '').map(([name, text]) => `${name}=${encodeQueryValue(text)}`);
  return odataName(query.entitySet) + (written.length > 0 ? `?${written.join('&')}` : '');
}

/** `A_Supplier('100')`, or `Item(Order='45',Line='10')`, encoded for a path. */
export function writeEntityPath(version: ODataVersion, entitySet: string, key: ODataKey): string {
  const parts = Object.entries(key);
  const literal = (value: EdmValue) => encodeURIComponent(writeEdmLiteral(version, value));
  const [first] = parts;
  if (!first) throw new RangeError('an entity needs its key');
  const inside =
    parts.length === 1
      ? literal(first[1])
      : parts.map(([name, value]) => `${odataName(name)}=${literal(value)}`).join(',');
  return `${odataName(entitySet)}(${inside})`;
}

/** V2 lists paths: `$select=A,to_B/C`, `$expand=to_B,to_B/to_D`. */
function flatExpand(query: Pick<ODataQuery<unknown>, 'select' | 'expand'>): { select: string; expand: string } {
  const selected: string[] = [];
  const expanded: string[] = [];
  const walk = (prefix: string, level: Pick<ODataExpand, 'select' | 'expand'>, isRoot: boolean): void => {
    // Once anything is selected, a navigation without a selection of its own must be named to come whole.
    if (level.select) selected.push(...level.select.map((property) => prefix + odataPath(property)));
    else if (!isRoot) selected.push(prefix.slice(0, -1));
    for (const part of level.expand ?? []) {
      const path = prefix + odataName(part.navigation);
      expanded.push(path);
      walk(`${path}/`, part, false);
    }
  };
  walk('', query, true);
  const selectsAnything = query.select !== undefined || selected.some((path) => !expanded.includes(path));
  if (selectsAnything && !query.select) selected.unshift('*');
  return { select: selectsAnything ? selected.join(',') : '', expand: expanded.join(',') };
}

/** V4 nests: `$expand=_Item($select=A;$expand=_Line)`. */
function nestedExpand(query: Pick<ODataQuery<unknown>, 'select' | 'expand'>): { select: string; expand: string } {
  const one = (part: ODataExpand): string => {
    const inner = nestedExpand(part);
    const options = [inner.select && `$select=${inner.select}`, inner.expand && `$expand=${inner.expand}`].filter(
      Boolean,
    );
    return odataName(part.navigation) + (options.length > 0 ? `(${options.join(';')})` : '');
  };
  return { select: (query.select ?? []).map(odataPath).join(','), expand: (query.expand ?? []).map(one).join(',') };
}

function writeOrder(order: ODataOrder): string {
  return typeof order === 'string' ? odataPath(order) : `${odataPath(order.property)} ${order.direction}`;
}

/**
 * The name of an entity set, a property, a function; V4 functions may be qualified by a namespace.
 * @throws RangeError anything else
 */
export function odataName(name: string): string {
  if (!/^[A-Za-z_][\w.]{0,255}$/.test(name)) throw new RangeError('not an OData name');
  return name;
}
