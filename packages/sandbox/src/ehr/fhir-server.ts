import { isBearer } from '../http/basic-auth.ts';
import type { Answer, Ask } from '../http/endpoint.ts';
import { parseQueryString } from '../http/query-string.ts';
import type { Row } from '../store/table.ts';
import type { World } from '../store/world.ts';
import { capabilityStatement } from './capability-statement.ts';
import { FhirRefusal, operationOutcome } from './fhir-refusal.ts';
import { idOf, isResourceType, lastUpdatedOf, valuesAt, type ResourceType } from './fhir-resource.ts';
import { PageTokens } from './page-tokens.ts';
import { search, type SearchPage } from './search.ts';
import type { TokenEndpoint } from './token-endpoint.ts';

export interface FhirServerOptions {
  readonly world: World;
  /** Path of the base, without a trailing slash. */
  readonly base: string;
  /** The token that is always good; others come from the token endpoint. */
  readonly bearerToken: string;
  readonly tokens: TokenEndpoint;
  readonly now: () => Temporal.Instant;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

/** An EHR's FHIR R4 interface: reads, searches, batches of them; no writes. */
export class FhirServer {
  readonly #options: FhirServerOptions;
  readonly #pages = new PageTokens();

  constructor(options: FhirServerOptions) {
    this.#options = options;
  }

  handle = async (ask: Ask): Promise<Answer> => {
    const { base } = this.#options;
    const below = ask.path.startsWith(base) ? ask.path.slice(base.length).replace(/^\//, '') : undefined;
    const [first = '', second] = (below ?? '').split('/');
    const operation = `${ask.method} ${first === '' ? 'base' : first}${second === undefined ? '' : second === '_search' ? '/_search' : '/id'}`;
    try {
      if (below === undefined) throw new FhirRefusal(404, 'not-found', 'Nothing here.');
      const reply = await this.#route(ask, below);
      return {
        status: reply.status,
        headers: { 'content-type': 'application/fhir+json; charset=utf-8', ...reply.headers },
        body: JSON.stringify(reply.body),
        operation,
      };
    } catch (error) {
      return { ...outcomeAnswer(error), operation };
    }
  };

  async #route(ask: Ask, below: string): Promise<Reply> {
    const { tokens, bearerToken } = this.#options;
    const root = `${ask.origin}${this.#options.base}`;
    if (below === 'metadata') return { status: 200, body: capabilityStatement(root, this.#options.now()) };
    if (below === '.well-known/smart-configuration') {
      return { status: 200, body: tokens.configuration(root), headers: { 'content-type': 'application/json' } };
    }
    if (below === 'oauth2/token' && ask.method === 'POST')
      return tokens.answer(ask.body.toString(), `${root}/oauth2/token`);
    if (!isBearer(ask.headers.authorization, bearerToken) && !tokens.isGranted(ask.headers.authorization)) {
      throw new FhirRefusal(401, 'login', 'Authentication required.');
    }
    const query = parseQueryString(ask.query);
    if (query === undefined) throw new FhirRefusal(400, 'invalid', 'The URL is not properly encoded.');
    if (below === '') {
      if (ask.method === 'POST') return { status: 200, body: this.#batch(ask.body.toString(), root) };
      const token = query.find(([name]) => name === '_getpages')?.[1];
      if (token !== undefined) {
        const page = this.#pages.find(token);
        return { status: 200, body: this.#bundle(root, search(this.#table, page.type, page.parameters, page)) };
      }
      throw new FhirRefusal(400, 'invalid', 'A search needs a resource type.');
    }
    const [type = '', rest] = below.split('/');
    if (ask.method === 'POST' && rest === '_search') {
      const form = parseQueryString(ask.body.toString());
      if (form === undefined) throw new FhirRefusal(400, 'invalid', 'The form is not properly encoded.');
      return { status: 200, body: this.#search(root, type, [...query, ...form]) };
    }
    if (ask.method !== 'GET') throw new FhirRefusal(405, 'not-supported', `${ask.method} is not supported.`);
    return this.#get(root, below, query);
  }

  #get(root: string, below: string, query: readonly (readonly [string, string])[]): Reply {
    const [type = '', id, ...deeper] = below.split('/');
    if (!isResourceType(type)) throw new FhirRefusal(404, 'not-supported', `Unknown resource type "${type}".`);
    if (deeper.length > 0) throw new FhirRefusal(404, 'not-found', `Nothing at ${below}.`);
    if (id === undefined) return { status: 200, body: this.#search(root, type, query) };
    const resource = this.#table(type).get({ id: decodeURIComponent(id) });
    if (resource === undefined) throw new FhirRefusal(404, 'not-found', `${type}/${id} is not known.`);
    const version = valuesAt(resource, 'meta.versionId')[0] ?? '1';
    return {
      status: 200,
      body: resource,
      headers: { etag: `W/"${version}"`, 'last-modified': new Date(lastUpdatedOf(resource)).toUTCString() },
    };
  }

  #search(root: string, type: string, parameters: readonly (readonly [string, string])[]): unknown {
    if (!isResourceType(type)) throw new FhirRefusal(404, 'not-supported', `Unknown resource type "${type}".`);
    const self = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    return this.#bundle(root, search(this.#table, type, parameters), `${root}/${type}${self === '' ? '' : `?${self}`}`);
  }

  #bundle(root: string, page: SearchPage, self?: string): unknown {
    const entry = (resource: Row, mode: 'match' | 'include') => ({
      fullUrl: `${root}/${String(resource['resourceType'])}/${idOf(resource)}`,
      resource,
      search: { mode },
    });
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: page.total,
      link: [
        ...(self === undefined ? [] : [{ relation: 'self', url: self }]),
        ...(page.next === undefined
          ? []
          : [{ relation: 'next', url: `${root}?_getpages=${this.#pages.keep(page.next)}` }]),
      ],
      entry: [
        ...page.matches.map((resource) => entry(resource, 'match')),
        ...page.included.map((resource) => entry(resource, 'include')),
      ],
    };
  }

  /** Reads only; each entry succeeds or fails on its own. */
  #batch(body: string, root: string): unknown {
    const bundle = parseBundle(body);
    return {
      resourceType: 'Bundle',
      type: 'batch-response',
      entry: bundle.map(({ method, url }) => {
        try {
          if (method !== 'GET') throw new FhirRefusal(405, 'not-supported', `${method} is not supported in a batch.`);
          const mark = url.indexOf('?');
          const query = parseQueryString(mark < 0 ? '' : url.slice(mark + 1));
          if (query === undefined) throw new FhirRefusal(400, 'invalid', 'The URL is not properly encoded.');
          const reply = this.#get(root, (mark < 0 ? url : url.slice(0, mark)).replace(/^\//, ''), query);
          return { response: { status: '200 OK' }, resource: reply.body };
        } catch (error) {
          if (!(error instanceof FhirRefusal)) throw error;
          const outcome = operationOutcome(error.code, error.message);
          return { response: { status: String(error.status), outcome }, resource: outcome };
        }
      }),
    };
  }

  #table = (type: ResourceType) => this.#options.world.table(`fhir.${type}`);
}

function parseBundle(body: string): { method: string; url: string }[] {
  try {
    const bundle: unknown = JSON.parse(body);
    if (
      typeof bundle === 'object' &&
      bundle !== null &&
      'type' in bundle &&
      bundle.type === 'batch' &&
      'entry' in bundle &&
      Array.isArray(bundle.entry)
    ) {
      return bundle.entry.map((entry: { request?: { method?: unknown; url?: unknown } }) => ({
        method: String(entry.request?.method ?? ''),
        url: String(entry.request?.url ?? ''),
      }));
    }
  } catch {
    // Refused below.
  }
  throw new FhirRefusal(400, 'invalid', 'The body is not a batch Bundle.');
}

function outcomeAnswer(error: unknown): Answer {
  if (!(error instanceof FhirRefusal)) throw error;
  return {
    status: error.status,
    headers: {
      'content-type': 'application/fhir+json; charset=utf-8',
      ...(error.status === 401 ? { 'www-authenticate': 'Bearer realm="Lakeside EHR"' } : {}),
    },
    body: JSON.stringify(operationOutcome(error.code, error.message)),
  };
}
