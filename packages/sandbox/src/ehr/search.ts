import type { Row, Table } from '../store/table.ts';
import { FhirRefusal } from './fhir-refusal.ts';
import { idOf, isResourceType, lastUpdatedOf, valuesAt, type ResourceType } from './fhir-resource.ts';
import { searchParameters } from './search-parameters.ts';

export interface SearchPage {
  readonly matches: readonly Row[];
  readonly included: readonly Row[];
  readonly total: number;
  /** Where the next page goes on; undefined on the last. */
  readonly next: Continuation | undefined;
}

/** Search parameters as given, in order; a repeated one means AND. */
export type SearchArguments = readonly (readonly [name: string, value: string])[];

const defaultCount = 50;
const largestCount = 1000;
const results = new Set(['_count', '_sort', '_include', '_summary', '_format', '_total']);

/** A search in the middle of its results. */
export interface Continuation {
  readonly type: ResourceType;
  readonly parameters: SearchArguments;
  readonly offset: number;
  readonly after: string | undefined;
}

/** A page of a search: the first, or the one at `from`. @throws FhirRefusal for parameters this EHR does not offer */
export function search(
  tables: (type: ResourceType) => Table,
  type: ResourceType,
  parameters: SearchArguments,
  from: Pick<Continuation, 'offset' | 'after'> = { offset: 0, after: undefined },
): SearchPage {
  const tests = parameters
    .filter(([name]) => !results.has(name))
    .map(([name, value]) => {
      const parameter = searchParameters[type][name];
      if (parameter === undefined) {
        throw new FhirRefusal(400, 'invalid', `Unknown search parameter "${name}" for ${type}.`);
      }
      return parameter.matches(value);
    });
  const option = (name: string) => parameters.findLast(([given]) => given === name)?.[1];
  const all = tables(type).rows.filter((resource) => tests.every((test) => test(resource)));
  const sort = option('_sort');
  const sorted = sort === undefined ? all : all.toSorted(order(type, sort));
  const count = countOf(option('_count'));
  // By id where nothing else is asked: a resource added meanwhile then shifts no page.
  const rest =
    from.after === undefined ? sorted.slice(from.offset) : sorted.filter((each) => idOf(each) > (from.after ?? ''));
  const isCountOnly = option('_summary') === 'count' || count === 0;
  const matches = isCountOnly ? [] : rest.slice(0, count);
  const last = matches.at(-1);
  const next: Continuation | undefined =
    last === undefined || rest.length <= count
      ? undefined
      : { type, parameters, offset: from.offset + count, after: sort === undefined ? idOf(last) : undefined };
  return {
    matches,
    included: includes(tables, parameters, matches),
    total: all.length,
    next,
  };
}

function countOf(text: string | undefined): number {
  if (text === undefined) return defaultCount;
  if (!/^\d{1,6}$/.test(text)) throw new FhirRefusal(400, 'invalid', `_count is a whole number, not "${text}".`);
  return Math.min(Number(text), largestCount);
}

function order(type: ResourceType, sort: string): (a: Row, b: Row) => number {
  const keys = sort.split(',').map((part) => {
    const descending = part.startsWith('-');
    const name = descending ? part.slice(1) : part;
    const read = sortable(type, name);
    return { descending, read };
  });
  return (a, b) => {
    for (const { descending, read } of keys) {
      const left = read(a);
      const right = read(b);
      if (left !== right) return left < right === descending ? 1 : -1;
    }
    return idOf(a) < idOf(b) ? -1 : 1;
  };
}

function sortable(type: ResourceType, name: string): (resource: Row) => string {
  if (name === '_id') return idOf;
  if (name === '_lastUpdated') return lastUpdatedOf;
  if (name === 'date' && type === 'Appointment') return (resource) => valuesAt(resource, 'start')[0] ?? '';
  throw new FhirRefusal(400, 'not-supported', `Sorting ${type} by "${name}" is not supported.`);
}

/** `_include=Appointment:location` brings the rooms along; `actor` brings everyone. */
function includes(tables: (type: ResourceType) => Table, parameters: SearchArguments, matches: readonly Row[]): Row[] {
  const wanted = new Set<string>();
  for (const [name, value] of parameters) {
    if (name !== '_include') continue;
    const target = { location: 'Location', practitioner: 'Practitioner', patient: 'Patient', actor: '' }[
      value.replace(/^Appointment:/, '')
    ];
    if (target === undefined) throw new FhirRefusal(400, 'not-supported', `_include "${value}" is not supported.`);
    for (const resource of matches) {
      for (const reference of valuesAt(resource, 'participant.actor.reference')) {
        if (reference.startsWith(target)) wanted.add(reference);
      }
    }
  }
  return [...wanted].toSorted().flatMap((reference) => {
    const [type = '', id = ''] = reference.split('/');
    const found = isResourceType(type) ? tables(type).get({ id }) : undefined;
    return found === undefined ? [] : [found];
  });
}
