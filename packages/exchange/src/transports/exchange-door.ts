import { createHash, timingSafeEqual } from 'node:crypto';
import type { Log } from '@supply-hub/log';
import type { TradingPartner } from '@supply-hub/partners';
import { fastify, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Take, Via } from './transport.ts';

/** Certificates in PEM. With `ca` every client must show a certificate of it. */
export interface DoorTls {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly ca?: Buffer;
}

export interface ExchangeDoorOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly tls?: DoorTls | undefined;
  /** The partners at the moment, by slug. */
  readonly partners: () => ReadonlyMap<string, TradingPartner>;
  readonly take: Take;
  /** Numbers for Prometheus; absent: there is no such page. */
  readonly metrics?: { read(): Promise<string>; readonly contentType: string } | undefined;
  readonly log: Log;
  /** @default 64 MiB */
  readonly maxBodyBytes?: number;
  /** For the whole of a request to arrive. @default 120000 */
  readonly requestTimeoutMs?: number;
  /** Of bodies that arrive at a time; beyond it a sender is told to come again. @default 256 MiB */
  readonly maxBytesInFlight?: number;
}

export interface ExchangeDoor {
  readonly port: number;
  /** Takes no more, answers what is in hand. */
  close(): Promise<void>;
}

const quietMs = 60_000;
const retryAfterSeconds = 5;
const nobody = Buffer.alloc(32);

/**
 * Where partners post documents: `POST /exchange/<partner>` with the bearer token whose SHA-256 stands in the partner's
 * profile. 202 means that the hub has it. A wrong token and a partner that does not exist look the same.
 */
export async function openExchangeDoor(options: ExchangeDoorOptions): Promise<ExchangeDoor> {
  const { host, port, tls, partners, take, metrics, log } = options;
  const { maxBodyBytes = 64 * 1024 * 1024, requestTimeoutMs = 120_000, maxBytesInFlight = 256 * 1024 * 1024 } = options;
  const accepted = new WeakMap<FastifyRequest, Via>();
  const lastRefusal = new Map<string, number>();
  let bytesInFlight = 0;

  // Node by itself looks for late requests only twice a minute.
  const timely = { connectionsCheckingInterval: 500, headersTimeout: Math.min(10_000, requestTimeoutMs) };
  const app = fastify({
    ...(tls === undefined && { http: timely }),
    ...(tls !== undefined && {
      https: {
        ...timely,
        cert: tls.cert,
        key: tls.key,
        minVersion: 'TLSv1.2',
        ...(tls.ca !== undefined && { ca: tls.ca, requestCert: true, rejectUnauthorized: true }),
      },
    }),
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    logger: false,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(told('There is nothing here.')));
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status === 413) return reply.code(413).send(told(`The hub takes ${maxBodyBytes} bytes at most.`));
    if (status < 500) return reply.code(status).send(told('The request cannot be read.'));
    log.error({ err: error, path: request.routeOptions.url }, 'a request to the exchange failed');
    return comeAgain(reply);
  });

  function refuse(reply: FastifyReply, partner: string | undefined): FastifyReply {
    // Once a minute for each partner: who guesses tokens must not fill the log.
    const now = performance.now();
    if (now - (lastRefusal.get(partner ?? '') ?? -quietMs) >= quietMs) {
      lastRefusal.set(partner ?? '', now);
      log.warn(
        { partner },
        partner === undefined
          ? 'somebody posted for a partner that does not exist'
          : 'a partner posted with a token that is not that of its profile',
      );
    }
    // Closed, so that nobody goes on sending what nobody reads.
    return reply
      .code(401)
      .headers({ 'www-authenticate': 'Bearer', connection: 'close' })
      .send(told('This token may not post here.'));
  }

  app.route<{ Params: { partner: string } }>({
    method: 'POST',
    url: '/exchange/:partner',
    // Before a byte of the body is read.
    onRequest: async (request, reply) => {
      const partner = partners().get(request.params.partner);
      const via = whoPosts(partner, request.headers.authorization);
      if (via === undefined) return refuse(reply, partner?.profile.partner);
      if (request.headers['content-encoding'] !== undefined)
        return reply.code(415).send(told('Send it as it is, without content-encoding.'));
      const declared = Number(request.headers['content-length'] ?? maxBodyBytes);
      if (declared <= maxBodyBytes && bytesInFlight > 0 && bytesInFlight + declared > maxBytesInFlight)
        return comeAgain(reply);
      bytesInFlight += declared;
      reply.raw.once('close', () => {
        bytesInFlight -= declared;
      });
      accepted.set(request, via);
      return undefined;
    },
    handler: async (request, reply) => {
      const via = accepted.get(request);
      const bytes = request.body;
      if (via === undefined) return refuse(reply, undefined);
      if (!Buffer.isBuffer(bytes) || bytes.length === 0) return reply.code(400).send(told('The body is empty.'));
      const begun = performance.now();
      const facts = { partner: via.partner, transport: via.transport, bytes: bytes.length };
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const arrivalId = arrivalOf(via, request.headers['idempotency-key'], sha256);
      try {
        const { messageIds = [] } = await take({ bytes, name: `HTTPS ${sha256.slice(0, 12)}`, arrivalId, via });
        log.info({ ...facts, arrival: arrivalId, ms: Math.round(performance.now() - begun) }, 'post taken');
        return await reply.code(202).send({ received: { bytes: bytes.length, sha256, messages: messageIds } });
      } catch (error) {
        log.error({ ...facts, err: error }, 'a post could not be stored: its sender was told to come again');
        return comeAgain(reply);
      }
    },
  });

  if (metrics !== undefined) {
    app.get('/metrics', async (request, reply) => {
      if (!isFromHere(request)) return reply.code(404).send(told('There is nothing here.'));
      try {
        return await reply.header('content-type', metrics.contentType).send(await metrics.read());
      } catch (error) {
        log.warn({ err: error }, 'the metrics could not be read');
        return reply.code(503).send(told('The metrics cannot be read at present.'));
      }
    });
  }

  await app.listen({ host, port });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => app.close(),
  };
}

const told = (sentence: string): { error: string } => ({ error: sentence });

const comeAgain = (reply: FastifyReply): FastifyReply =>
  reply
    .code(503)
    .headers({ 'retry-after': String(retryAfterSeconds), connection: 'close' })
    .send(told('The hub cannot store it at present. Send it again, with the same Idempotency-Key.'));

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return Number.isInteger(status) && status >= 400 ? status : 500;
}

/** The transport whose token was shown. As much work for a partner that does not exist as for one that does. */
function whoPosts(partner: TradingPartner | undefined, authorization: string | undefined): Via | undefined {
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  const shown = createHash('sha256').update(token).digest();
  let via: Via | undefined;
  for (const [name, transport] of Object.entries(partner?.profile.transports ?? {})) {
    if (transport.kind !== 'https' || transport.acceptTokenSha256 === undefined) continue;
    const isIt = timingSafeEqual(shown, Buffer.from(transport.acceptTokenSha256, 'hex'));
    if (isIt && partner !== undefined) via ??= { partner: partner.profile.partner, transport: name, kind: 'https' };
  }
  if (via === undefined) timingSafeEqual(shown, nobody);
  return via;
}

/** The sender's own key names an arrival, if it also means the same bytes: a key used twice loses nothing. */
function arrivalOf(via: Via, key: string | string[] | undefined, sha256: string): string | null {
  if (typeof key !== 'string' || key === '') return null;
  const parts = [via.partner, via.transport, key, sha256].join('\0');
  return createHash('sha256').update(parts).digest('hex').slice(0, 20);
}

/** From this machine, and not handed on by a proxy that runs on it. */
function isFromHere(request: FastifyRequest): boolean {
  const { forwarded, 'x-forwarded-for': forwardedFor } = request.headers;
  if (forwarded !== undefined || forwardedFor !== undefined) return false;
  const address = request.socket.remoteAddress ?? '';
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
