import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { getResponse, type RequestHandler } from 'msw';
import { watchForeignConnections } from './foreign-connections.ts';

/** One request that a source system was sent. */
export interface SourceRequest {
  system: string;
  method: string;
  /** Path and query as sent, for example `/sap/opu/…?$top=20`. */
  path: string;
  headers: Headers;
  /** The body as text; empty when there was none. */
  body: string;
}

/** Source systems made of msw handlers, each at an address of its own on 127.0.0.1. */
export interface SourceServer<System extends string> extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. Paths of handlers begin here. */
  urlOf(system: System): string;
  /** Adds handlers before those that are there, until `reset`. */
  use(system: System, ...handlers: readonly RequestHandler[]): void;
  /** What was asked, oldest first; of one system, or of all. */
  requests(system?: System): readonly SourceRequest[];
  /** Forgets the requests and the handlers that `use` added. */
  reset(): void;
  /**
   * @throws when a request met no handler, a handler threw, or something was asked of another machine:
   * the code under test may well have swallowed the error it got.
   */
  close(): Promise<void>;
}

/**
 * Opens real sockets and lets msw's handlers answer on them. Interception is no use here: what the hub asks
 * sources with (undici's own `request` and `Agent`) is not what msw patches, and real sockets show pooling,
 * deadlines and cut connections as they are. `HttpResponse.error()` cuts the connection.
 * @example
 * await using sources = await sourceServer({ erp: [http.get('/items', () => HttpResponse.json([]))] });
 * const client = createClient(sources.urlOf('erp'));
 * expect(sources.requests('erp')).toHaveLength(1);
 */
export async function sourceServer<System extends string>(
  systems: Readonly<Record<System, readonly RequestHandler[]>>,
): Promise<SourceServer<System>> {
  const faults: string[] = [];
  const seen: SourceRequest[] = [];
  const added: { system: string; handler: RequestHandler }[] = [];
  const open = new Map<string, { server: Server; url: string }>();
  const stopWatching = watchForeignConnections((address) => faults.push(`a connection to ${address} was opened`));

  for (const [system, handlers] of Object.entries<readonly RequestHandler[]>(systems)) {
    const server = createServer((request, response) => {
      const own = added.filter((entry) => entry.system === system).map((entry) => entry.handler);
      void answer(request, response, [...own, ...handlers]).catch((error: unknown) => {
        faults.push(
          `${system}, ${request.method} ${request.url}: ${error instanceof Error ? error.message : String(error)}`,
        );
        response.writeHead(501).end('no answer was set up for this request');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.set(system, { server, url: addressOf(server) });

    async function answer(incoming: IncomingMessage, outgoing: ServerResponse, from: RequestHandler[]): Promise<void> {
      const { url } = openSystem(system);
      const request = await readRequest(incoming, url);
      seen.push({
        system,
        method: request.method,
        path: incoming.url ?? '/',
        headers: request.headers,
        body: await request.clone().text(),
      });
      const response = await getResponse(from, request, { baseUrl: url, quiet: true });
      if (response === undefined) throw new Error('no handler answers this request');
      await write(outgoing, response);
    }
  }

  function openSystem(system: string): { server: Server; url: string } {
    const found = open.get(system);
    if (found === undefined) throw new Error(`there is no source system "${system}" in this test`);
    return found;
  }

  let closed = false;
  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    stopWatching();
    for (const { server } of open.values()) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    if (faults.length > 0) throw new Error(`the source systems of this test saw:\n${faults.join('\n')}`);
  }

  return {
    urlOf: (system) => openSystem(system).url,
    use: (system, ...handlers) => void added.unshift(...handlers.map((handler) => ({ system, handler }))),
    requests: (system) => seen.filter((request) => system === undefined || request.system === system),
    reset: () => {
      seen.length = 0;
      added.length = 0;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return `http://127.0.0.1:${address.port}`;
}

async function readRequest(incoming: IncomingMessage, base: string): Promise<Request> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const body = new Uint8Array(await buffer(incoming));
  const method = incoming.method ?? 'GET';
  return new Request(new URL(incoming.url ?? '/', base), { method, headers, ...(body.byteLength > 0 && { body }) });
}

async function write(outgoing: ServerResponse, response: Response): Promise<void> {
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  const cookies = response.headers.getSetCookie();
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.writeHead(response.status, response.statusText);
  if (response.body === null) outgoing.end();
  // A body that fails half-way, or a client that has gone, ends the connection; the test sees it from its side.
  else await pipeline(Readable.fromWeb(response.body), outgoing).catch(() => outgoing.destroy());
}
