import { HubError } from '@supply-hub/errors';
import type { FastifyReply } from 'fastify';
import { liveHeartbeatMs, type LiveBatch, type LiveLine } from './live-frame.ts';

/**
 * A subscription as an HTTP answer that does not end: one line of JSON a batch, and one now and then where nothing
 * happens. What is not read is not made: the next batch waits until this one has left.
 */
export async function liveAnswer(
  reply: FastifyReply,
  closing: AbortSignal,
  subscribe: (signal: AbortSignal) => AsyncIterable<LiveBatch>,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, closing]);
  raw.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' });
  let position = 0;
  const write = (line: LiveLine): boolean => raw.write(`${JSON.stringify(line)}\n`);
  let heartbeat: NodeJS.Timeout | undefined;
  try {
    for await (const batch of subscribe(signal)) {
      position = batch.position;
      // Not before it has one: a position that is made up would be gone back to.
      heartbeat ??= setInterval(() => write({ frames: [], position }), liveHeartbeatMs);
      if (!write(batch)) await drained(raw, signal);
      if (signal.aborted) break;
    }
  } catch (error) {
    if (!signal.aborted) write({ error: told(error) });
  } finally {
    clearInterval(heartbeat);
    raw.end();
  }
}

function told(error: unknown) {
  if (error instanceof HubError) return { message: error.message, extensions: { code: error.code } };
  return { message: 'The subscription was interrupted.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

function drained(raw: FastifyReply['raw'], signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  raw.once('drain', resolve);
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
