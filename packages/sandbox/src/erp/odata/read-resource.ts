import type { Row } from '../../store/table.ts';
import { jsonReply, noSegment, notAllowed, notFound, type Call, type Reply } from './call.ts';
import type { EntityType } from './entity-model.ts';
import { entityTag } from './entity-tag.ts';
import { metadataXml } from './metadata.ts';
import { parseQuery, type View } from './query-options.ts';
import { matching, readPage, related, type Tables } from './read.ts';
import type { Resource } from './resource-path.ts';
import { entityJson, keyPath } from './write-json.ts';

const metadataETag = 'W/"20260101000000"';

/** Answers a GET. @param pageSize rows a page at most; version 4 clients may ask for fewer */
export function readResource(tables: Tables, pageSize: number, call: Call, resource: Resource): Reply {
  const { service } = call;
  switch (resource.kind) {
    case 'document':
      return serviceDocument(call);
    case 'metadata':
      return { status: 200, headers: { 'content-type': 'application/xml' }, body: metadataXml(service) };
    case 'set':
      return resource.isCount ? count(tables, call, resource.type) : page(tables, pageSize, call, resource.type);
    case 'entity':
      return entity(tables, call, resource);
    default:
      throw notAllowed(call.method);
  }
}

function serviceDocument({ service }: Call): Reply {
  const sets = [...service.sets.keys()];
  const value = sets.map((name) => ({ name, kind: 'EntitySet', url: name }));
  return service.version === 2
    ? jsonReply(service, 200, { d: { EntitySets: sets } })
    : jsonReply(service, 200, { '@odata.context': '$metadata', value });
}

function count(tables: Tables, call: Call, type: EntityType): Reply {
  const { view } = parseQuery(call.service, type, call.options);
  const rows = matching(tables(type.table), view);
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(rows.length) };
}

function page(tables: Tables, pageSize: number, call: Call, type: EntityType): Reply {
  const { service, options } = call;
  const query = parseQuery(service, type, options);
  const asked = /maxpagesize=(\d+)/.exec(call.header('prefer') ?? '')?.[1];
  const size = asked === undefined ? pageSize : Math.max(1, Math.min(Number(asked), pageSize));
  const found = readPage(tables, query, size);
  if (wantsAtom(call)) return atomFeed(call, type, found.rows);
  const rows = found.rows.map((row) => entityJson(tables, call, query.view, row));
  const next = found.next === undefined ? undefined : nextLink(call, type.set, found.next);
  return service.version === 2
    ? jsonReply(service, 200, {
        d: {
          ...(found.count === undefined ? {} : { __count: String(found.count) }),
          results: rows,
          ...(next === undefined ? {} : { __next: `${call.origin}${service.root}${next}` }),
        },
      })
    : jsonReply(service, 200, {
        '@odata.context': `$metadata#${type.set}`,
        '@odata.metadataEtag': metadataETag,
        ...(found.count === undefined ? {} : { '@odata.count': found.count }),
        value: rows,
        ...(next === undefined ? {} : { '@odata.nextLink': next }),
      });
}

function nextLink(call: Call, set: string, next: { skipToken: string; top: number | undefined }): string {
  const options = new Map(call.options);
  options.delete('$skip');
  options.set('$skiptoken', next.skipToken);
  if (next.top !== undefined) options.set('$top', String(next.top));
  return `${set}?${[...options].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/** An entity, what it navigates to, or one of its properties. */
function entity(tables: Tables, call: Call, resource: Resource & { kind: 'entity' }): Reply {
  const { service } = call;
  let { type } = resource;
  let row = tables(type.table).get(resource.key);
  if (row === undefined) throw notFound(type, resource.key);
  for (const [index, step] of resource.steps.entries()) {
    const isLast = index === resource.steps.length - 1;
    if (isLast && step in type.properties) {
      const value = row[step] ?? type.properties[step]?.absent ?? null;
      return jsonReply(service, 200, service.version === 2 ? { d: { [step]: value } } : { value });
    }
    const navigation = type.navigation[step];
    const target = navigation === undefined ? undefined : service.sets.get(navigation.to);
    if (navigation === undefined || target === undefined) throw noSegment(step);
    const rows = related(service, tables, type, row, step);
    if (navigation.many) {
      if (!isLast) throw notAllowed('GET');
      const { view } = parseQuery(service, target, call.options);
      const values = rows.map((each) => entityJson(tables, call, view, each));
      return jsonReply(service, 200, service.version === 2 ? { d: { results: values } } : { value: values });
    }
    const [next] = rows;
    if (next === undefined) throw notFound(target, {});
    row = next;
    type = target;
  }
  return entityReply(tables, call, parseQuery(service, type, call.options).view, row, 200);
}

/** One entity in its envelope, with its ETag. */
export function entityReply(tables: Tables, call: Call, view: View, row: Row, status: number): Reply {
  const { service } = call;
  const json = entityJson(tables, call, view, row);
  const context = { '@odata.context': `$metadata#${view.type.set}/$entity`, '@odata.metadataEtag': metadataETag };
  const reply = jsonReply(service, status, service.version === 2 ? { d: json } : { ...context, ...json });
  if (view.type.hasETag) reply.headers['etag'] = entityTag(view.type, row);
  return reply;
}

/** Version 2 answers in Atom unless JSON is asked for: the first thing an integration forgets. */
function wantsAtom(call: Call): boolean {
  if (call.service.version === 4 || call.options.get('$format') === 'json') return false;
  return !(call.header('accept') ?? '').includes('json');
}

function atomFeed(call: Call, type: EntityType, rows: readonly Row[]): Reply {
  const entries = rows.map((row) => `<entry><id>${call.origin}${call.service.root}${keyPath(type, row)}</id></entry>`);
  return {
    status: 200,
    headers: { 'content-type': 'application/atom+xml;type=feed; charset=utf-8', dataserviceversion: '2.0' },
    body: `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title type="text">${type.set}</title>${entries.join('')}</feed>`,
  };
}
