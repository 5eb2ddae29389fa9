import type { Row, Table } from '../../store/table.ts';
import { cell, type EntityType, type Property } from './entity-model.ts';
import type { Comparison, Filter, Literal } from './filter.ts';
import { ODataError } from './odata-error.ts';

/** Compiles a filter into a test of one row. Names and types are checked here, once, not row by row. */
export function rowTest(type: EntityType, filter: Filter): (row: Row) => boolean {
  switch (filter.op) {
    case 'and': {
      const tests = filter.all.map((part) => rowTest(type, part));
      return (row) => tests.every((test) => test(row));
    }
    case 'or':
      return disjunction(type, filter.all);
    case 'not': {
      const test = rowTest(type, filter.of);
      return (row) => !test(row);
    }
    case 'contains':
    case 'startswith':
    case 'endswith': {
      const property = filter.property;
      propertyOf(type, property);
      const wanted = filter.text;
      const test = { contains: 'includes', startswith: 'startsWith', endswith: 'endsWith' } as const;
      const method = test[filter.op];
      return (row) => String(cell(type, row, property) ?? '')[method](wanted);
    }
    default:
      return comparisonTest(type, filter.op, filter.property, filter.value);
  }
}

/** `Key eq 'a' or Key eq 'b' …` is one look-up in a set, however long the list is. */
function disjunction(type: EntityType, all: readonly Filter[]): (row: Row) => boolean {
  const list = equalityList(all);
  if (list !== undefined) {
    const declared = propertyOf(type, list.property);
    const wanted = new Set(list.values.map((value) => comparable(declared, list.property, value)));
    return (row) => wanted.has(comparableCell(declared, cell(type, row, list.property)));
  }
  const tests = all.map((part) => rowTest(type, part));
  return (row) => tests.some((test) => test(row));
}

function equalityList(all: readonly Filter[]): { property: string; values: Literal[] } | undefined {
  const first = all[0];
  if (first?.op !== 'eq') return undefined;
  const values: Literal[] = [];
  for (const part of all) {
    if (part.op !== 'eq' || part.property !== first.property) return undefined;
    values.push(part.value);
  }
  return { property: first.property, values };
}

function comparisonTest(type: EntityType, op: Comparison, property: string, value: Literal): (row: Row) => boolean {
  const declared = propertyOf(type, property);
  const wanted = comparable(declared, property, value);
  const read = (row: Row) => comparableCell(declared, cell(type, row, property));
  switch (op) {
    case 'eq':
      return (row) => read(row) === wanted;
    case 'ne':
      return (row) => read(row) !== wanted;
    case 'gt':
      return ordered(read, wanted, (a, b) => a > b);
    case 'ge':
      return ordered(read, wanted, (a, b) => a >= b);
    case 'lt':
      return ordered(read, wanted, (a, b) => a < b);
    case 'le':
      return ordered(read, wanted, (a, b) => a <= b);
  }
}

type Comparable = string | number | boolean | null;

function ordered(
  read: (row: Row) => Comparable,
  wanted: Comparable,
  holds: (a: string | number | boolean, b: string | number | boolean) => boolean,
): (row: Row) => boolean {
  // Null is neither before nor after anything.
  return (row) => {
    const value = read(row);
    return value !== null && wanted !== null && holds(value, wanted);
  };
}

export function propertyOf(type: EntityType, name: string): Property {
  const property = type.properties[name];
  if (property !== undefined) return property;
  if (name.includes('/')) {
    throw new ODataError(400, '/IWBEP/CM_MGW_RT/021', `Filtering on the navigation path ${name} is not supported.`);
  }
  throw new ODataError(400, '005056A509B11EE1B9A8FEC11C22978E', `Property ${name} not found in type '${type.name}'.`, {
    target: name,
  });
}

/** Decimals here have at most 15 digits, which a double holds exactly enough to compare. */
function comparableCell(property: Property, value: Comparable): Comparable {
  return property.kind === 'decimal' && value !== null ? Number(value) : value;
}

function comparable(property: Property, name: string, value: Literal): Comparable {
  if (value.type === 'null') return null;
  const mismatch = () =>
    new ODataError(400, '005056A509B11EE1B9A8FEC11C24178E', `The literal does not fit the property ${name}.`, {
      target: name,
    });
  switch (property.kind) {
    case 'text':
      if (value.type !== 'text') throw mismatch();
      return textValue(property, value.text);
    case 'decimal':
    case 'whole':
      if (value.type !== 'number') throw mismatch();
      return Number(value.text);
    case 'flag':
      if (value.type !== 'flag') throw mismatch();
      return value.flag;
    case 'date':
      if (value.type !== 'date') throw mismatch();
      return dateOf(value.text) ?? raise(mismatch());
    case 'time':
      if (value.type !== 'time') throw mismatch();
      return value.text;
    case 'instant':
      if (value.type !== 'instant' && value.type !== 'date') throw mismatch();
      return instantOf(value.text) ?? raise(mismatch());
  }
}

/** A text as rows hold it. */
export const textValue = (property: Property, value: string): string =>
  property.isNumber === true ? value.replace(/^0+(?=\d)/, '') : value;

function raise(error: Error): never {
  throw error;
}

/** `2026-03-09`, with or without a time of midnight; `undefined` when it is no date. */
export function dateOf(text: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/.exec(text);
  if (match?.[1] === undefined || Number.isNaN(Date.parse(match[1]))) return undefined;
  return match[1];
}

/** Epoch milliseconds of an ISO 8601 instant; a missing zone is UTC, as the ERP takes it. */
export function instantOf(text: string): number | undefined {
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  const milliseconds = Date.parse(zoned);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/**
 * The rows a filter can possibly match, by index; `undefined` when only reading them all can tell.
 * A list of keys joined with `or` is one index look-up a key; with `and`, the narrower side wins.
 */
export function candidates(type: EntityType, table: Table, filter: Filter): readonly Row[] | undefined {
  switch (filter.op) {
    case 'eq': {
      const property = type.properties[filter.property];
      // An absent field is not in the index under its default, so a default is looked for the long way.
      if (property?.kind !== 'text' || filter.value.type !== 'text') return undefined;
      const wanted = textValue(property, filter.value.text);
      return wanted === property.absent ? undefined : table.where(filter.property, wanted);
    }
    case 'or': {
      const found = new Set<Row>();
      for (const part of filter.all) {
        const rows = candidates(type, table, part);
        if (rows === undefined) return undefined;
        for (const row of rows) found.add(row);
      }
      return [...found];
    }
    case 'and': {
      let narrowest: readonly Row[] | undefined;
      for (const part of filter.all) {
        const rows = candidates(type, table, part);
        if (rows !== undefined && (narrowest === undefined || rows.length < narrowest.length)) narrowest = rows;
        if (narrowest !== undefined && narrowest.length <= 1) break;
      }
      return narrowest;
    }
    default:
      return undefined;
  }
}
