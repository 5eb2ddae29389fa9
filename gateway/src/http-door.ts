import { setTimeout as pause } from 'node:timers/promises';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { Misconfigured } from '@supply-hub/errors';
import { carriedBy, inSpan } from '@supply-hub/tracing';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { ContractVerdict, GraphPaths } from './contract-door.ts';
import { startDeadline } from './deadline.ts';
import { faultForLog } from './fault-for-log.ts';
import { healthRoutes } from './health.ts';
import { identify } from './identity.ts';
import type { Live } from './live/live.ts';
import type { LoadedGraph } from './loaded-graph.ts';
import type { OperationContext } from './operation-context.ts';
import { referenceRoutes } from './reference/reference-routes.ts';
import { registeredRequest } from './registered-operations.ts';
import type { GatewayOptions } from './server.ts';
import { traceIdFrom, withTraceId } from './trace.ts';

/** The listening server. */
export interface Door {
  readonly address: string;
  /** Unready first, then no more intake, then every request in flight finished. */
  drain(): Promise<void>;
}

const maxBodyBytes = 512 * 1024;
/** A request in flight has its own deadline; this is for a client that never reads its answer. */
const drainTimeoutMs = 20_000;

export interface DoorOptions extends GatewayOptions {
  readonly paths: GraphPaths;
  readonly graph: () => LoadedGraph;
  /** The most an operation may cost, for the reference. */
  readonly maxCost: number;
  readonly live: Live;
}

/** @throws Misconfigured when the address cannot be listened on */
export async function openDoor(apollo: ApolloServer<OperationContext>, options: DoorOptions): Promise<Door> {
  const { host, port, mode, verifier, readiness, log, live, operationTimeoutMs = 15_000, unreadyMs = 0 } = options;
  const { requestTimeoutMs: requestTimeout = 10_000 } = options;
  const app = fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout,
    // Node looks for overdue requests this often: its own thirty seconds would be their timeout.
    http: { headersTimeout: requestTimeout, connectionsCheckingInterval: Math.min(1000, requestTimeout) },
    forceCloseConnections: 'idle',
  });
  let draining = false;

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
  });
  if (options.corsOrigins !== undefined && options.corsOrigins.length > 0) {
    await app.register(cors, { origin: [...options.corsOrigins], methods: ['POST'], exposedHeaders: ['x-trace-id'] });
  }
  app.addHook('onSend', async (_, reply) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    // An idle kept-alive connection would hold the drain up until it times out.
    if (draining) void reply.header('connection', 'close');
  });
  plainErrors(app, options);
  healthRoutes(app, async () =>
    draining ? { ready: false, waitingFor: ['the gateway, which is stopping'] } : readiness(),
  );

  if (mode === 'development') {
    // Loaded here, for it brings a bundler that production never needs.
    const { consoleRoutes } = await import('./graphiql/console.ts');
    await consoleRoutes(app, { log, examples: options.examples ?? [], token: options.developmentToken });
  }

  referenceRoutes(app, options);

  const execute = fastifyApolloHandler(apollo, { context: operationContext });
  for (const [path, judge] of options.paths) graph(path, judge);

  /** Takes operations at a path: of the whole graph, or of a contract's part of it. */
  function graph(path: string, judge: ((body: unknown) => ContractVerdict) | undefined): void {
    app.post(path, (request, reply) =>
      inSpan({ name: `POST ${path}`, kind: 'server', parent: carriedBy(request.headers) }, () => take(request, reply)),
    );

    async function take(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
      const traceId = traceIdFrom(request.headers);
      void reply.header('x-trace-id', traceId);
      if (options.operations !== undefined) {
        request.body = registeredRequest(options.operations, request.body);
        if (request.body === undefined) return reply.code(400).send(answer(notRegistered, 'OPERATION_NOT_REGISTERED'));
      }
      // Who may not ask at all is not told what there is: that is refused below, as everywhere.
      const verdict = judge && (await isWhoever(request)) ? judge(request.body) : undefined;
      if (verdict?.kind === 'answer') return reply.code(verdict.status).send(verdict.body);
      if (live.streams.isAskedBy(request)) return live.streams.answer(request, reply, traceId);
      return withTraceId(traceId, () => execute.call(app, request, reply));
    }
  }

  const isWhoever = ({ headers: { authorization } }: FastifyRequest): Promise<boolean> =>
    identify(verifier, mode, authorization).then(
      () => true,
      () => false,
    );

  async function operationContext(request: FastifyRequest, reply: FastifyReply): Promise<OperationContext> {
    const { authorization } = request.headers;
    const viewer = await identify(verifier, mode, authorization);
    const { signal, remainingMs, settle, cancel } = startDeadline(operationTimeoutMs);
    reply.raw.once('close', () => (reply.raw.writableFinished ? settle() : cancel()));
    return { viewer, authorization, traceId: String(reply.getHeader('x-trace-id')), deadline: signal, remainingMs };
  }

  app.server.on('upgrade', (request, socket, head) => live.sockets.upgrade(request, socket, head));

  const address = await listen(app, host, port);
  return {
    address,
    drain: async () => {
      draining = true;
      await pause(unreadyMs);
      const overdue = setTimeout(() => {
        log.warn('clients that did not read their answer were cut off');
        app.server.closeAllConnections();
      }, drainTimeoutMs);
      // Before the server closes: it would wait for them.
      await live.close();
      await app.close();
      clearTimeout(overdue);
    },
  };
}

const answer = (message: string, code: string) => ({ errors: [{ message, extensions: { code } }] });

const notRegistered =
  'This operation is not registered here. Have its manifest added to HUB_OPERATIONS, or ask for a registered one by its id.';

/** What never reaches GraphQL (a body that is too large or no JSON, an unknown path) answers in its form. */
function plainErrors(app: FastifyInstance, { log }: GatewayOptions): void {
  app.setErrorHandler<Error & { statusCode?: number }>((error, _, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send(answer(error.message, 'BAD_REQUEST'));
    log.error(faultForLog(error), 'a request met a fault of the hub');
    return reply.code(500).send(answer('Something went wrong in the hub.', 'INTERNAL_SERVER_ERROR'));
  });
  app.setNotFoundHandler((_, reply) =>
    reply
      .code(404)
      .send(answer('Nothing is here. The graph answers POST /graphql; health is at /health/ready.', 'NOT_FOUND')),
  );
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    throw listenFault(cause, host, port);
  }
  const bound = app.server.address();
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${typeof bound === 'object' && bound !== null ? bound.port : port}`;
}

function listenFault(cause: unknown, host: string, port: number): unknown {
  switch (cause instanceof Error && 'code' in cause ? cause.code : undefined) {
    case 'EADDRINUSE':
      return new Misconfigured(
        `Port ${port} on ${host} is taken by another program: stop that one, or set HUB_PORT to a free port.`,
        { cause },
      );
    case 'EACCES':
      return new Misconfigured(`Port ${port} may not be opened by this user: set HUB_PORT to one above 1023.`, {
        cause,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Misconfigured(`HUB_HOST is "${host}", which is no address of this machine.`, { cause });
    default:
      return cause;
  }
}
