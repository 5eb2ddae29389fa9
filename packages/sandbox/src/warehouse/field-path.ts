import type { Row, Table } from '../store/table.ts';
import { entities, type Entity, type Field } from './entity-model.ts';
import { WarehouseRefusal } from './warehouse-refusal.ts';

export type Tables = (name: string) => Table;

/** Something that can be read from a row: a field, or one reached through foreign keys. */
export interface FieldPath {
  readonly name: string;
  readonly field: Field;
  readonly read: (row: Row) => unknown;
  /** The stored field whose exact value decides this one, when an index can find it. */
  readonly index: string | undefined;
}

/** Reads `item_id__code`. @throws WarehouseRefusal naming a field that does not exist */
export function fieldPath(tables: Tables, entity: Entity, name: string, steps: readonly string[]): FieldPath {
  const [first = '', ...rest] = steps;
  const field = entity.fields[first];
  if (field === undefined) throw unknownField(entity, name);
  if (field.kind === 'relation') {
    const target = entities[field.to];
    if (rest.length === 0) {
      const read = (row: Row) => target.fields['id'] && related(tables, field, row)?.['id'];
      return { name, field: { kind: 'number', from: 'id' }, read, index: undefined };
    }
    const below = fieldPath(tables, target, name, rest);
    const isKey = rest.length === 1 && rest[0] === target.key;
    return {
      name,
      field: below.field,
      read: isKey
        ? (row) => row[field.from] ?? null
        : (row) => {
            const other = related(tables, field, row);
            return other === undefined ? null : below.read(other);
          },
      index: isKey ? field.from : undefined,
    };
  }
  if (field.kind === 'part') {
    const part = rest.length === 1 ? field.parts[rest[0] ?? ''] : undefined;
    if (part === undefined) throw unknownField(entity, name);
    return { name, field: part, read: plainReader(part), index: indexOf(part) };
  }
  if (rest.length > 0) throw unknownField(entity, name);
  return { name, field, read: plainReader(field), index: indexOf(field) };
}

const indexOf = (field: Field): string | undefined => (field.kind === 'text' ? field.from : undefined);

function plainReader(field: Field): (row: Row) => unknown {
  switch (field.kind) {
    case 'constant':
      return () => field.value;
    case 'relation':
    case 'part':
      return () => null;
    case 'instant':
      return (row) => instantText(row[field.from]);
    default:
      return (row) => row[field.from] ?? null;
  }
}

export const instantText = (at: unknown): string => new Date(Number(at)).toISOString().replace('Z', '+00:00');

/** The row a foreign key means: by its code, and in the same facility where codes repeat. */
export function related(tables: Tables, field: Field & { kind: 'relation' }, row: Row): Row | undefined {
  const rows = tables(entities[field.to].table).where('code', row[field.from]);
  return rows.length < 2 ? rows[0] : rows.find((other) => other['facility'] === row['facility']);
}

const unknownField = (entity: Entity, name: string) =>
  new WarehouseRefusal(400, 'VALIDATION_ERROR', 'Invalid input.', { [name]: `Unknown field for ${entity.name}.` });
