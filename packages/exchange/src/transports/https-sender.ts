import { HubError } from '@supply-hub/errors';
import { Agent, request } from 'undici';
import type { Delivery, OutboundDocument, Transport, Via } from './transport.ts';
import { deadline } from './within.ts';

export interface HttpsSenderOptions {
  readonly via: Via;
  readonly url: string;
  /** Sent as `Authorization: Bearer`; asked at each try, so that it may be changed. Throws when it cannot be had. */
  readonly token?: (() => string | undefined) | undefined;
  /** For one try. @default 60000 */
  readonly timeoutMs?: number;
}

/** The longest answer that is kept. */
const maxAnswerBytes = 1024 * 1024;
/** Nothing of the request had left when these came. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_DESTROYED',
  'UND_ERR_CLOSED',
]);
const isUntrusted = (code: string): boolean =>
  /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code);

/**
 * Posts documents to a partner's address. The hub's id goes with each as `Idempotency-Key`, the same at every try, so
 * that a partner who keeps keys has it once. Redirects are not followed: the token is for one address.
 */
export function createHttpsSender({ via, url, token, timeoutMs = 60_000 }: HttpsSenderOptions): Transport {
  const agent = new Agent({ connections: 4, connect: { timeout: 10_000 }, keepAliveTimeout: 15_000 });

  async function post({ id, bytes, contentType }: OutboundDocument, signal: AbortSignal): Promise<Delivery> {
    const secret = token?.();
    const response = await request(url, {
      method: 'POST',
      dispatcher: agent,
      signal,
      headers: {
        'content-type': contentType,
        'idempotency-key': id,
        ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
      },
      body: bytes,
    });
    const { statusCode, headers, body } = response;
    if (statusCode >= 200 && statusCode < 300) {
      const answer = await bounded(body).catch(() => undefined);
      const isDocument = /edi|x12|hl7/i.test(String(headers['content-type'] ?? ''));
      return {
        kind: 'delivered',
        evidence: `HTTP ${statusCode}`,
        ...(isDocument && answer !== undefined && answer.length > 0 && { answer }),
      };
    }
    await body.dump().catch(() => undefined);
    return unwell(statusCode, headers['retry-after']);
  }

  return {
    via,
    async deliver(document, signal) {
      using time = deadline(timeoutMs, signal);
      try {
        return await post(document, time.signal);
      } catch (error) {
        if (error instanceof HubError) return { kind: 'failed', reason: error.message, retryable: true };
        if (time.isOver) return { kind: 'unknown', reason: `no answer in ${timeoutMs / 1000} s` };
        if (signal.aborted) return { kind: 'unknown', reason: 'no answer in the time there was' };
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        if (isUntrusted(code))
          return {
            kind: 'failed',
            reason: `its certificate is not trusted (${code}); nothing was sent`,
            retryable: true,
          };
        if (beforeSending.has(code))
          return { kind: 'failed', reason: `it cannot be reached (${code})`, retryable: true };
        return { kind: 'unknown', reason: `the connection was lost before it answered (${code})` };
      }
    },
    close: () => agent.destroy(),
  };
}

/** What a status other than success means for a document that must not be lost. */
function unwell(status: number, retryAfter: string | string[] | undefined): Delivery {
  const reason = `it answers HTTP ${status}`;
  if (status === 401 || status === 403)
    return { kind: 'failed', reason: `${reason}: it does not accept our token`, retryable: true };
  if (status < 400 || status === 404 || status === 405)
    return { kind: 'failed', reason: `${reason}: is the address of its profile right?`, retryable: true };
  const seconds = Number(retryAfter);
  const wait = Number.isInteger(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {};
  if ([408, 425, 429, 503, 507].includes(status)) return { kind: 'failed', reason, retryable: true, ...wait };
  // Somebody on the way answered; whether it went through nobody says.
  if (status >= 500) return { kind: 'unknown', reason };
  return { kind: 'refused', reason };
}

async function bounded(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > maxAnswerBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
