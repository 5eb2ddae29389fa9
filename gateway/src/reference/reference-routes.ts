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
 * The reference of the graph at `/reference`, and of what partners' applications see at `/partner/reference`. In
 * production they need a token, as every question does; partners get their own alone.
 */
export function referenceRoutes(app: FastifyInstance, options: ReferenceRoutesOptions): void {
  const { graph, mode, verifier, maxCost } = options;
  /** Made once for each graph that is loaded: another may have the same schema, and other rights in it. */
  const pageOf = (title: string, path: string) => {
    const pages = new WeakMap<LoadedGraph, string>();
    return (loaded: LoadedGraph, schema: GraphQLSchema): string => {
      const made = pages.get(loaded) ?? referencePage({ ...loaded, schema, title, path, maxCost });
      pages.set(loaded, made);
      return made;
    };
  };
  const whole = pageOf('Supply hub', '/graphql');
  const ofPartners = pageOf('Supply hub for partners', '/partner/graphql');
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
    if (role !== 'partner') return send(reply, whole(graph(), graph().schema));
    const message = 'This is not for partners: theirs is at /partner/reference.';
    return reply.code(403).send({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] });
  });

  app.get('/partner/reference', async (request, reply) => {
    if ((await roleOf(request, reply)) === undefined) return reply;
    const loaded = graph();
    if (loaded.contract === undefined) return reply.callNotFound();
    return send(reply, ofPartners(loaded, loaded.contract));
  });
}
