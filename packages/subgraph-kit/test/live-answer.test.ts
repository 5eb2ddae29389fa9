import { fastify } from 'fastify';
import { afterEach, expect, test, vi } from 'vitest';
import { liveAnswer } from '../src/live-answer.ts';
import { liveHeartbeatMs, type LiveBatch } from '../src/live-frame.ts';

afterEach(() => void vi.useRealTimers());

test('nothing is said of a position before there is one; then it is said again where nothing happens', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const [asked, begins] = [Promise.withResolvers<void>(), Promise.withResolvers<LiveBatch>()];
  const closing = new AbortController();
  const app = fastify();
  app.post('/live', (_, reply) =>
    liveAnswer(reply, closing.signal, async function* (signal) {
      asked.resolve();
      yield await begins.promise;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    }),
  );
  try {
    const answer = fetch(`${await app.listen({ host: '127.0.0.1', port: 0 })}/live`, { method: 'POST' });
    await asked.promise;
    vi.advanceTimersByTime(2 * liveHeartbeatMs);
    begins.resolve({ frames: [], position: 42 });
    const reader = (await answer).body?.pipeThrough(new TextDecoderStream()).getReader();
    const line = `${JSON.stringify({ frames: [], position: 42 })}\n`;
    expect(await reader?.read()).toMatchObject({ value: line });
    vi.advanceTimersByTime(liveHeartbeatMs);
    expect(await reader?.read()).toMatchObject({ value: line });
    closing.abort();
    expect(await reader?.read()).toMatchObject({ done: true });
  } finally {
    closing.abort();
    await app.close();
  }
});
