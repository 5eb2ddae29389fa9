import { fromUnits, toUnits } from '../../store/fixed-decimal.ts';
import { isRecord } from '../odata/batch.ts';
import type { EntityType, Property, Service } from '../odata/entity-model.ts';
import { dateOf, instantOf, textValue } from '../odata/filter-match.ts';
import { ODataError } from '../odata/odata-error.ts';
import type { Body } from '../erp-writes.ts';

/** An entity as it came in: properties as rows hold them, and the collections nested in it. */
export interface Entity {
  readonly row: Readonly<Record<string, unknown>>;
  readonly nested: (navigation: string) => readonly Entity[];
}

/** Reads a body against its type. @throws ODataError 400 for what the type does not know or cannot hold */
export function readEntity(service: Service, set: string, body: Body): Entity {
  const type = service.sets.get(set);
  if (type === undefined) throw new RangeError(`${service.name} has no ${set}`);
  const row: Record<string, unknown> = {};
  const nested = new Map<string, Entity[]>();
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('@') || name === '__metadata') continue;
    const property = type.properties[name];
    const navigation = type.navigation[name];
    if (property !== undefined) row[name] = readValue(type, name, property, value);
    else if (navigation !== undefined) {
      nested.set(
        name,
        collection(value).map((each) => readEntity(service, navigation.to, each)),
      );
    } else throw refusal(type, name);
  }
  return { row, nested: (navigation) => nested.get(navigation) ?? [] };
}

/** `[…]` in version 4, `{"results":[…]}` or `[…]` in version 2. */
function collection(value: unknown): Body[] {
  const list = isRecord(value) ? value['results'] : value;
  if (!Array.isArray(list) || !list.every(isRecord)) {
    throw new ODataError(400, '/IWBEP/CM_MGW_RT/020', 'A nested collection is malformed.');
  }
  return list;
}

function readValue(type: EntityType, name: string, property: Property, value: unknown): unknown {
  const malformed = () => refusal(type, name);
  if (value === null) return property.absent;
  switch (property.kind) {
    case 'text': {
      if (typeof value !== 'string') throw malformed();
      const text = textValue(property, value);
      if (text.length > (property.length ?? Infinity)) throw malformed();
      return text;
    }
    case 'decimal': {
      const scale = property.trimmed === true ? 3 : (property.scale ?? 0);
      const units = toUnits(String(value), scale);
      if (units === undefined) throw malformed();
      return fromUnits(units, scale);
    }
    case 'flag':
      if (typeof value !== 'boolean') throw malformed();
      return value;
    case 'date': {
      const date = typeof value === 'string' ? dateText(value) : undefined;
      if (date === undefined) throw malformed();
      return date;
    }
    case 'instant': {
      const at = typeof value === 'string' ? (epochOf(value) ?? instantOf(value)) : undefined;
      if (at === undefined) throw malformed();
      return at;
    }
    case 'time':
      if (typeof value !== 'string') throw malformed();
      return value.replace(/^PT(\d+)H(\d+)M(\d+)S$/, '$1:$2:$3');
    case 'whole':
      if (typeof value !== 'number') throw malformed();
      return value;
  }
}

const epochOf = (text: string): number | undefined => {
  const match = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text);
  return match === null ? undefined : Number(match[1]);
};

function dateText(text: string): string | undefined {
  const at = epochOf(text);
  return at === undefined ? dateOf(text) : new Date(at).toISOString().slice(0, 10);
}

const refusal = (type: EntityType, name: string) =>
  new ODataError(400, '/IWBEP/CM_MGW_RT/176', `Property ${name} of ${type.name} is invalid.`, { target: name });

/** A property's text; empty where it was not given. */
export const given = (row: Readonly<Record<string, unknown>>, name: string): string => String(row[name] ?? '');
