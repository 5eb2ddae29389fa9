import type { Row } from '../../store/table.ts';
import { withoutTrailingZeros } from '../../store/fixed-decimal.ts';
import type { Call } from './call.ts';
import { cell, type EntityType, type Property } from './entity-model.ts';
import { entityTag } from './entity-tag.ts';
import { rowTest } from './filter-match.ts';
import type { View } from './query-options.ts';
import { related, type Tables } from './read.ts';

/** What of the request shapes the JSON: the service, the address it was asked at, and how decimals are wanted. */
type Asked = Pick<Call, 'service' | 'origin' | 'header'>;

interface JsonContext extends Asked {
  readonly tables: Tables;
  /** Version 4: decimals as text, when the client asked with IEEE754Compatible=true. */
  readonly decimalsAsText: boolean;
}

/** `A_ProductPlant(Product='MED-000001',Plant='H100')` */
export function keyPath(type: EntityType, row: Row): string {
  const quoted = (field: string) => {
    const value = cell(type, row, field);
    switch (type.properties[field]?.kind) {
      case 'date':
        return `datetime'${String(value)}T00:00:00'`;
      case 'instant':
        return `datetimeoffset'${instantText(value)}'`;
      default:
        return `'${encodeURIComponent(String(value ?? '')).replaceAll("'", "''")}'`;
    }
  };
  const [only] = type.key;
  if (type.key.length === 1 && only !== undefined) return `${type.set}(${quoted(only)})`;
  return `${type.set}(${type.key.map((field) => `${field}=${quoted(field)}`).join(',')})`;
}

/** A row as its service writes it, with what the view expands. */
export function entityJson(tables: Tables, asked: Asked, view: View, row: Row): Record<string, unknown> {
  const { service, origin, header } = asked;
  const decimalsAsText = /ieee754compatible=true/i.test(header('accept') ?? '');
  const context = { service, origin, header, tables, decimalsAsText };
  return service.version === 2 ? entityV2(context, view, row) : entityV4(context, view, row);
}

function entityV2(context: JsonContext, view: View, row: Row): Record<string, unknown> {
  const { service, origin } = context;
  const { type } = view;
  const uri = `${origin}${service.root}${keyPath(type, row)}`;
  const json: Record<string, unknown> = {
    __metadata: {
      id: uri,
      uri,
      type: `${service.namespace}.${type.name}`,
      ...(type.hasETag ? { etag: entityTag(type, row) } : {}),
    },
  };
  for (const [name, property] of Object.entries(type.properties)) {
    if (view.select === undefined || view.select.has(name)) json[name] = valueV2(property, cell(type, row, name));
  }
  for (const [name, navigation] of Object.entries(type.navigation)) {
    const below = view.expand.get(name);
    if (below !== undefined) {
      const rows = expanded(context, view, row, name, below);
      const [first] = rows;
      if (navigation.many) json[name] = { results: rows.map((each) => entityV2(context, below, each)) };
      else json[name] = first === undefined ? null : entityV2(context, below, first);
    } else if (view.select === undefined || view.select.has(name)) {
      json[name] = { __deferred: { uri: `${uri}/${name}` } };
    }
  }
  return json;
}

function entityV4(context: JsonContext, view: View, row: Row): Record<string, unknown> {
  const { type } = view;
  const json: Record<string, unknown> = {};
  if (type.hasETag) json['@odata.etag'] = entityTag(type, row);
  for (const [name, property] of Object.entries(type.properties)) {
    if (view.select === undefined || view.select.has(name)) {
      json[name] = valueV4(property, cell(type, row, name), context.decimalsAsText);
    }
  }
  for (const [name, below] of view.expand) {
    const rows = expanded(context, view, row, name, below);
    const [first] = rows;
    if (type.navigation[name]?.many === true) {
      if (below.count) json[`${name}@odata.count`] = rows.length;
      json[name] = rows.map((each) => entityV4(context, below, each));
    } else json[name] = first === undefined ? null : entityV4(context, below, first);
  }
  return json;
}

function expanded(context: JsonContext, view: View, row: Row, name: string, below: View): readonly Row[] {
  let rows = related(context.service, context.tables, view.type, row, name);
  if (below.filter !== undefined) rows = rows.filter(rowTest(below.type, below.filter));
  const table = context.tables(below.type.table);
  rows = rows.toSorted((a, b) => table.compare(a, b));
  return below.skip === 0 && below.top === undefined
    ? rows
    : rows.slice(below.skip, below.skip + (below.top ?? rows.length));
}

/** `2026-03-09T14:05:09Z`; the milliseconds only where there are any. */
const instantText = (value: unknown): string => new Date(Number(value)).toISOString().replace(/\.000Z$/, 'Z');

function valueV2(property: Property, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (property.kind) {
    case 'date':
      return `/Date(${Date.parse(String(value))})/`;
    case 'instant':
      return `/Date(${Number(value)}+0000)/`;
    case 'time': {
      const [hours, minutes, seconds] = String(value).split(':');
      return `PT${hours}H${minutes}M${seconds}S`;
    }
    case 'decimal':
      return property.trimmed === true ? withoutTrailingZeros(String(value)) : String(value);
    default:
      return value;
  }
}

function valueV4(property: Property, value: unknown, decimalsAsText: boolean): unknown {
  if (value === null || value === undefined) return null;
  switch (property.kind) {
    case 'instant':
      return instantText(value);
    case 'decimal':
      // The digits as they are: a JavaScript number would lose what it cannot hold.
      return decimalsAsText ? String(value) : JSON.rawJSON(withoutTrailingZeros(String(value)));
    default:
      return value;
  }
}
