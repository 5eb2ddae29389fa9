import type { Row, Table } from '../store/table.ts';
import type { Entity } from './entity-model.ts';
import { fieldPath, type FieldPath, type Tables } from './field-path.ts';
import { WarehouseRefusal } from './warehouse-refusal.ts';

const lookups = [
  'in',
  'gt',
  'gte',
  'lt',
  'lte',
  'contains',
  'icontains',
  'startswith',
  'range',
  'isnull',
  'exact',
] as const;
type Lookup = (typeof lookups)[number];

const isLookup = (text: string | undefined): text is Lookup => lookups.some((lookup) => lookup === text);

/** One `field__lookup=value`; all of a request's must hold. */
export interface Condition {
  readonly path: FieldPath;
  readonly lookup: Lookup;
  readonly value: string;
  readonly isNegated: boolean;
}

/** `curr_qty__gt=0`, `lock_code!=QCHOLD`, `item_id__code__in=A,B`. */
export function condition(tables: Tables, entity: Entity, parameter: string, value: string): Condition {
  const isNegated = parameter.endsWith('!');
  const name = isNegated ? parameter.slice(0, -1) : parameter;
  const steps = name.split('__');
  const last = steps.at(-1);
  const lookup = steps.length > 1 && isLookup(last) ? last : 'exact';
  const path = fieldPath(tables, entity, name, steps.length > 1 && isLookup(last) ? steps.slice(0, -1) : steps);
  return { path, lookup, value, isNegated };
}

/** The rows that meet every condition, by index where one condition names exact values. */
export function select(table: Table, conditions: readonly Condition[]): readonly Row[] {
  let rows: readonly Row[] | undefined;
  for (const { path, lookup, value, isNegated } of conditions) {
    if (path.index === undefined || isNegated || (lookup !== 'in' && lookup !== 'exact')) continue;
    const values = new Set(lookup === 'in' ? value.split(',') : [value]);
    const found = [...values].flatMap((each) => table.where(path.index ?? '', each));
    if (rows === undefined || found.length < rows.length) rows = found;
  }
  const tests = conditions.map((each) => rowTest(each));
  const matching = (rows ?? table.rows).filter((row) => tests.every((test) => test(row)));
  return rows === undefined ? matching : matching.toSorted((a, b) => table.compare(a, b));
}

function rowTest({ path, lookup, value, isNegated }: Condition): (row: Row) => boolean {
  const holds = valueTest(path, lookup, value);
  return (row) => holds(path.read(row)) !== isNegated;
}

function valueTest(path: FieldPath, lookup: Lookup, value: string): (found: unknown) => boolean {
  const comparable = comparableOf(path);
  const bound = (text: string) => comparable(text) ?? refuse(path, text);
  const ordered = (holds: (a: string | number, b: string | number) => boolean) => {
    const limit = bound(value);
    return (found: unknown) => {
      const mine = found === null ? undefined : comparable(String(found));
      return mine !== undefined && holds(mine, limit);
    };
  };
  switch (lookup) {
    case 'exact': {
      const wanted = bound(value);
      return (found) => found !== null && comparable(String(found)) === wanted;
    }
    case 'in': {
      const wanted = new Set(value.split(',').map(bound));
      return (found) => found !== null && wanted.has(comparable(String(found)) ?? '');
    }
    case 'gt':
      return ordered((a, b) => a > b);
    case 'gte':
      return ordered((a, b) => a >= b);
    case 'lt':
      return ordered((a, b) => a < b);
    case 'lte':
      return ordered((a, b) => a <= b);
    case 'range': {
      const [from = '', to = ''] = value.split(',');
      const [low, high] = [bound(from), bound(to)];
      return (found) => {
        const mine = found === null ? undefined : comparable(String(found));
        return mine !== undefined && mine >= low && mine <= high;
      };
    }
    case 'isnull':
      return (found) => (found === null || found === '') === (value === 'true' || value === '1');
    case 'contains':
      return (found) => String(found ?? '').includes(value);
    case 'icontains':
      return (found) =>
        String(found ?? '')
          .toLowerCase()
          .includes(value.toLowerCase());
    case 'startswith':
      return (found) => String(found ?? '').startsWith(value);
  }
}

/** How a field's values compare: numbers as numbers, times as instants, the rest as text. */
function comparableOf({ field }: FieldPath): (text: string) => string | number | undefined {
  switch (field.kind) {
    case 'number':
    case 'decimal':
      return (text) => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text));
    case 'instant':
      return (text) => {
        const at = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
        return Number.isNaN(at) ? undefined : at;
      };
    default:
      return (text) => text;
  }
}

function refuse(path: FieldPath, text: string): never {
  throw new WarehouseRefusal(400, 'VALIDATION_ERROR', 'Invalid input.', {
    [path.name]: `"${text}" is not a valid value.`,
  });
}
