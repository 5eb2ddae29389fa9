import type { ApolloServer } from '@apollo/server';
import type { Verifier } from '@supply-hub/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { OperationContext } from '../operation-context.ts';
import { identify } from '../identity.ts';
import { admit } from './admit.ts';
import { decodeCursor } from './frame.ts';
import type { LiveFeed } from './live-feed.ts';
import { readLiveRequest, type LiveRequest } from './live-request.ts';
import type { Outlet } from './subscriber.ts';
import type { TokenEnds } from './token-ends.ts';

export interface EventStreamDoorOptions {
  readonly apollo: ApolloServer<OperationContext>;
  readonly feed: LiveFeed;
  readonly verifier: Verifier;
  readonly tokenEnds: TokenEnds;
  readonly operationTimeoutMs: number;
}

export interface EventStreamDoor {
  /** Whether a request asks to be answered so. */
  isAskedBy(request: FastifyRequest): boolean;
  /** Takes the answer over, whichever it is. */
  answer(request: FastifyRequest, reply: FastifyReply, traceId: string): Promise<unknown>;
  /** Ends every stream; clients come back by themselves. */
  close(): void;
}

/** A comment this often keeps what is between from closing a quiet stream. */
const heartbeatMs = 12_000;

/**
 * GraphQL over Server-Sent Events, one connection an operation ("distinct connections" of its protocol), where sockets
 * are blocked: `next` carries a result, `complete` ends. Each has its cursor as the event's id, so a client that sends
 * `last-event-id`, as browsers do, goes on where it was.
 */
export function openEventStreamDoor(options: EventStreamDoorOptions): EventStreamDoor {
  const { apollo, feed, verifier, tokenEnds, operationTimeoutMs: timeoutMs } = options;
  const open = new Set<FastifyReply['raw']>();
  let isClosing = false;

  return {
    isAskedBy: ({ headers }) => headers.accept?.includes('text/event-stream') ?? false,
    async answer(request, reply, traceId) {
      let asked: LiveRequest;
      let caller;
      try {
        const { authorization = '' } = request.headers;
        // Without a token nobody subscribes, in no mode.
        const viewer = await identify(verifier, 'production', authorization);
        if (viewer === undefined)
          throw new GraphQLError('A token is needed.', { extensions: { code: 'UNAUTHENTICATED' } });
        caller = { viewer, authorization };
        // The body is of a registered operation already, where only those are taken.
        asked = readLiveRequest(request.body, undefined);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        const { http, ...extensions } = error.extensions;
        return reply.code(statusOf(http)).send({ errors: [{ message: error.message, extensions }] });
      }
      const admission = await admit(apollo, asked, caller, {
        path: request.routeOptions.url ?? '',
        traceId,
        timeoutMs,
      });
      if (admission.kind === 'answer' && admission.result.data === undefined)
        return reply.code(admission.status === 200 ? 400 : admission.status).send(admission.result);

      const { raw } = reply;
      // Its client may have left, or the hub begun to stop, while it was judged: nobody would end what began now.
      if (raw.destroyed) return reply.hijack();
      if (isClosing) return reply.code(503).send(stopping);
      reply.hijack();
      raw.on('error', () => raw.destroy());
      raw.writeHead(200, {
        ...Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined)),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      raw.write(':\n\n');
      if (admission.kind === 'answer') {
        raw.end(`event: next\ndata: ${JSON.stringify(admission.result)}\n\nevent: complete\ndata:\n\n`);
        return reply;
      }
      const last = request.headers['last-event-id'];
      const after = asked.after ?? (typeof last === 'string' ? (decodeCursor(last) ?? undefined) : undefined);

      const outlet: Outlet = {
        get waitingBytes() {
          return raw.writableLength;
        },
        send(json, cursor) {
          if (raw.writableEnded) return;
          raw.cork();
          if (cursor !== undefined) raw.write(`id: ${cursor}\n`);
          raw.write(before);
          raw.write(json);
          raw.write(behind);
          raw.uncork();
        },
        onceDrained: (then) => void raw.once('drain', then),
        end(error) {
          if (raw.writableEnded) return;
          if (error !== undefined)
            raw.write(`event: next\ndata: ${JSON.stringify({ data: null, errors: [error] })}\n\n`);
          raw.end('event: complete\ndata:\n\n');
        },
      };
      open.add(raw);
      const forgetToken = tokenEnds.add(caller.viewer.expiresAt, () =>
        outlet.end({ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } }),
      );
      // Who has not read by then that it is over does not read at all.
      const heartbeat = setInterval(() => (raw.writableEnded ? raw.destroy() : raw.write(':\n\n')), heartbeatMs);
      raw.once('close', () => {
        clearInterval(heartbeat);
        forgetToken();
        open.delete(raw);
      });
      raw.once('close', feed.subscribe(admission.operation, caller, after, outlet));
      return reply;
    },
    close() {
      isClosing = true;
      // A client takes a broken stream up again, and an ended one not: so nothing says "complete".
      for (const raw of open) raw.end();
    },
  };
}

const stopping = {
  errors: [{ message: 'The hub stops; come back.', extensions: { code: 'SOURCE_UNAVAILABLE' } }],
};

const before = Buffer.from('event: next\ndata: ');
const behind = Buffer.from('\n\n');

function statusOf(http: unknown): number {
  const status = http !== null && typeof http === 'object' && 'status' in http ? http.status : undefined;
  return typeof status === 'number' ? status : 400;
}
