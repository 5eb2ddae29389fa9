import { SourceContractBroken } from '@supply-hub/errors';
import { request as undiciRequest, type Dispatcher } from 'undici';

import { unlessAborted } from './deadline.ts';
import { AttemptFailed, type SourceSystem } from './source-fault.ts';
import { sourceResponse, type SourceResponse } from './source-response.ts';

export interface HttpExchange {
  readonly system: SourceSystem;
  readonly operation: string;
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
  readonly maxBodyBytes: number;
  readonly dispatcher: Dispatcher;
}

/**
 * Sends one request and reads its answer to the end; follows no redirect.
 * @throws AttemptFailed the body is too large, or compressed
 * @throws what undici throws, or the signal's reason
 */
export async function exchange(sending: HttpExchange): Promise<SourceResponse> {
  const { system, operation, url, method, signal, dispatcher } = sending;
  const sent = undiciRequest(url, {
    method,
    headers: sending.headers,
    body: sending.body ?? null,
    signal,
    // The timeout policy aborts the signal; undici's own timers are coarse and would only blur which one fired.
    headersTimeout: 0,
    bodyTimeout: 0,
    dispatcher,
  });
  // While it still connects, undici looks at the signal only once the connection stands or has failed.
  const { statusCode, headers, body } = await unlessAborted(sent, signal);
  const refuse = (expected: string) => {
    body.on('error', () => {}).destroy();
    const broken = new SourceContractBroken(system.name, `${operation}: the body`, expected);
    return new AttemptFailed(broken, 'never', 'healthy');
  };
  const tooLarge = `at most ${sending.maxBodyBytes} bytes`;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw refuse('no compression, for none was asked for');
  if (Number(headers['content-length'] ?? 0) > sending.maxBodyBytes) throw refuse(tooLarge);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    const part: unknown = chunk;
    if (!(part instanceof Uint8Array)) continue;
    bytes += part.byteLength;
    if (bytes > sending.maxBodyBytes) throw refuse(tooLarge);
    chunks.push(part);
  }
  const whole = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes);
  return sourceResponse({ system: system.name, operation, status: statusCode, url: url.href, headers, body: whole });
}
