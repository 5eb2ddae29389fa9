import { randomUUID } from 'node:crypto';
import { Misconfigured } from '@supply-hub/errors';
import { fastify } from 'fastify';
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
 * A subgraph over HTTP: `POST /graphql` with `authorization`, `x-trace-id` and `x-deadline-ms` (milliseconds
 * left), `POST /live` (subscriptions, one JSON line a batch), `GET /health/live`, `GET /health/ready`.
 * @throws Misconfigured when the port is taken
 */
export async function serveSubgraph(
  subgraph: Subgraph,
  options: { host: string; port: number; isReady: () => Promise<boolean> },
): Promise<ServedSubgraph> {
  const app = fastify({ bodyLimit: 4 * 1024 * 1024, forceCloseConnections: 'idle' });
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_, reply) => {
    const isReady = await options.isReady();
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  });
  app.post('/graphql', async (request, reply) => {
    const parsed = body.safeParse(request.body);
    if (!parsed.success)
      return reply
        .status(400)
        .send({ errors: [{ message: 'The body must be JSON with a "query".', extensions: { code: 'BAD_REQUEST' } }] });
    const { query, operationName, variables } = parsed.data;
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const left = Number(request.headers['x-deadline-ms'] ?? longestMs);
    const answer = await subgraph.execute(
      { query, operationName: operationName ?? undefined, variables: variables ?? undefined },
      {
        authorization: request.headers.authorization,
        deadline: AbortSignal.any([
          gone.signal,
          AbortSignal.timeout(left > 0 && left <= longestMs ? Math.ceil(left) : longestMs),
        ]),
        traceId: one(request.headers['x-trace-id']) ?? randomUUID(),
      },
    );
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
  });
  const closing = new AbortController();
  app.post('/live', (request, reply) => {
    const parsed = liveBody.safeParse(request.body);
    if (!parsed.success) return reply.status(400).send({ error: { message: 'The body must be JSON with a "query".' } });
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

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
