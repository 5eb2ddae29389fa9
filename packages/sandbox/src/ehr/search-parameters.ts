import type { Row } from '../store/table.ts';
import { idOf, lastUpdatedOf, objectsAt, valuesAt, type ResourceType } from './fhir-resource.ts';
import { FhirRefusal } from './fhir-refusal.ts';

/** Tests one resource against one search parameter's value; commas are alternatives. */
export interface SearchParameter {
  readonly type: 'token' | 'reference' | 'date' | 'string';
  readonly matches: (value: string) => (resource: Row) => boolean;
}

const common: Readonly<Record<string, SearchParameter>> = {
  _id: { type: 'token', matches: anyOf((value) => (resource) => idOf(resource) === value) },
  _lastUpdated: date((resource) => [lastUpdatedOf(resource)]),
  identifier: token((resource) => objectsAt(resource, 'identifier'), 'value'),
};

/** What can be searched, by resource type: everything the CapabilityStatement declares, and nothing else. */
export const searchParameters: Readonly<Record<ResourceType, Readonly<Record<string, SearchParameter>>>> = {
  Appointment: {
    ...common,
    status: code('status'),
    date: date((resource) => valuesAt(resource, 'start')),
    actor: reference(undefined),
    location: reference('Location'),
    practitioner: reference('Practitioner'),
    patient: reference('Patient'),
    'service-type': token((resource) => objectsAt(resource, 'serviceType.coding'), 'code'),
  },
  Location: {
    ...common,
    status: code('status'),
    name: {
      type: 'string',
      matches: anyOf(
        (value) => (resource) =>
          String(resource['name'] ?? '')
            .toLowerCase()
            .startsWith(value.toLowerCase()),
      ),
    },
    partof: {
      type: 'reference',
      matches: anyOf(
        (value) => (resource) =>
          valuesAt(resource, 'partOf.reference').some((found) => isReferenceTo(found, value, 'Location')),
      ),
    },
  },
  Practitioner: {
    ...common,
    name: {
      type: 'string',
      matches: anyOf(
        (value) => (resource) =>
          [...valuesAt(resource, 'name.family'), ...valuesAt(resource, 'name.given')].some((name) =>
            name.toLowerCase().startsWith(value.toLowerCase()),
          ),
      ),
    },
  },
  Patient: common,
};

function anyOf(test: (value: string) => (resource: Row) => boolean): SearchParameter['matches'] {
  return (value) => {
    const tests = value.split(',').map((each) => test(each.trim()));
    return (resource) => tests.some((matches) => matches(resource));
  };
}

function code(path: string): SearchParameter {
  return { type: 'token', matches: anyOf((value) => (resource) => valuesAt(resource, path).includes(value)) };
}

/** `system|value`, `value` in any system, `|value` without one, `system|` anything in it. */
function token(read: (resource: Row) => Row[], field: 'value' | 'code'): SearchParameter {
  return {
    type: 'token',
    matches: anyOf((value) => {
      const bar = value.indexOf('|');
      const system = bar < 0 ? undefined : value.slice(0, bar);
      const wanted = bar < 0 ? value : value.slice(bar + 1);
      return (resource) =>
        read(resource).some(
          (found) =>
            (system === undefined || (found['system'] ?? '') === system) && (wanted === '' || found[field] === wanted),
        );
    }),
  };
}

function reference(only: ResourceType | undefined): SearchParameter {
  return {
    type: 'reference',
    matches: anyOf(
      (value) => (resource) =>
        valuesAt(resource, 'participant.actor.reference').some((found) => isReferenceTo(found, value, only)),
    ),
  };
}

/** `Location/OR1` or, where the type is known, `OR1`. */
const isReferenceTo = (found: string, wanted: string, only: ResourceType | undefined): boolean =>
  wanted.includes('/') ? found === wanted : only !== undefined && found === `${only}/${wanted}`;

function date(read: (resource: Row) => string[]): SearchParameter {
  return {
    type: 'date',
    matches: anyOf((value) => {
      const [prefix, text] = /^(eq|ne|ge|le|gt|lt|sa|eb)/.test(value)
        ? [value.slice(0, 2), value.slice(2)]
        : ['eq', value];
      const [from, to] = rangeOf(text);
      const holds = comparisons[prefix];
      return (resource) =>
        read(resource).some((found) => {
          const at = Date.parse(found);
          return holds !== undefined && !Number.isNaN(at) && holds(at, from, to);
        });
    }),
  };
}

/** A date stands for all of its day, a minute for all of its minute: `from` is in it, `to` no more. */
const comparisons: Readonly<Record<string, (at: number, from: number, to: number) => boolean>> = {
  eq: (at, from, to) => at >= from && at < to,
  ne: (at, from, to) => at < from || at >= to,
  ge: (at, from) => at >= from,
  lt: (at, from) => at < from,
  eb: (at, from) => at < from,
  le: (at, _from, to) => at < to,
  gt: (at, _from, to) => at >= to,
  sa: (at, _from, to) => at >= to,
};

function rangeOf(text: string): [from: number, to: number] {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?$/.exec(text);
  if (match === null) throw new FhirRefusal(400, 'invalid', `"${text}" is not a date or time.`);
  const [, year, month, day, minute, second, fraction, zone = 'Z'] = match;
  if (year !== undefined && minute !== undefined) {
    const at = Date.parse(`${year}-${month}-${day}T${minute}${second ?? ':00'}${fraction ?? ''}${zone}`);
    const span = fraction === undefined ? (second === undefined ? 60_000 : 1000) : 1;
    if (!Number.isNaN(at)) return [at, at + span];
  } else {
    const from = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
    if (!Number.isNaN(from)) {
      const start = new Date(from);
      if (day !== undefined) return [from, from + 86_400_000];
      if (month !== undefined) return [from, Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1)];
      return [from, Date.UTC(start.getUTCFullYear() + 1, 0)];
    }
  }
  throw new FhirRefusal(400, 'invalid', `"${text}" is not a date or time.`);
}
