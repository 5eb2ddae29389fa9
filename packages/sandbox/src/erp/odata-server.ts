import { randomUUID } from 'node:crypto';
import { isAuthorized, type BasicCredentials } from '../http/basic-auth.ts';
import type { Answer, Ask } from '../http/endpoint.ts';
import type { World } from '../store/world.ts';
import { CsrfSessions } from './csrf-sessions.ts';
import type { ServiceWrites } from './erp-writes.ts';
import { callOf, jsonHeaders, operationOf, type Call, type Reply } from './odata/call.ts';
import { changeResource } from './odata/change-resource.ts';
import type { Service } from './odata/entity-model.ts';
import { errorBodyV2, errorBodyV4, ODataError } from './odata/odata-error.ts';
import { readResource } from './odata/read-resource.ts';
import { parseResource, type Resource } from './odata/resource-path.ts';
import { runBatch, type BatchRunner } from './odata/run-batch.ts';

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

/** An S/4HANA system's OData gateway: versions 2 and 4 over the same tables. */
export class ODataServer {
  readonly #options: ODataServerOptions;
  readonly #sessions = new CsrfSessions();
  #pageSize: number;

  constructor(options: ODataServerOptions) {
    this.#options = options;
    this.#pageSize = options.pageSize;
  }

  /** Rows a page from now on. */
  set pageSize(rows: number) {
    this.#pageSize = rows;
  }

  /** Ends every session: the next write needs a new token. */
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
        body: '<html><head><title>Logon Error Message</title></head><body><h1>Logon failed</h1></body></html>',
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
    const reply = this.#csrfRefusal(ask, service) ?? (await this.#serve(ask, service));
    return { ...reply, operation };
  };

  /** Writes need a token with its cookies. HEAD is refused, as some systems do. */
  #csrfRefusal(ask: Ask, service: Service): Reply | undefined {
    if (ask.method === 'HEAD') return { status: 403, headers: {}, body: '' };
    const token = String(ask.headers['x-csrf-token'] ?? '');
    if (ask.method === 'GET' || this.#sessions.isValid(token, ask.headers.cookie)) return undefined;
    const message = 'CSRF token validation failed';
    return {
      status: 403,
      headers: { 'x-csrf-token': 'Required', 'content-type': 'text/plain; charset=utf-8' },
      body: service.version === 2 ? message : errorBodyV4(new ODataError(403, '/IWFND/CM_BEC/019', message)),
    };
  }

  async #serve(ask: Ask, service: Service): Promise<Reply> {
    const below = `${ask.path.slice(service.root.length)}${ask.query === '' ? '' : `?${ask.query}`}`;
    const header = (name: string) => {
      const value = ask.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    };
    const reply = await this.#answered(service, async () => {
      const call = callOf(service, ask.method, below, { header, body: ask.body.toString(), origin: ask.origin });
      const resource = this.#resource(call);
      return resource.kind === 'batch' ? runBatch(call, this.#batchRunner(service)) : this.#reply(call, resource);
    });
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
    const { world } = this.#options;
    if (call.method === 'GET') return readResource(world.table, this.#pageSize, call, resource);
    const [reply] = await this.#change(operationOf(call.method, call.segments.join('/')), [() => call]);
    if (reply === undefined) throw new RangeError('a change without a reply');
    return reply;
  }

  /** Carries out calls in one unit of work: all of them, or none. */
  async #change(operation: string, calls: readonly (() => Call)[]): Promise<Reply[]> {
    const { world, writes } = this.#options;
    const replies = await world.write({ system: 'erp', operation, kind: 'received' }, (draft) =>
      calls.map((callFor) => {
        const call = callFor();
        return changeResource(world.table, writes[call.service.name] ?? {}, draft, call, this.#resource(call));
      }),
    );
    return replies.map((reply) => reply());
  }

  #batchRunner(service: Service): BatchRunner {
    return {
      one: (callFor) =>
        this.#answered(service, async () => {
          const call = callFor();
          return this.#reply(call, this.#resource(call));
        }),
      changeSet: async (calls) => {
        let replies: Reply[] = [];
        const refusal = await this.#answered(service, async () => {
          replies = await this.#change('POST $batch change set', calls);
          return { status: 200, headers: {}, body: '' };
        });
        return replies.length > 0 ? replies : calls.map(() => refusal);
      },
    };
  }

  /** What `work` replies, or the refusal it throws as a reply. */
  async #answered(service: Service, work: () => Promise<Reply>): Promise<Reply> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ODataError)) throw error;
      const transactionId = randomUUID().replaceAll('-', '').toUpperCase();
      const context = { service: service.name, transactionId, at: this.#options.now() };
      return {
        status: error.status,
        headers: jsonHeaders(service),
        body: service.version === 2 ? errorBodyV2(error, context) : errorBodyV4(error),
      };
    }
  }
}
