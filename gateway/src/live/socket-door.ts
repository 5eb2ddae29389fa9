import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApolloServer } from '@apollo/server';
import { NotAuthenticated } from '@supply-hub/errors';
import type { Verifier } from '@supply-hub/identity';
import type { Log } from '@supply-hub/log';
import { inSpan } from '@supply-hub/tracing';
import { GraphQLError } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { z } from 'zod';
import type { GraphPaths } from '../contract-door.ts';
import { faultForLog } from '../fault-for-log.ts';
import type { OperationContext } from '../operation-context.ts';
import type { RegisteredOperations } from '../registered-operations.ts';
import { newTraceId } from '../trace.ts';
import { admit } from './admit.ts';
import { answered, carry, refusal, run } from './carried-operation.ts';
import type { LiveFeed } from './live-feed.ts';
import type { Caller } from './live-operation.ts';
import { readLiveRequest } from './live-request.ts';
import { follow } from './socket-subscription.ts';
import type { TokenEnds } from './token-ends.ts';

export interface SocketDoorOptions {
  readonly apollo: ApolloServer<OperationContext>;
  readonly feed: LiveFeed;
  readonly verifier: Verifier;
  readonly tokenEnds: TokenEnds;
  readonly log: Log;
  readonly operations: RegisteredOperations | undefined;
  readonly paths: GraphPaths;
  readonly operationTimeoutMs: number;
  /** Web origins besides the gateway's own. */
  readonly corsOrigins: readonly string[];
}

export interface SocketDoor {
  /** Takes over a connection that asked to become a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Every client is told to come back elsewhere, and is gone when this settles. */
  close(): Promise<void>;
}

const maxMessageBytes = 256 * 1024;
const mostSubscriptions = 100;
/** Of answers that wait to be read; what subscriptions tell waits less, and by itself. */
const mostWaitingBytes = 8 * 1024 * 1024;
/** A client that answers no ping within this is cut off: it reads nothing, or is gone. */
const pingMs = 12_000;
const closeMs = 2000;

/** What one socket has at hand. */
interface Session {
  readonly socket: WebSocket;
  readonly stream: Duplex;
  /** The one it came to. */
  readonly path: string;
  caller?: Caller;
  forgetToken?: () => void;
  /** What it asked and is being judged. */
  readonly admitting: Set<string>;
  isAlive: boolean;
}

/**
 * GraphQL over WebSocket. The protocol is graphql-ws's; the frames of subscriptions go past it, for they are ready:
 * what it holds of a subscription is an iterable that gives nothing and ends with it.
 */
export function openSocketDoor(options: SocketDoorOptions): SocketDoor {
  const { apollo, feed, verifier, tokenEnds, log } = options;
  const sessions = new Set<Session>();
  const server = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, handleProtocols });

  const hooks: ServerOptions<Record<string, unknown>, Session> = {
    onConnect: async ({ connectionParams, extra }) => {
      const authorization = authorizationOf(connectionParams);
      try {
        const viewer = await verifier.verify(authorization);
        // It may have gone meanwhile: nobody would forget its token.
        if (extra.socket.readyState !== extra.socket.OPEN) return false;
        extra.caller = { viewer, authorization: authorization ?? '' };
        extra.forgetToken = tokenEnds.add(viewer.expiresAt, () =>
          extra.socket.close(CloseCode.Forbidden, 'The token has expired.'),
        );
        return true;
      } catch (error) {
        if (!(error instanceof NotAuthenticated)) throw error;
        log.info({ reason: error.message }, 'a socket was refused');
        return false;
      }
    },
    onSubscribe: async ({ extra, subscriptions }, id, payload) => {
      if (Object.keys(subscriptions).length > mostSubscriptions)
        return [refusal(`One socket carries at most ${mostSubscriptions} subscriptions.`, 'BAD_REQUEST')];
      const { admitting } = extra;
      // Completed and asked again at once: graphql-ws would take the first for the second, and end but one of them.
      if (admitting.has(id)) return [refusal(`The operation "${id}" has not ended yet.`, 'BAD_REQUEST')];
      admitting.add(id);
      try {
        return await taken(extra, id, payload);
      } catch (error) {
        if (error instanceof GraphQLError) return [error];
        log.error(faultForLog(error), 'an operation of a socket met a fault of the hub');
        return [refusal('Something went wrong in the hub.', 'INTERNAL_SERVER_ERROR')];
      } finally {
        admitting.delete(id);
      }
    },
    execute: ({ contextValue }) => run(contextValue),
    subscribe: ({ contextValue }) => run(contextValue),
  };
  const protocol = makeServer(hooks);

  /** @throws GraphQLError it is refused */
  async function taken(session: Session, id: string, payload: unknown) {
    const { caller, path } = session;
    if (caller === undefined) throw refusal('No token was given.', 'UNAUTHENTICATED');
    const request = readLiveRequest(payload, options.operations);
    const verdict = options.paths.get(path)?.(request);
    if (verdict?.kind === 'answer') return answered(verdict.body);
    const { after, trace } = request;
    const { operationTimeoutMs: timeoutMs } = options;
    const admission = await inSpan({ name: 'socket operation', kind: 'server', parent: trace }, () =>
      admit(apollo, request, caller, { path, traceId: newTraceId(), timeoutMs }),
    );
    if (admission.kind === 'answer') return answered(admission.result);
    const { operation } = admission;
    return carry(
      () => follow(session, id, (outlet) => feed.subscribe(operation, caller, after, outlet)),
      operation.document,
      operation.operationName,
    );
  }

  server.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const { socket: stream } = request;
    const session: Session = { socket, stream, path: pathOf(request), admitting: new Set(), isAlive: true };
    // Each of its subscriptions may wait for it.
    stream.setMaxListeners(mostSubscriptions + 20);
    sessions.add(session);
    const cutOffWhoReadsNothing = () => {
      if (socket.bufferedAmount > mostWaitingBytes) socket.terminate();
    };
    socket.on('ping', cutOffWhoReadsNothing);
    socket.on('pong', () => (session.isAlive = true));
    socket.on('error', (error) => log.info(faultForLog(error), 'a socket failed'));
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => {
          cutOffWhoReadsNothing();
          if (socket.readyState === socket.OPEN) socket.send(data);
        },
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          void socket.on('message', (data) => {
            take(textOf(data)).catch((error: unknown) => {
              log.error(faultForLog(error), 'a message of a socket met a fault of the hub');
              socket.close(CloseCode.InternalServerError, 'Something went wrong in the hub.');
            });
          }),
      },
      session,
    );
    socket.once('close', (code, reason) => {
      sessions.delete(session);
      session.forgetToken?.();
      void closed(code, String(reason));
    });
  });

  const pings = setInterval(() => {
    for (const session of sessions) {
      if (!session.isAlive) session.socket.terminate();
      session.isAlive = false;
      if (session.socket.readyState === session.socket.OPEN) session.socket.ping();
    }
  }, pingMs);
  pings.unref();

  return {
    upgrade(request, socket, head) {
      const refuse = (status: string) => {
        // Node has let go of it: what it fails of, and that its client keeps its half open, is ours to see to.
        socket.on('error', () => socket.destroy());
        socket.once('finish', () => socket.destroy());
        socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
      };
      if (!options.paths.has(pathOf(request))) return refuse('404 Not Found');
      if (!isWelcome(request, options.corsOrigins)) return refuse('403 Forbidden');
      server.handleUpgrade(request, socket, head, (accepted) => server.emit('connection', accepted, request));
    },
    async close() {
      clearInterval(pings);
      // From now on it refuses by itself: what were let in behind those that are told to go would stay.
      server.close();
      const gone = [...sessions].map(
        ({ socket }) => new Promise<void>((resolve) => void socket.once('close', () => resolve())),
      );
      for (const { socket } of sessions) socket.close(1001, 'The hub stops; come back.');
      const overdue = setTimeout(() => {
        for (const { socket } of sessions) socket.terminate();
      }, closeMs);
      await Promise.all(gone);
      clearTimeout(overdue);
    },
  };
}

/** ws gives a message in one buffer, unless it is asked for parts. */
const textOf = (data: RawData): string => (Buffer.isBuffer(data) ? data.toString() : '');

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

const $Params = z.looseObject({ authorization: z.string().optional(), Authorization: z.string().optional() });

/** `{ "authorization": "Bearer …" }`, in the words of HTTP. */
function authorizationOf(params: unknown): string | undefined {
  const reading = $Params.safeParse(params);
  return reading.success ? (reading.data.authorization ?? reading.data.Authorization) : undefined;
}

/** A page of another site may not even try: it could hold what it was given by mistake. */
function isWelcome({ headers: { origin, host } }: IncomingMessage, corsOrigins: readonly string[]): boolean {
  if (origin === undefined || corsOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
