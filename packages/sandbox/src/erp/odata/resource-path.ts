import type { Row } from '../../store/table.ts';
import type { EntityType, Service } from './entity-model.ts';
import { dateOf, instantOf, propertyOf, textValue } from './filter-match.ts';
import { noSegment } from './call.ts';
import { ODataError } from './odata-error.ts';

/** What the path below the service root names. */
export type Resource =
  | { readonly kind: 'document' | 'metadata' | 'batch' }
  | { readonly kind: 'set'; readonly type: EntityType; readonly isCount: boolean }
  | { readonly kind: 'entity'; readonly type: EntityType; readonly key: Row; readonly steps: readonly string[] }
  | { readonly kind: 'operation'; readonly name: string };

/** Reads the resource path; `segments` are decoded already. `operations` are the service's function imports. */
export function parseResource(
  service: Service,
  segments: readonly string[],
  operations: ReadonlySet<string>,
): Resource {
  const [first = '', ...rest] = segments.filter((segment, index) => segment !== '' || index > 0);
  if (first === '') return { kind: 'document' };
  if (first === '$metadata') return { kind: 'metadata' };
  if (first === '$batch') return { kind: 'batch' };
  if (operations.has(first)) return { kind: 'operation', name: first };
  const match = /^([A-Za-z_]\w*)(?:\((.*)\))?$/s.exec(first);
  const type = match?.[1] === undefined ? undefined : service.sets.get(match[1]);
  if (match === null || type === undefined) throw noSegment(first);
  if (match[2] === undefined) {
    if (rest.length === 0 || (rest.length === 1 && rest[0] === '')) return { kind: 'set', type, isCount: false };
    if (rest.length === 1 && rest[0] === '$count') return { kind: 'set', type, isCount: true };
    throw noSegment(rest[0] ?? '');
  }
  return { kind: 'entity', type, key: parseKey(type, match[2]), steps: rest };
}

/** `'4500001234'`, or `PurchaseOrder='4500001234',PurchaseOrderItem='10'`, or version 2's typed literals. */
function parseKey(type: EntityType, source: string): Row {
  const malformed = () => new ODataError(400, '005056A509B11EE1B9A8FEC11C21D78E', `The key (${source}) is malformed.`);
  const key: Record<string, unknown> = {};
  const single = /^\s*'((?:[^']|'')*)'\s*$/s.exec(source);
  if (single !== null) {
    const [name] = type.key;
    if (name === undefined || type.key.length !== 1) throw malformed();
    return { [name]: textValue(propertyOf(type, name), (single[1] ?? '').replaceAll("''", "'")) };
  }
  const pair = /\s*([A-Za-z_]\w*)\s*=\s*(?:(datetime|datetimeoffset)?'((?:[^']|'')*)'|([\w.:+-]+))\s*(?:,|$)/gy;
  while (pair.lastIndex < source.length) {
    const match = pair.exec(source);
    if (match?.[1] === undefined) throw malformed();
    const property = propertyOf(type, match[1]);
    const text = (match[3] ?? match[4] ?? '').replaceAll("''", "'");
    if (property.kind === 'date') key[match[1]] = dateOf(text);
    else if (property.kind === 'instant') key[match[1]] = instantOf(text);
    else key[match[1]] = textValue(property, text);
    if (key[match[1]] === undefined) throw malformed();
  }
  if (type.key.some((name) => !(name in key)) || Object.keys(key).length !== type.key.length) throw malformed();
  return key;
}
