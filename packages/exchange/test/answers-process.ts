import { appendFileSync } from 'node:fs';
import { systemClock } from '@supply-hub/clock';
import { silentLog as log } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { openExchange, startOutbox } from '../src/exchange.ts';
import type { AnswerCrashPoint } from './crash-points.ts';
import { file, segments855 } from './x12-files.ts';

/**
 * Sends what is queued to a partner who answers each order with its 855 on the same connection, and kills itself without a
 * word at one point. What leaves is written into a file. Ends with 0 when it came through alive.
 */
const [url = '', crashAt = '', delivered = ''] = process.argv.slice(2);

function at(point: AnswerCrashPoint): void {
  if (point === crashAt) process.kill(process.pid, 'SIGKILL');
}

const connection = connect({ url, schema: 'hub', name: 'answers-process' });
const exchange = openExchange({ connection, config: { senders: [] }, clock: systemClock, log });
const outbox = await startOutbox({
  connection,
  clock: systemClock,
  log,
  pollMs: 20,
  async take(arrival) {
    at('after a document has left and was answered, before the answer is stored');
    const taken = await exchange.takeDocument(arrival);
    at('after the answer is stored, before the delivery is noted');
    return taken;
  },
  transportOf: (_, name) => ({
    via: { partner: 'apex', transport: name, kind: 'https' },
    async deliver(document) {
      appendFileSync(delivered, `${document.fileName} ${Buffer.from(document.bytes).toString('hex')}\n`);
      const isOrder = document.fileName.startsWith('850');
      const answer = file({ sets: [{ segments: segments855('1') }] });
      return { kind: 'delivered', evidence: 'written', ...(isOrder && { answer }) };
    },
    close: async () => undefined,
  }),
});
await outbox.idle();
process.exit(0);
