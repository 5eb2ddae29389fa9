import { HubError, NotAuthenticated } from '@supply-hub/errors';
import type { Verifier } from '@supply-hub/identity';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { LoadedGraph } from '../loaded-graph.ts';
import { referencePage, referencePolicy } from './reference-page.ts';

export interface ReferenceRoutesOptions {
  readonly graph: () => LoadedGraph;
  readonly mode: 'development' | 'production';
  readonly verifier: Verifier;
  readonly maxCost: number;
}

/**
 * The reference of the graph at `/reference`, and of what partners' applications see at `/partner/reference`. In production
 * they need a token, as every question does; partners get their own alone.
 */
export function referenceRoutes(app: FastifyInstance, options: ReferenceRoutesOptions): void {
  const { graph, mode, verifier, maxCost } = options;
  const pages = new WeakMap<GraphQLSchema, string>();
  const page = (schema: GraphQLSchema, title: string, path: string): string => {
    const made = pages.get(schema) ?? referencePage({ ...graph(), schema, title, path, maxCost });
    pages.set(schema, made);
    return made;
  };
  const send = (reply: FastifyReply, html: string): FastifyReply =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', referencePolicy).send(html);

  /** @returns undefined: it was refused */
  async function roleOf({ headers }: FastifyRequest, reply: FastifyReply): Promise<string | undefined> {
    if (mode === 'development' && headers.authorization === undefined) return 'anybody';
    try {
      return (await verifier.verify(headers.authorization)).role;
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      const { message, code } = error;
      const isRefused = error instanceof NotAuthenticated;
      if (isRefused) void reply.header('www-authenticate', 'Bearer');
      await reply.code(isRefused ? 401 : 503).send({ errors: [{ message, extensions: { code } }] });
      return undefined;
    }
  }

  app.get('/reference', async (request, reply) => {
    const role = await roleOf(request, reply);
    if (role === undefined) return reply;
    if (role !== 'partner') return send(reply, page(graph().schema, 'Supply hub', '/graphql'));
    const message = 'This is not for partners: theirs is at /partner/reference.';
    return reply.code(403).send({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] });
  });

  app.get('/partner/reference', async (request, reply) => {
    if ((await roleOf(request, reply)) === undefined) return reply;
    const { contract } = graph();
    if (contract === undefined) return reply.callNotFound();
    return send(reply, page(contract, 'Supply hub for partners', '/partner/graphql'));
  });
}
