import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@supply-hub/log';
import { listen } from './listen.ts';

/** One request, read to its end. `path` and `query` are as sent, still encoded. */
export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Scheme and authority under which the caller reached us, for absolute links. */
  readonly origin: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  /** What was asked for, in the system's words, for the ledger: `GET A_Product`. */
  readonly operation?: string;
}

/** How a system behaves: as it should, slowly, with errors, or not at all. */
export type EndpointState =
  | { readonly state: 'up' }
  /** Every answer comes so many milliseconds late. */
  | { readonly state: 'slow'; readonly delayMs: number }
  /** Answers 503 with Retry-After and 500 in turn, before anything is read or written. */
  | { readonly state: 'failing'; readonly retryAfterSeconds: number }
  /** Not listening: connections are refused. */
  | { readonly state: 'away' };

export interface EndpointOptions {
  /** The system's id: `erp`, `ehr`, `wms`. */
  readonly name: string;
  readonly handle: (ask: Ask) => Promise<Answer> | Answer;
  readonly onAnswered: (name: string, operation: string, status: number) => void;
  /** How long to wait for a port that is taken. */
  readonly portPatienceMs: number;
  readonly log: Log;
}

/** Longest URL a system takes, as SAP's gateway and most EHRs do. */
const longestUrl = 8192;
const longestBody = 32 * 1024 * 1024;

/** A system's front door: one listener on 127.0.0.1 that keeps its port while it is away. */
export class Endpoint {
  readonly #options: EndpointOptions;
  #server: Server | undefined;
  #port = 0;
  #state: EndpointState = { state: 'up' };
  #failures = 0;

  constructor(options: EndpointOptions) {
    this.#options = options;
  }

  get state(): EndpointState {
    return this.#state;
  }

  get port(): number {
    return this.#port;
  }

  /** Takes the port (0: any free one) and, unless the state is `away`, starts to listen. */
  async open(port: number, state: EndpointState): Promise<void> {
    this.#port = port;
    await this.#listen();
    await this.setState(state);
  }

  async setState(state: EndpointState): Promise<void> {
    this.#state = state;
    if (state.state === 'away') await this.close();
    else await this.#listen();
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  async #listen(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer({ maxHeaderSize: 256 * 1024 }, (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.#options.log.error({ system: this.#options.name, err: error }, 'request failed');
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    this.#port = await listen(server, this.#port, this.#options.name, this.#options.portPatienceMs);
    this.#server = server;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { name, handle, onAnswered } = this.#options;
    const body = await readBody(request);
    const url = request.url ?? '/';
    const state = this.#state;
    const mark = url.indexOf('?');
    const method = request.method ?? 'GET';
    let answer: Answer;
    if (state.state === 'failing') answer = this.#failure(state.retryAfterSeconds, method);
    else if (body === undefined) answer = { status: 413, body: 'Request too large', operation: `${method} too large` };
    else if (url.length > longestUrl)
      answer = { status: 414, body: 'URI Too Long', operation: `${method} URI too long` };
    else {
      answer = await handle({
        method,
        path: mark < 0 ? url : url.slice(0, mark),
        query: mark < 0 ? '' : url.slice(mark + 1),
        headers: request.headers,
        body,
        origin: `http://${request.headers.host ?? `127.0.0.1:${this.#port}`}`,
      });
    }
    if (state.state === 'slow') await delay(state.delayMs);
    onAnswered(name, answer.operation ?? `${method} ${mark < 0 ? url : url.slice(0, mark)}`, answer.status);
    if (response.destroyed) return;
    for (const [header, value] of Object.entries(answer.headers ?? {})) {
      response.setHeader(header, typeof value === 'string' ? value : [...value]);
    }
    response.statusCode = answer.status;
    response.end(method === 'HEAD' ? undefined : answer.body);
  }

  #failure(retryAfterSeconds: number, method: string): Answer {
    this.#failures += 1;
    const operation = `${method} while failing`;
    const html = { 'content-type': 'text/html; charset=utf-8' };
    return this.#failures % 2 === 1
      ? {
          status: 503,
          headers: { ...html, 'retry-after': String(retryAfterSeconds) },
          body: '<html><body><h1>503 Service Unavailable</h1></body></html>',
          operation,
        }
      : { status: 500, headers: html, body: '<html><body><h1>500 Internal Server Error</h1></body></html>', operation };
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= longestBody) chunks.push(chunk);
  }
  return size > longestBody ? undefined : Buffer.concat(chunks);
}
