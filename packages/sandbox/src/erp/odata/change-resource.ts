import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import type { Body, ServiceWrites } from '../erp-writes.ts';
import { isRecord, parseJson } from './batch.ts';
import { emptyReply, notAllowed, notFound, type Call, type Reply } from './call.ts';
import type { EntityType, Service } from './entity-model.ts';
import { entityTag } from './entity-tag.ts';
import { ODataError } from './odata-error.ts';
import type { View } from './query-options.ts';
import type { Tables } from './read.ts';
import { entityReply } from './read-resource.ts';
import type { Resource } from './resource-path.ts';
import { keyPath } from './write-json.ts';

/**
 * Applies one change to the draft. The reply is made after the commit, from what is then stored.
 * @throws ODataError when the service or the document refuses; the draft is then thrown away
 */
export function changeResource(
  tables: Tables,
  writes: ServiceWrites,
  draft: Draft,
  call: Call,
  resource: Resource,
): () => Reply {
  const { service } = call;
  // PATCH and MERGE may be tunnelled through POST where a proxy forbids them.
  const method = call.method === 'POST' ? (call.header('x-http-method') ?? 'POST') : call.method;
  if (resource.kind === 'operation' && method === 'POST') {
    const operation = writes.operations?.[resource.name];
    const type = operation === undefined ? undefined : service.sets.get(operation.set);
    if (operation === undefined || type === undefined) throw notAllowed(method);
    const row = operation.run(draft, call.options);
    return () => entityReply(tables, call, fullView(service, type), row, 200);
  }
  if (resource.kind === 'set' && method === 'POST') {
    const create = writes.creates?.[resource.type.set];
    if (create === undefined) throw notAllowed(method);
    const { row, isSaved } = create(draft, bodyOf(call));
    return () => {
      // What was only checked has no parts to show.
      const view = isSaved ? fullView(service, resource.type) : bareView(resource.type);
      const reply = entityReply(tables, call, view, row, 201);
      if (isSaved) reply.headers['location'] = `${call.origin}${service.root}${keyPath(resource.type, row)}`;
      return reply;
    };
  }
  if (resource.kind !== 'entity') throw notAllowed(method);
  return changeEntity(tables, writes, draft, { ...call, method }, resource);
}

function changeEntity(
  tables: Tables,
  writes: ServiceWrites,
  draft: Draft,
  call: Call,
  { type, key }: Resource & { kind: 'entity' },
): () => Reply {
  const row = draft.get(type.table, key);
  if (row === undefined) throw notFound(type, key);
  checkMatch(type, row, call.header('if-match'));
  const remove = writes.removes?.[type.set];
  const update = writes.updates?.[type.set];
  if (call.method === 'DELETE' && remove !== undefined) {
    remove(draft, row);
    return () => emptyReply(204);
  }
  if (!['PATCH', 'MERGE', 'PUT'].includes(call.method) || update === undefined) throw notAllowed(call.method);
  update(draft, row, bodyOf(call));
  if (call.service.version === 2) return () => emptyReply(204);
  return () => entityReply(tables, call, bareView(type), tables(type.table).get(key) ?? row, 200);
}

function checkMatch(type: EntityType, row: Row, ifMatch: string | undefined): void {
  if (!type.hasETag) return;
  if (ifMatch === undefined) {
    throw new ODataError(428, '/IWBEP/CM_MGW_RT/102', 'Precondition required: the header If-Match is missing.');
  }
  if (ifMatch.trim() !== '*' && ifMatch.trim() !== entityTag(type, row)) {
    throw new ODataError(412, '/IWBEP/CM_MGW_RT/101', 'Precondition failed: the object was changed meanwhile.');
  }
}

function bodyOf(call: Call): Body {
  const body = parseJson(call.body);
  // Version 2 clients may wrap what they send as they receive it.
  const inside = isRecord(body) && isRecord(body['d']) ? body['d'] : body;
  if (!isRecord(inside)) throw new ODataError(400, '/IWBEP/CM_MGW_RT/020', 'The request body is no entity.');
  return inside;
}

const bareView = (type: EntityType): View => ({
  type,
  select: undefined,
  expand: new Map(),
  filter: undefined,
  orderBy: [],
  top: undefined,
  skip: 0,
  count: false,
});

/** All properties and all nested collections, as the answer to a deep create shows them. */
function fullView(service: Service, type: EntityType): View {
  const view = bareView(type);
  for (const [name, navigation] of Object.entries(type.navigation)) {
    const target = service.sets.get(navigation.to);
    if (navigation.many && target !== undefined) view.expand.set(name, fullView(service, target));
  }
  return view;
}
