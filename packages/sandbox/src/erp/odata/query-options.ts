import type { EntityType, Service } from './entity-model.ts';
import { parseFilter, type Filter } from './filter.ts';
import { propertyOf } from './filter-match.ts';
import { ODataError } from './odata-error.ts';

/** What to show of one entity set: of the one asked for, or of an expanded one below it. */
export interface View {
  readonly type: EntityType;
  /** Shown properties; all when undefined. */
  select: Set<string> | undefined;
  readonly expand: Map<string, View>;
  filter: Filter | undefined;
  orderBy: readonly { property: string; descending: boolean }[];
  top: number | undefined;
  skip: number;
  count: boolean;
}

export interface Query {
  readonly view: View;
  readonly skipToken: string | undefined;
}

const invalid = (message: string) => new ODataError(400, '005056A509B11EE1B9A8FEC11C23378E', message);

const known: Record<2 | 4, ReadonlySet<string>> = {
  2: new Set(['$filter', '$select', '$expand', '$orderby', '$top', '$skip', '$inlinecount', '$skiptoken', '$format']),
  4: new Set(['$filter', '$select', '$expand', '$orderby', '$top', '$skip', '$count', '$skiptoken', '$format']),
};

const viewOf = (type: EntityType): View => ({
  type,
  select: undefined,
  expand: new Map(),
  filter: undefined,
  orderBy: [],
  top: undefined,
  skip: 0,
  count: false,
});

/** Reads the system query options of a request on `type`. Custom options (`sap-client` …) are ignored. */
export function parseQuery(service: Service, type: EntityType, options: ReadonlyMap<string, string>): Query {
  const { version } = service;
  const view = viewOf(type);
  for (const [name, value] of options) {
    if (!name.startsWith('$')) continue;
    if (!known[version].has(name)) throw invalid(`The query option "${name}" is not supported.`);
    if (name === '$inlinecount') {
      if (value !== 'allpages' && value !== 'none') throw invalid('$inlinecount is allpages or none.');
      view.count = value === 'allpages';
    } else if (name === '$expand' && version === 2) expandV2(service, view, value);
    else if (name === '$select' && version === 2) selectV2(view, value, options.get('$expand'), service);
    else if (name !== '$skiptoken' && name !== '$format') applyOption(service, view, name, value);
  }
  return { view, skipToken: options.get('$skiptoken') };
}

function applyOption(service: Service, view: View, name: string, value: string): void {
  switch (name) {
    case '$filter':
      view.filter = parseFilter(value, service.version);
      return;
    case '$orderby':
      view.orderBy = value.split(',').map((part) => {
        const [property = '', direction = 'asc'] = part.trim().split(/\s+/);
        propertyOf(view.type, property);
        if (direction !== 'asc' && direction !== 'desc') throw invalid(`"${direction}" is no direction.`);
        return { property, descending: direction === 'desc' };
      });
      return;
    case '$top':
      view.top = wholeNumber(name, value);
      return;
    case '$skip':
      view.skip = wholeNumber(name, value);
      return;
    case '$count':
      if (value !== 'true' && value !== 'false') throw invalid('$count is true or false.');
      view.count = value === 'true';
      return;
    case '$select':
      if (value.trim() === '*') return;
      view.select = new Set(value.split(',').map((property) => property.trim()));
      for (const property of view.select) if (!(property in view.type.navigation)) propertyOf(view.type, property);
      return;
    case '$expand':
      expandV4(service, view, value);
      return;
    default:
      throw invalid(`The query option "${name}" is not supported.`);
  }
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw invalid(`${name} is a whole number, not "${value}".`);
  return Number(value);
}

function child(service: Service, view: View, navigation: string): View {
  const existing = view.expand.get(navigation);
  if (existing !== undefined) return existing;
  const declared = view.type.navigation[navigation];
  const type = declared === undefined ? undefined : service.sets.get(declared.to);
  if (type === undefined) {
    throw invalid(`Navigation property '${navigation}' not found in type '${view.type.name}'.`);
  }
  const created = viewOf(type);
  view.expand.set(navigation, created);
  return created;
}

/** Version 2: `to_Item,to_Item/to_ScheduleLine`. */
function expandV2(service: Service, view: View, value: string): void {
  for (const path of value.split(',')) {
    let at = view;
    for (const step of path.trim().split('/')) at = child(service, at, step);
  }
}

/** Version 2: `Product,to_Description/ProductDescription`; a path is only allowed where it is expanded. */
function selectV2(view: View, value: string, expand: string | undefined, service: Service): void {
  if (expand !== undefined) expandV2(service, view, expand);
  for (const path of value.split(',')) {
    const steps = path.trim().split('/');
    const last = steps.pop() ?? '';
    let at = view;
    for (const step of steps) {
      const next = at.expand.get(step);
      if (next === undefined) throw invalid(`"${path.trim()}" is selected but "${step}" is not expanded.`);
      at.select ??= new Set();
      at.select.add(step);
      at = next;
    }
    if (last === '*') continue;
    if (!(last in at.type.navigation)) propertyOf(at.type, last);
    at.select ??= new Set();
    at.select.add(last);
  }
}

/** Version 4: `_Item($expand=_Line;$select=A,B),_Other`, options separated by semicolons, nested at will. */
function expandV4(service: Service, view: View, value: string): void {
  for (const part of splitOutsideBrackets(value, ',')) {
    const match = /^\s*([A-Za-z_]\w*)\s*(?:\((.*)\))?\s*$/s.exec(part);
    if (match?.[1] === undefined) throw invalid(`"${part}" cannot be expanded.`);
    const below = child(service, view, match[1]);
    for (const option of match[2] === undefined ? [] : splitOutsideBrackets(match[2], ';')) {
      const at = option.indexOf('=');
      if (at < 0) throw invalid(`"${option}" is no option of $expand.`);
      applyOption(service, below, option.slice(0, at).trim(), option.slice(at + 1));
    }
  }
}

function splitOutsideBrackets(source: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === separator && depth === 0) {
      parts.push(source.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(source.slice(from));
  return parts;
}
