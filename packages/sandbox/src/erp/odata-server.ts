import { createHash, randomUUID } from 'node:crypto';
import { isAuthorized, type BasicCredentials } from '../http/basic-auth.ts';
import type { Answer, Ask } from '../http/endpoint.ts';
import { parseQueryString } from '../http/query-string.ts';
import type { Row } from '../store/table.ts';
import type { Draft, World } from '../store/world.ts';
import { CsrfSessions } from './csrf-sessions.ts';
import type { ServiceWrites } from './erp-writes.ts';
import {
  isRecord,
  parseJson,
  parseJsonBatch,
  parseMultipart,
  writeJsonBatch,
  writeMultipart,
  type BatchAnswer,
  type BatchPart,
} from './odata/batch.ts';
import type { EntityType, Service } from './odata/entity-model.ts';
import { metadataXml } from './odata/metadata.ts';
import { errorBodyV2, errorBodyV4, ODataError } from './odata/odata-error.ts';
import { parseQuery, type View } from './odata/query-options.ts';
import { matching, readPage, related } from './odata/read.ts';
import { parseResource, type Resource } from './odata/resource-path.ts';
import { entityJson, keyPath, type JsonContext } from './odata/write-json.ts';

export interface ODataServerOptions {
  readonly services: readonly Service[];
  /** By service name. */
  readonly writes: Readonly<Record<string, ServiceWrites>>;
  readonly world: World;
  readonly credentials: BasicCredentials;
  /** Rows a page. */
  readonly pageSize: number;
  readonly now: () => Temporal.Instant;
}

/** A request, or one part of a batch, on its way through a service. */
interface Call {
  readonly service: Service;
  readonly method: string;
  /** Below the service root, decoded. */
  readonly segments: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
  readonly origin: string;
}

interface Reply {
  status: number;
  headers: Record<string, string | readonly string[]>;
  body: string;
}

/** An S/4HANA system's OData gateway: versions 2 and 4 over the same tables. */
export class ODataServer {
  readonly #options: ODataServerOptions;
  readonly #sessions = new CsrfSessions();
  readonly #eTags = new WeakMap<Row, string>();
  #pageSize: number;

  constructor(options: ODataServerOptions) {
    this.#options = options;
    this.#pageSize = options.pageSize;
  }

  set pageSize(rows: number) {
    this.#pageSize = rows;
  }

  get pageSize(): number {
    return this.#pageSize;
  }

  expireSessions(): void {
    this.#sessions.expireAll();
  }

  handle = async (ask: Ask): Promise<Answer> => {
    if (!isAuthorized(ask.headers.authorization, this.#options.credentials)) {
      return {
        status: 401,
        headers: {
          'www-authenticate': 'Basic realm="SAP NetWeaver Application Server [SBX/100]"',
          'content-type': 'text/html; charset=utf-8',
        },
        body: '<html><head><title>Logon Error Message</title></head><body><h1>Anmeldung fehlgeschlagen</h1></body></html>',
        operation: `${ask.method} not authenticated`,
      };
    }
    const service = this.#options.services.find(({ root }) => `${ask.path}/`.startsWith(root));
    if (service === undefined) {
      return {
        status: 403,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: `No service found for ${ask.path}`,
        operation: `${ask.method} unknown service`,
      };
    }
    const operation = operationOf(ask.method, ask.path.slice(service.root.length));
    try {
      const refusal = this.#csrfRefusal(ask, service);
      const reply = refusal ?? (await this.#serve(ask, service));
      return { ...reply, operation };
    } catch (error) {
      return { ...this.#errorReply(service, error), operation };
    }
  };

  /** Writes need a token with its cookies; reads may ask for one. HEAD is refused, as some systems do. */
  #csrfRefusal(ask: Ask, service: Service): Reply | undefined {
    const asked = String(ask.headers['x-csrf-token'] ?? '');
    if (ask.method === 'HEAD') return { status: 403, headers: {}, body: '' };
    if (ask.method === 'GET' || this.#sessions.isValid(asked, ask.headers.cookie)) return undefined;
    const message = 'CSRF token validation failed';
    const error = new ODataError(403, '/IWFND/CM_BEC/019', message);
    return {
      status: 403,
      headers: { 'x-csrf-token': 'Required', 'content-type': 'text/plain; charset=utf-8' },
      body: service.version === 2 ? message : errorBodyV4(error),
    };
  }

  async #serve(ask: Ask, service: Service): Promise<Reply> {
    const header = (name: string) => {
      const value = ask.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    };
    const call = callOf(service, ask.method, ask.path.slice(service.root.length), ask.query, {
      header,
      body: ask.body.toString(),
      origin: ask.origin,
    });
    const resource = this.#resource(call);
    const reply = resource.kind === 'batch' ? await this.#batch(call) : await this.#reply(call, resource);
    if (ask.method === 'GET' && (header('x-csrf-token') ?? '').toLowerCase() === 'fetch') {
      const { token, setCookie } = this.#sessions.fetch(ask.headers.cookie);
      reply.headers['x-csrf-token'] = token;
      if (setCookie.length > 0) reply.headers['set-cookie'] = setCookie;
    }
    return reply;
  }

  #resource(call: Call): Resource {
    const operations = this.#options.writes[call.service.name]?.operations ?? {};
    return parseResource(call.service, call.segments, new Set(Object.keys(operations)));
  }

  async #reply(call: Call, resource: Resource): Promise<Reply> {
    if (call.method === 'GET') return this.#read(call, resource);
    const note = {
      system: 'erp',
      operation: operationOf(call.method, call.segments.join('/')),
      kind: 'received',
    } as const;
    const answer = await this.#options.world.write(note, (draft) => this.#change(draft, call, resource));
    return answer();
  }

  /** Applies one change to the draft; the answer is written after the commit, from what is then stored. */
  #change(draft: Draft, call: Call, resource: Resource): () => Reply {
    const { service } = call;
    const writes = this.#options.writes[service.name] ?? {};
    // S/4HANA tunnels PATCH and MERGE through POST with this header where a proxy forbids them.
    const method = call.method === 'POST' ? (call.header('x-http-method') ?? 'POST') : call.method;
    if (resource.kind === 'operation' && method === 'POST') {
      const operation = writes.operations?.[resource.name];
      const type = operation === undefined ? undefined : service.sets.get(operation.set);
      if (operation === undefined || type === undefined) throw notAllowed(method);
      const row = operation.run(draft, call.options);
      return () => this.#entityReply(call, viewAll(service, type), row, 200);
    }
    if (resource.kind === 'set' && method === 'POST') {
      const create = writes.creates?.[resource.type.set];
      if (create === undefined) throw notAllowed(method);
      const { row, isSaved } = create(draft, bodyOf(call));
      const view = viewAll(service, resource.type);
      return () => {
        const reply = this.#entityReply(call, view, row, 201, isSaved ? undefined : []);
        if (isSaved) reply.headers['location'] = `${call.origin}${service.root}${keyPath(resource.type, row)}`;
        return reply;
      };
    }
    if (resource.kind !== 'entity') throw notAllowed(method);
    const { type, key } = resource;
    const row = draft.get(type.table, key);
    if (row === undefined) throw notFound(type, key);
    this.#checkMatch(type, row, call.header('if-match'));
    if (method === 'DELETE' && writes.removes?.[type.set] !== undefined) writes.removes[type.set]?.(draft, row);
    else if (['PATCH', 'MERGE', 'PUT'].includes(method) && writes.updates?.[type.set] !== undefined) {
      writes.updates[type.set]?.(draft, row, bodyOf(call));
    } else throw notAllowed(method);
    if (service.version === 2 || method === 'DELETE') return () => ({ status: 204, headers: {}, body: '' });
    return () =>
      this.#entityReply(
        call,
        viewAll(service, type, false),
        this.#options.world.table(type.table).get(key) ?? row,
        200,
      );
  }

  #checkMatch(type: EntityType, row: Row, ifMatch: string | undefined): void {
    if (!type.hasETag) return;
    if (ifMatch === undefined) {
      throw new ODataError(428, '/IWBEP/CM_MGW_RT/102', 'Precondition required: the header If-Match is missing.');
    }
    if (ifMatch.trim() !== '*' && ifMatch.trim() !== this.#eTag(type, row)) {
      throw new ODataError(412, '/IWBEP/CM_MGW_RT/101', 'Precondition failed: the object was changed meanwhile.');
    }
  }

  #read(call: Call, resource: Resource): Reply {
    const { service } = call;
    switch (resource.kind) {
      case 'document': {
        const sets = [...service.sets.keys()];
        return service.version === 2
          ? json(service, 200, { d: { EntitySets: sets } })
          : json(service, 200, {
              '@odata.context': '$metadata',
              value: sets.map((name) => ({ name, kind: 'EntitySet', url: name })),
            });
      }
      case 'metadata':
        return { status: 200, headers: { 'content-type': 'application/xml' }, body: metadataXml(service) };
      case 'set':
        return resource.isCount ? this.#count(call, resource.type) : this.#page(call, resource.type);
      case 'entity':
        return this.#entity(call, resource);
      default:
        throw notAllowed(call.method);
    }
  }

  #count(call: Call, type: EntityType): Reply {
    const { view } = parseQuery(call.service, type, call.options);
    const rows = matching(this.#options.world.table(type.table), view);
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(rows.length) };
  }

  #page(call: Call, type: EntityType): Reply {
    const { service, options } = call;
    const query = parseQuery(service, type, options);
    const page = readPage(this.#options.world.table, query, this.#preferredPage(call));
    const context = this.#context(call);
    const rows = page.rows.map((row) => entityJson(context, query.view, row));
    const next =
      page.next === undefined
        ? undefined
        : nextLink(call, type.set, { $skiptoken: page.next.skipToken, $top: page.next.top?.toString() });
    if (wantsAtom(call)) return atomFeed(call, type, page.rows);
    return service.version === 2
      ? json(service, 200, {
          d: {
            ...(page.count === undefined ? {} : { __count: String(page.count) }),
            results: rows,
            ...(next === undefined ? {} : { __next: `${call.origin}${service.root}${next}` }),
          },
        })
      : json(service, 200, {
          '@odata.context': `$metadata#${type.set}`,
          '@odata.metadataEtag': 'W/"20260101000000"',
          ...(page.count === undefined ? {} : { '@odata.count': page.count }),
          value: rows,
          ...(next === undefined ? {} : { '@odata.nextLink': next }),
        });
  }

  /** Version 4 clients may ask for smaller pages with `Prefer: odata.maxpagesize=…`. */
  #preferredPage(call: Call): number {
    const asked = /(?:odata\.)?maxpagesize=(\d+)/.exec(call.header('prefer') ?? '')?.[1];
    return asked === undefined ? this.#pageSize : Math.max(1, Math.min(Number(asked), this.#pageSize));
  }

  #entity(call: Call, resource: Resource & { kind: 'entity' }): Reply {
    const { service } = call;
    const { table } = this.#options.world;
    let { type } = resource;
    let row = table(type.table).get(resource.key);
    if (row === undefined) throw notFound(type, resource.key);
    for (const [index, step] of resource.steps.entries()) {
      const isLast = index === resource.steps.length - 1;
      if (isLast && step in type.properties) return propertyReply(service, type, row, step);
      const navigation = type.navigation[step];
      const target = navigation === undefined ? undefined : service.sets.get(navigation.to);
      if (navigation === undefined || target === undefined) {
        throw new ODataError(404, '005056A509B11ED1BDCC1EFAC4F96B9E', `Resource not found for segment '${step}'.`);
      }
      const rows = related(service, table, type, row, step);
      if (navigation.many) {
        if (!isLast) throw notAllowed('GET');
        const { view } = parseQuery(service, target, call.options);
        const context = this.#context(call);
        const values = rows.map((each) => entityJson(context, view, each));
        return json(service, 200, service.version === 2 ? { d: { results: values } } : { value: values });
      }
      const next = rows[0];
      if (next === undefined) throw notFound(target, {});
      row = next;
      type = target;
    }
    return this.#entityReply(call, parseQuery(service, type, call.options).view, row, 200);
  }

  /** `related` stands in for what is nested in an entity that was only checked and never saved. */
  #entityReply(call: Call, view: View, row: Row, status: number, unsaved?: readonly never[]): Reply {
    const context = this.#context(call);
    const entity = entityJson(context, unsaved === undefined ? view : { ...view, expand: new Map() }, row);
    const body =
      call.service.version === 2
        ? { d: entity }
        : {
            '@odata.context': `$metadata#${view.type.set}/$entity`,
            '@odata.metadataEtag': 'W/"20260101000000"',
            ...entity,
          };
    const reply = json(call.service, status, body);
    if (view.type.hasETag) reply.headers['etag'] = this.#eTag(view.type, row);
    return reply;
  }

  async #batch(call: Call): Promise<Reply> {
    const { service } = call;
    const type = call.header('content-type') ?? '';
    const isJson = service.version === 4 && type.startsWith('application/json');
    const parts = isJson ? parseJsonBatch(call.body) : parseMultipart(type, call.body);
    const answers: { part: BatchPart; answer: BatchAnswer }[] = [];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i];
      if (part === undefined) continue;
      if (part.changeSet === undefined) {
        answers.push({ part, answer: await this.#batchPart(call, part) });
        continue;
      }
      const set = parts.filter(({ changeSet }) => changeSet === part.changeSet);
      answers.push(...(await this.#changeSet(call, set)));
      i += set.length - 1;
    }
    if (isJson) {
      return {
        status: 200,
        headers: { 'content-type': 'application/json;charset=utf-8', 'odata-version': '4.0' },
        body: writeJsonBatch(answers),
      };
    }
    const boundary = `batch_${randomUUID().slice(0, 13)}`;
    return {
      status: service.version === 2 ? 202 : 200,
      headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
      body: writeMultipart(answers, boundary),
    };
  }

  async #batchPart(batch: Call, part: BatchPart): Promise<BatchAnswer> {
    try {
      if (part.method !== 'GET' && batch.service.version === 2) {
        throw new ODataError(400, '/IWBEP/CM_MGW_RT/011', 'Changes belong into a change set.');
      }
      const call = partCall(batch, part);
      return await this.#reply(call, this.#resource(call));
    } catch (error) {
      return this.#errorReply(batch.service, error);
    }
  }

  /** One change set is one unit of work: the first refusal undoes all of it and answers for every part. */
  async #changeSet(batch: Call, parts: readonly BatchPart[]): Promise<{ part: BatchPart; answer: BatchAnswer }[]> {
    const note = { system: 'erp', operation: 'POST $batch change set', kind: 'received' } as const;
    try {
      const replies = await this.#options.world.write(note, (draft) =>
        parts.map((part) => {
          if (part.method === 'GET') throw new ODataError(400, '/IWBEP/CM_MGW_RT/012', 'A change set holds no reads.');
          const call = partCall(batch, part);
          return { part, finish: this.#change(draft, call, this.#resource(call)) };
        }),
      );
      return replies.map(({ part, finish }) => ({ part, answer: finish() }));
    } catch (error) {
      const answer = this.#errorReply(batch.service, error);
      return parts.map((part) => ({ part, answer }));
    }
  }

  #context(call: Call): JsonContext {
    return {
      service: call.service,
      tables: this.#options.world.table,
      origin: call.origin,
      eTag: (type, row) => this.#eTag(type, row),
      decimalsAsText: /ieee754compatible=true/i.test(call.header('accept') ?? ''),
    };
  }

  #eTag(type: EntityType, row: Row): string {
    let tag = this.#eTags.get(row);
    if (tag === undefined) {
      tag = createHash('sha1').update(JSON.stringify(row)).digest('base64url').slice(0, 20);
      this.#eTags.set(row, tag);
    }
    return `W/"${type.set.length}${tag}"`;
  }

  #errorReply(service: Service, error: unknown): Reply {
    if (!(error instanceof ODataError)) throw error;
    const transactionId = randomUUID().replaceAll('-', '').toUpperCase();
    return {
      status: error.status,
      headers: { ...error.headers, ...jsonHeaders(service) },
      body:
        service.version === 2
          ? errorBodyV2(error, { service: service.name, transactionId, at: this.#options.now() })
          : errorBodyV4(error),
    };
  }
}

function callOf(
  service: Service,
  method: string,
  path: string,
  query: string,
  rest: Pick<Call, 'header' | 'body' | 'origin'>,
): Call {
  const options = parseQueryString(query);
  let segments: string[];
  try {
    segments = path.split('/').map((segment) => decodeURIComponent(segment));
  } catch {
    throw new ODataError(400, '005056A509B11EE1B9A8FEC11C21178E', 'The URL is not properly encoded.');
  }
  if (options === undefined) {
    throw new ODataError(400, '005056A509B11EE1B9A8FEC11C21178E', 'The URL is not properly encoded.');
  }
  return { service, method, segments, options: new Map(options), ...rest };
}

function partCall(batch: Call, part: BatchPart): Call {
  const { service } = batch;
  const url = part.url.startsWith('http') ? new URL(part.url) : undefined;
  let below = url === undefined ? part.url : url.pathname + url.search;
  if (below.startsWith(service.root)) below = below.slice(service.root.length);
  else if (below.startsWith('/')) below = below.slice(1);
  const mark = below.indexOf('?');
  return callOf(service, part.method, mark < 0 ? below : below.slice(0, mark), mark < 0 ? '' : below.slice(mark + 1), {
    header: (name) => part.headers[name] ?? (name === 'accept' ? batch.header('accept') : undefined),
    body: part.body,
    origin: batch.origin,
  });
}

/** What the ledger calls a request: method and entity set, without keys. */
const operationOf = (method: string, path: string): string =>
  `${method} ${decodeURIComponentSafely(path).replaceAll(/\([^)]*\)/g, '') || 'service document'}`;

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const notAllowed = (method: string) =>
  new ODataError(405, '/IWBEP/CM_MGW_RT/061', `The method ${method} is not allowed here.`);

function notFound(type: EntityType, key: Row): ODataError {
  const named = Object.values(key).join(' ');
  return new ODataError(404, '/IWBEP/CM_MGW_RT/020', `Resource not found for entity ${type.name} ${named}`.trim());
}

function bodyOf(call: Call): Readonly<Record<string, unknown>> {
  const body = parseJson(call.body);
  // Version 2 clients may wrap what they send as they receive it.
  const inside = isRecord(body) && isRecord(body['d']) ? body['d'] : body;
  if (!isRecord(inside)) throw new ODataError(400, '/IWBEP/CM_MGW_RT/020', 'The request body is no entity.');
  return inside;
}

/** All properties; nested collections too, as the answer to a deep create shows them. */
function viewAll(service: Service, type: EntityType, isDeep = true): View {
  const expand = new Map<string, View>();
  for (const [name, navigation] of Object.entries(isDeep ? type.navigation : {})) {
    const target = service.sets.get(navigation.to);
    if (navigation.many && target !== undefined) expand.set(name, viewAll(service, target));
  }
  return { type, select: undefined, expand, filter: undefined, orderBy: [], top: undefined, skip: 0, count: false };
}

function jsonHeaders(service: Service): Record<string, string> {
  return service.version === 2
    ? { 'content-type': 'application/json;charset=utf-8', dataserviceversion: '2.0' }
    : { 'content-type': 'application/json;odata.metadata=minimal;charset=utf-8', 'odata-version': '4.0' };
}

const json = (service: Service, status: number, body: unknown): Reply => ({
  status,
  headers: jsonHeaders(service),
  body: JSON.stringify(body),
});

function propertyReply(service: Service, type: EntityType, row: Row, name: string): Reply {
  const value = row[name] ?? type.properties[name]?.absent ?? null;
  return json(service, 200, service.version === 2 ? { d: { [name]: value } } : { value });
}

function nextLink(call: Call, set: string, changed: Record<string, string | undefined>): string {
  const options = new Map(call.options);
  options.delete('$skip');
  for (const [name, value] of Object.entries(changed)) if (value !== undefined) options.set(name, value);
  const query = [...options].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `${set}?${query}`;
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
