/**
 * A delivery in a process of its own, to be killed: `node consumer-process.ts <database url> <effects before death>`.
 * It kills itself inside the transaction of that effect; with 0 it ends when idle after its standard input ended.
 */
import { systemClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { startDelivery } from '../src/delivery.ts';
import { handler } from '../src/handler.ts';
import { publish } from '../src/outbox.ts';
import { noon, note, noteTaken, thingChanged } from './shop-and-desk.ts';

const [, , url = '', death = '0'] = process.argv;
let effects = 0;

const notesOf = handler(thingChanged, 'desk.notes', async (event, { tx }) => {
  await note(tx, 'desk.notes', event);
  await publish(tx, noteTaken, {
    aggregateId: `note_${event.id}`,
    aggregateVersion: 1,
    data: { about: event.subject },
    occurredAt: noon,
    causationId: event.id,
  });
  effects += 1;
  if (effects === Number(death)) process.kill(process.pid, 'SIGKILL');
  process.stdout.write('effect\n');
});

await using hub = connect({ url, schema: 'hub', name: 'consumer-hub' });
await using desk = connect({ url, schema: 'desk', name: 'consumer-desk' });
const running = await startDelivery({
  hub,
  subgraphs: [{ connection: desk, handlers: [notesOf] }],
  clock: systemClock,
  log: silentLog,
  batchSize: 4,
});
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('end', resolve));
await running.idle();
await running.stop();
