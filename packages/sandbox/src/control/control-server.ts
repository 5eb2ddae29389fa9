import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { CardFileStore } from '../card-file-store.ts';
import type { TokenEndpoint } from '../ehr/token-endpoint.ts';
import type { ODataServer } from '../erp/odata-server.ts';
import { ODataError } from '../erp/odata/odata-error.ts';
import type { EndpointState } from '../http/endpoint.ts';
import { cardColumns } from '../generate/card-file.ts';
import type { CardLine } from '../generate/cards.ts';
import { listen } from '../http/listen.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import { systemIds, type SystemId } from '../state-folder.ts';
import type { World } from '../store/world.ts';
import { ChangeRefused } from './changes/change.ts';
import { knownChanges } from './changes/known-changes.ts';
import type { EhrControl } from './ehr-control.ts';
import type { ErpControl } from './erp-control.ts';
import type { Ledger } from './ledger.ts';
import type { SupplierControl } from './supplier-control.ts';

export interface ControlOptions {
  readonly about: Readonly<Record<string, unknown>>;
  readonly world: World;
  readonly clock: SandboxClock;
  readonly ledger: Ledger;
  readonly erp: ODataServer;
  readonly tokens: TokenEndpoint;
  readonly cards: CardFileStore;
  readonly ehr: EhrControl;
  readonly erpBuyers: ErpControl;
  readonly suppliers: SupplierControl;
  readonly systems: () => Readonly<Record<SystemId, { url: string } & EndpointState>>;
  readonly setState: (system: SystemId, state: EndpointState) => Promise<void>;
  /** Called after the clock was set, to remember it. */
  readonly onClockSet: () => Promise<void>;
}

interface Request {
  readonly method: string;
  readonly steps: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const stateInput = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('up') }),
  z.strictObject({ state: z.literal('slow'), delayMs: z.int().min(0).max(600_000).default(3000) }),
  z.strictObject({ state: z.literal('failing'), retryAfterSeconds: z.int().min(0).max(3600).default(1) }),
  z.strictObject({ state: z.literal('away') }),
]);
const clockInput = z.strictObject({
  now: z.iso.datetime({ offset: true }).optional(),
  speed: z.number().min(0).max(100_000).optional(),
});
const changeInput = z.looseObject({ kind: z.string() });
const changesInput = z.union([changeInput.transform((change) => [change]), z.array(changeInput).min(1)]);
const cardLine = z.strictObject({
  card_id: z.string(),
  procedure_code: z.string(),
  surgeon_id: z.string().default(''),
  facility: z.string(),
  valid_from: z.string(),
  valid_to: z.string().default(''),
  item_system: z.string().default('erp'),
  item_key: z.string(),
  open_qty: z.string(),
  hold_qty: z.string().default('0'),
  unit: z.string().default('EA'),
} satisfies Record<keyof CardLine, unknown>);
const cardsInput = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ restore: z.literal(true) }),
  z.strictObject({ add: z.array(cardLine).min(1) }),
  z.strictObject({
    remove: z
      .partialRecord(z.enum(cardColumns), z.string())
      .refine((columns) => Object.keys(columns).length > 0, 'at least one column'),
  }),
]);
const pageSizeInput = z.strictObject({ rows: z.int().min(1).max(5000) });
const clientInput = z.strictObject({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) });

/** What the control interface refuses. */
class ControlRefused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The way to move the world from outside: the state of each system, the clock, the ledger, and changes such
 * as a slipped delivery. JSON over HTTP on 127.0.0.1, for tests and demonstrations.
 */
export class ControlServer {
  readonly #options: ControlOptions;
  readonly #server: Server;

  constructor(options: ControlOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      void this.#serve(request, response);
    });
  }

  listen(port: number, patienceMs: number): Promise<number> {
    return listen(this.#server, port, 'its control interface', patienceMs);
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let status = 200;
    let body: unknown;
    try {
      body = await this.#route(await readRequest(request));
    } catch (error) {
      status = statusOf(error);
      body = { error: error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error) };
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(body)}\n`);
  }

  async #route({ method, steps, query, body }: Request): Promise<unknown> {
    const { about, cards, clock, ledger, systems, world } = this.#options;
    const route = `${method} /${steps[0] ?? ''}`;
    switch (route) {
      case 'GET /':
        return { ...about, clock: clock.now().toString(), systems: systems(), changes: [...knownChanges.keys()] };
      case 'GET /systems':
        return systems();
      case 'PUT /systems':
      case 'POST /systems':
        return this.#system(method, steps.slice(1), body);
      case 'GET /ledger':
        return {
          counts: ledger.counts,
          writes: ledger.writes(numberOf(query.get('after'), 0), numberOf(query.get('limit'), 1000)),
        };
      case 'DELETE /ledger':
        ledger.resetCounts();
        return {};
      case 'GET /clock':
        return { now: clock.now().toString(), speed: clock.setting.speed };
      case 'PUT /clock': {
        const { now, speed } = clockInput.parse(body);
        clock.set({
          ...(now === undefined ? {} : { shows: Temporal.Instant.from(now) }),
          ...(speed === undefined ? {} : { speed }),
        });
        await this.#options.onClockSet();
        return { now: clock.now().toString(), speed: clock.setting.speed };
      }
      case 'GET /cards':
        return { file: cards.path, lines: (await cards.text()).split('\n').length - 2 };
      case 'PUT /cards':
        return this.#cards(body);
      case 'POST /changes':
        return this.#change(world, body);
      default: {
        const answer =
          steps[0] === 'ehr'
            ? await this.#ehr(method, steps.slice(1), query, body)
            : ((await this.#options.erpBuyers.answer(`${method} ${steps.join('/')}`, body)) ??
              (await this.#options.suppliers.answer(`${method} ${steps.join('/')}`, query, body)));
        if (answer === undefined) throw new ControlRefused(404, `Nothing answers ${method} /${steps.join('/')}.`);
        return answer;
      }
    }
  }

  #ehr(method: string, steps: readonly string[], query: URLSearchParams, body: unknown): Promise<unknown> {
    const page = { after: numberOf(query.get('after'), 0), limit: numberOf(query.get('limit'), 1000) };
    return this.#options.ehr.answer(`${method} ${steps.join('/')}`, page, body);
  }

  /** Another card file, a line more, some lines less, or the first one again. */
  async #cards(body: unknown): Promise<unknown> {
    const { cards } = this.#options;
    const input = cardsInput.parse(body);
    if ('text' in input) await cards.replace(input.text);
    else if ('add' in input) await cards.add(input.add);
    else if ('remove' in input) return { removed: await cards.remove(input.remove) };
    else await cards.restore();
    return {};
  }

  async #system(
    method: string,
    [system = '', action, argument = '']: readonly string[],
    body: unknown,
  ): Promise<unknown> {
    const { erp, setState, systems, tokens } = this.#options;
    const id = systemIds.find((each) => each === system);
    if (id === undefined) throw new ControlRefused(404, `There is no system "${system}": ${systemIds.join(', ')}.`);
    if (method === 'PUT' && action === undefined) {
      await setState(id, stateInput.parse(body));
      return systems()[id];
    }
    if (method === 'POST' && id === 'erp' && action === 'expire-sessions') {
      erp.expireSessions();
      return {};
    }
    if (method === 'PUT' && id === 'erp' && action === 'page-size') {
      erp.pageSize = pageSizeInput.parse(body).rows;
      return {};
    }
    if (method === 'PUT' && id === 'ehr' && action === 'clients' && argument !== '') {
      tokens.register(argument, clientInput.parse(body).keys);
      return {};
    }
    throw new ControlRefused(404, `Nothing answers ${method} /systems/${[system, action, argument].join('/')}.`);
  }

  /** One change, or several that happen together or not at all. */
  async #change(world: World, body: unknown): Promise<unknown> {
    const changes = changesInput.parse(body).map(({ kind, ...input }) => {
      const known = knownChanges.get(kind);
      if (known === undefined)
        throw new ControlRefused(400, `"${kind}" is none of ${[...knownChanges.keys()].join(', ')}.`);
      return { kind, input, known };
    });
    const operation = [...new Set(changes.map(({ kind }) => kind))].join(' + ');
    const system = changes[0]?.known.system ?? 'erp';
    const results = await world.write({ system, operation, kind: 'change' }, (draft) =>
      changes.map(({ known, input }) => known.run(draft, input)),
    );
    return Array.isArray(body) ? results : results[0];
  }
}

function statusOf(error: unknown): number {
  if (error instanceof ControlRefused) return error.status;
  return error instanceof z.ZodError || error instanceof ChangeRefused || error instanceof ODataError ? 400 : 500;
}

function messageOf(error: unknown): string {
  if (error instanceof ODataError) return `${error.code} ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

function numberOf(text: string | null, otherwise: number): number {
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new ControlRefused(400, `"${text}" is not a whole number.`);
  return Number(text);
}

async function readRequest(request: IncomingMessage): Promise<Request> {
  const host = request.headers.host ?? '';
  // A web page that resolved its own name to this machine must not move the world.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) throw new ControlRefused(403, 'Ask at 127.0.0.1.');
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const url = new URL(request.url ?? '/', `http://${host}`);
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
  if (text !== '' && !isJson) throw new ControlRefused(415, 'Send application/json.');
  return {
    method: request.method ?? 'GET',
    steps: url.pathname.split('/').filter((step) => step !== ''),
    query: url.searchParams,
    body: text === '' ? undefined : parseJson(text),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlRefused(400, 'The body is not JSON.');
  }
}
