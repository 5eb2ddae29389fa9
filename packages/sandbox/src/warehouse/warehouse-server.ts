import { isAuthorized, type BasicCredentials } from '../http/basic-auth.ts';
import type { Answer, Ask } from '../http/endpoint.ts';
import { parseQueryString } from '../http/query-string.ts';
import type { Row } from '../store/table.ts';
import type { World } from '../store/world.ts';
import { entities, isEntityName, type Entity, type Field } from './entity-model.ts';
import { fieldPath, instantText, related, type FieldPath } from './field-path.ts';
import { condition, select } from './row-filter.ts';
import { refusalAnswer, WarehouseRefusal } from './warehouse-refusal.ts';

export interface WarehouseServerOptions {
  readonly world: World;
  /** Path of the API, up to and without `/entity`. */
  readonly base: string;
  readonly credentials: BasicCredentials;
}

type Parameters = readonly (readonly [name: string, value: string])[];

const results = new Set([
  'page',
  'page_size',
  'page_mode',
  'cursor',
  'values_list',
  'fields',
  'ordering',
  'distinct',
  'format',
]);
const defaultPageSize = 125;
const largestPageSize = 1250;

/** A warehouse system's entity API: filtered, paged reads of facilities, bins, items and inventory. */
export class WarehouseServer {
  readonly #options: WarehouseServerOptions;

  constructor(options: WarehouseServerOptions) {
    this.#options = options;
  }

  handle = (ask: Ask): Answer => {
    const { base, credentials } = this.#options;
    const steps = ask.path.startsWith(`${base}/entity`) ? ask.path.slice(base.length + 1).split('/') : [];
    const [, entity = '', id = ''] = steps.filter((step, index) => step !== '' || index === 0);
    const operation = `${ask.method} ${entity === '' ? 'entity' : entity}`;
    try {
      if (!isAuthorized(ask.headers.authorization, credentials)) {
        throw new WarehouseRefusal(401, 'UNAUTHORIZED', 'Invalid username/password.');
      }
      if (steps.length === 0) throw new WarehouseRefusal(404, 'NOT_FOUND', 'Resource not found.');
      if (ask.method !== 'GET' && ask.method !== 'HEAD') {
        throw new WarehouseRefusal(405, 'METHOD_NOT_ALLOWED', `Method "${ask.method}" not allowed.`);
      }
      const body = this.#read(ask, entity, id);
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), operation };
    } catch (error) {
      if (!(error instanceof WarehouseRefusal)) throw error;
      return { ...refusalAnswer(error), operation };
    }
  };

  #read(ask: Ask, name: string, id: string): unknown {
    const root = `${ask.origin}${this.#options.base}/entity`;
    if (name === '') return Object.fromEntries(Object.keys(entities).map((each) => [each, `${root}/${each}/`]));
    if (!isEntityName(name)) throw new WarehouseRefusal(404, 'NOT_FOUND', 'Resource not found.');
    const entity = entities[name];
    if (id === 'describe') return describe(entity);
    if (id !== '') {
      const row = this.#options.world.table(entity.table).get({ id: Number(id) });
      if (row === undefined) throw new WarehouseRefusal(404, 'NOT_FOUND', 'Resource not found.');
      return this.#resource(root, entity, row);
    }
    const parameters = parseQueryString(ask.query);
    if (parameters === undefined)
      throw new WarehouseRefusal(400, 'VALIDATION_ERROR', 'The URL is not properly encoded.');
    return this.#list(root, entity, parameters);
  }

  #list(root: string, entity: Entity, parameters: Parameters): unknown {
    const { table: tables } = this.#options.world;
    const conditions = parameters
      .filter(([name]) => !results.has(name))
      .map(([name, value]) => condition(tables, entity, name, value));
    const option = (name: string) => parameters.findLast(([given]) => given === name)?.[1];
    const rows = this.#ordered(entity, select(tables(entity.table), conditions), option('ordering'));
    const shape = this.#shape(root, entity, option('values_list'), option('fields'));
    const shaped = (some: readonly Row[]) => {
      const objects = some.map(shape);
      return option('distinct') === undefined ? objects : distinct(objects);
    };
    const size = pageSize(option('page_size'));
    const link = (changes: Record<string, string>) => {
      const kept = parameters.filter(([name]) => !(name in changes));
      const query = [...kept, ...Object.entries(changes)].map(
        ([name, value]) => `${name}=${encodeURIComponent(value)}`,
      );
      return `${root}/${entity.name}/?${query.join('&')}`;
    };
    if (option('page_mode') === 'sequenced') {
      const { offset, after } = cursorOf(option('cursor'));
      const rest = after === undefined ? rows.slice(offset) : rows.filter((row) => Number(row['id']) > after);
      const page = rest.slice(0, size);
      const last = page.at(-1);
      const isOrdered = option('ordering') !== undefined;
      const cursor = isOrdered ? `p=${offset + size}` : `i=${String(last?.['id'])}`;
      return {
        next_page: rest.length > size ? link({ cursor: Buffer.from(cursor).toString('base64url') }) : null,
        previous_page: null,
        results: shaped(page),
      };
    }
    const pages = Math.max(1, Math.ceil(rows.length / size));
    const page = wholeNumber('page', option('page') ?? '1');
    if (page < 1 || page > pages) throw new WarehouseRefusal(404, 'NOT_FOUND', 'Invalid page.');
    return {
      result_count: rows.length,
      page_count: pages,
      page_nbr: page,
      next_page: page < pages ? link({ page: String(page + 1) }) : null,
      previous_page: page > 1 ? link({ page: String(page - 1) }) : null,
      results: shaped(rows.slice((page - 1) * size, page * size)),
    };
  }

  #ordered(entity: Entity, rows: readonly Row[], ordering: string | undefined): readonly Row[] {
    if (ordering === undefined) return rows;
    const keys = ordering.split(',').map((part) => {
      const name = part.replace(/^-/, '');
      return {
        path: fieldPath(this.#options.world.table, entity, name, name.split('__')),
        isDown: part.startsWith('-'),
      };
    });
    return rows.toSorted((a, b) => {
      for (const { path, isDown } of keys) {
        const [left, right] = [sortable(path, a), sortable(path, b)];
        if (left !== right) return left < right === isDown ? 1 : -1;
      }
      return 0;
    });
  }

  /** `values_list` picks and renames fields across relations; `fields` picks among the entity's own. */
  #shape(root: string, entity: Entity, values: string | undefined, fields: string | undefined): (row: Row) => object {
    if (values === undefined) {
      const picked = fields === undefined ? undefined : new Set(fields.split(','));
      return (row) => this.#resource(root, entity, row, picked);
    }
    const columns = values.split(',').map((column) => {
      const [name = '', alias] = column.trim().split(':');
      return { alias: alias ?? name, path: fieldPath(this.#options.world.table, entity, name, name.split('__')) };
    });
    return (row) => Object.fromEntries(columns.map(({ alias, path }) => [alias, path.read(row)]));
  }

  #resource(root: string, entity: Entity, row: Row, picked?: ReadonlySet<string>): object {
    const shown = Object.entries(entity.fields).filter(([name]) => picked === undefined || picked.has(name));
    return {
      url: `${root}/${entity.name}/${String(row['id'])}/`,
      ...Object.fromEntries(shown.map(([name, field]) => [name, this.#value(root, field, name, row)])),
    };
  }

  #value(root: string, field: Field, name: string, row: Row): unknown {
    switch (field.kind) {
      case 'instant':
        return instantText(row[field.from]);
      case 'constant':
        return field.value;
      case 'relation': {
        const other = related(this.#options.world.table, field, row);
        if (other === undefined) return null;
        return { id: other['id'], key: other['code'], url: `${root}/${field.to}/${String(other['id'])}/` };
      }
      case 'part': {
        const part = field.parts[field.key];
        const key = part === undefined ? null : this.#value(root, part, field.key, row);
        if (typeof key !== 'string') return null;
        const id = stableId(key);
        return { id, key, url: `${root}/${name.replace(/_id$/, '')}/${id}/` };
      }
      default:
        return row[field.from] ?? null;
    }
  }
}

function sortable(path: FieldPath, row: Row): string | number {
  const value = path.read(row);
  if (typeof value === 'number') return value;
  return path.field.kind === 'decimal' ? Number(value) : String(value ?? '');
}

function distinct(objects: readonly object[]): object[] {
  const seen = new Map(objects.map((object) => [JSON.stringify(object), object]));
  return [...seen.values()];
}

function pageSize(text: string | undefined): number {
  if (text === undefined) return defaultPageSize;
  const size = wholeNumber('page_size', text);
  if (size < 1 || size > largestPageSize) {
    throw new WarehouseRefusal(400, 'VALIDATION_ERROR', 'Invalid input.', {
      page_size: `Ensure this value is from 1 to ${largestPageSize}.`,
    });
  }
  return size;
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new WarehouseRefusal(400, 'VALIDATION_ERROR', 'Invalid input.', { [name]: 'A whole number is required.' });
  }
  return Number(text);
}

function cursorOf(text: string | undefined): { offset: number; after: number | undefined } {
  if (text === undefined) return { offset: 0, after: undefined };
  const match = /^([pi])=(\d+)$/.exec(Buffer.from(text, 'base64url').toString());
  if (match === null) throw new WarehouseRefusal(404, 'NOT_FOUND', 'Invalid cursor.');
  return match[1] === 'p' ? { offset: Number(match[2]), after: undefined } : { offset: 0, after: Number(match[2]) };
}

/** A number for a thing that has none here, the same each time. */
function stableId(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

function describe(entity: Entity): unknown {
  const types = {
    text: 'string',
    number: 'integer',
    decimal: 'decimal',
    date: 'date',
    flag: 'boolean',
    instant: 'datetime',
    relation: 'relation',
    part: 'relation',
    constant: 'string',
  };
  return {
    entity: entity.name,
    fields: Object.fromEntries(
      Object.entries(entity.fields).map(([name, field]) => [name, { type: types[field.kind] }]),
    ),
  };
}
