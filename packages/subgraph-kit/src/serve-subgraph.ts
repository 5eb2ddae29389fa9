import { randomUUID } from 'node:crypto';
import { Misconfigured } from '@supply-hub/errors';
import { carriedBy, inSpan } from '@supply-hub/tracing';
import { fastify, type FastifyInstance } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import { z } from 'zod';
import { liveAnswer } from './live-answer.ts';
import type { Subgraph } from './subgraph.ts';

const body = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

const liveBody = body.extend({ after: z.number().nullish() });

export interface ServedSubgraph {
  /** `http://127.0.0.1:4014` */
  readonly address: string;
  /** Stops intake, lets what runs finish. */
  close(): Promise<void>;
}

const longestMs = 60_000;

/**
 * A subgraph over HTTP: `POST /graphql` with `authorization`, `x-trace-id`, `traceparent` and `x-deadline-ms`
 * (milliseconds left), `POST /live` (subscriptions, one JSON line a batch), `GET /health/live`, `GET /health/ready`.
 * @throws Misconfigured when the port is taken
 */
export async function serveSubgraph(
  subgraph: Subgraph,
  options: {
    host: string;
    port: number;
    isReady: () => Promise<boolean>;
    /** The time a request has to arrive whole. @default 10000 */
    requestTimeoutMs?: number;
  },
): Promise<ServedSubgraph> {
  const { requestTimeoutMs: requestTimeout = 10_000 } = options;
  const app = fastify({
    bodyLimit: 4 * 1024 * 1024,
    requestTimeout,
    // Node looks for overdue requests this often: its own thirty seconds would be their timeout.
    http: { headersTimeout: requestTimeout, connectionsCheckingInterval: Math.min(1000, requestTimeout) },
    forceCloseConnections: 'idle',
  });
  plainErrors(app);
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_, reply) => {
    const isReady = await options.isReady();
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  });
  app.post('/graphql', async (request, reply) => {
    const parsed = body.safeParse(request.body);
    if (!parsed.success) return reply.status(400).send(refusal('The body must be JSON with a "query".', 'BAD_REQUEST'));
    const { query, operationName, variables } = parsed.data;
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const left = Number(request.headers['x-deadline-ms'] ?? longestMs);
    const call = {
      authorization: request.headers.authorization,
      deadline: AbortSignal.any([
        gone.signal,
        AbortSignal.timeout(left > 0 && left <= longestMs ? Math.ceil(left) : longestMs),
      ]),
      traceId: one(request.headers['x-trace-id']) ?? randomUUID(),
    };
    const span = { name: `${subgraph.name} operation`, kind: 'server', parent: carriedBy(request.headers) } as const;
    const answer = await inSpan(span, () =>
      subgraph.execute({ query, operationName: operationName ?? undefined, variables: variables ?? undefined }, call),
    );
    return reply.status(statusOf(answer)).type('application/json; charset=utf-8').send(JSON.stringify(answer));
  });
  const closing = new AbortController();
  app.post('/live', (request, reply) => {
    const parsed = liveBody.safeParse(request.body);
    if (!parsed.success) return reply.status(400).send(refusal('The body must be JSON with a "query".', 'BAD_REQUEST'));
    const { query, operationName, variables, after } = parsed.data;
    const { authorization } = request.headers;
    const call = { authorization, traceId: one(request.headers['x-trace-id']) ?? randomUUID() };
    return liveAnswer(reply, closing.signal, (signal) =>
      subgraph.subscribe(
        { query, operationName: operationName ?? undefined, variables: variables ?? undefined },
        { ...call, signal },
        after ?? undefined,
      ),
    );
  });
  try {
    const address = await app.listen({ host: options.host, port: options.port });
    return {
      address,
      close: () => {
        closing.abort();
        return app.close();
      },
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Misconfigured(`Port ${options.port} is taken: set HUB_PORT to another, or stop what listens there.`, {
        cause: error,
      });
    }
    throw error;
  }
}

const refusal = (message: string, code: string) => ({ errors: [{ message, extensions: { code } }] });

/** What never becomes an operation (a body that is too large or no JSON, an unknown path) is refused in its form. */
function plainErrors(app: FastifyInstance): void {
  app.setErrorHandler<Error & { statusCode?: number }>((error, _, reply) => {
    const { statusCode = 500, message } = error;
    if (statusCode < 500) return reply.code(statusCode).send(refusal(message, 'BAD_REQUEST'));
    return reply.code(500).send(refusal('Something went wrong in the hub.', 'INTERNAL_SERVER_ERROR'));
  });
  app.setNotFoundHandler((_, reply) => reply.code(404).send(refusal('Nothing is here.', 'NOT_FOUND')));
}

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  SOURCE_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/** Of an answer without data, what its first error says; an answer with data is one, whatever failed in it. */
function statusOf({ data, errors }: FormattedExecutionResult): number {
  if (data !== undefined || errors === undefined) return 200;
  return statuses[String(errors[0]?.extensions?.['code'])] ?? 400;
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
