import { systemClock } from '@supply-hub/clock';
import { startMllpServer } from '@supply-hub/hl7v2';
import { startWorkers } from '@supply-hub/jobs';
import { silentLog } from '@supply-hub/log';
import { connect, type Connection, type Db } from '@supply-hub/postgres';
import { applyWork, openExchange, type Hl7Received, type ReceiveContext } from '../src/exchange.ts';
import type { CrashPoint } from './crash-points.ts';
import { sender } from './sender.ts';
import { receiverOfVisits } from './visits.ts';

/** An exchange with its worker, which kills itself without a word when it comes to one point. Prints its port. */
const [url = '', crashAt] = process.argv.slice(2);

function at(point: CrashPoint): void {
  if (point === crashAt) process.kill(process.pid, 'SIGKILL');
}

/** A connection whose transactions die at points. */
function mined(
  connection: Connection,
  points: { before?: CrashPoint; uncommitted?: CrashPoint; committed?: CrashPoint },
) {
  const transaction: Db['transaction'] = async (work, config) => {
    if (points.before) at(points.before);
    const outcome = await connection.db.transaction(async (tx) => {
      const worked = await work(tx);
      if (points.uncommitted) at(points.uncommitted);
      return worked;
    }, config);
    if (points.committed) at(points.committed);
    return outcome;
  };
  const db = new Proxy(connection.db, {
    get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)),
  });
  return { ...connection, db };
}

const log = silentLog;
const config = { senders: [sender] };
const hub = connect({ url, schema: 'hub', name: 'exchange-process' });
const clinic = mined(connect({ url, schema: 'clinic', name: 'clinic-process' }), {
  before: 'when it has taken the job',
  uncommitted: 'after the effect, before its commit',
  committed: 'after that commit, before the job is finished',
});
const receiver = receiverOfVisits();
await startWorkers({
  url,
  log,
  pollMs: 50,
  work: [
    applyWork({
      connection: hub,
      receivers: [
        {
          connection: clinic,
          receiver: {
            ...receiver,
            async receive(message: Hl7Received, context: ReceiveContext) {
              const reception = await receiver.receive(message, context);
              at('in the midst of the effect');
              return reception;
            },
          },
        },
      ],
      config,
      clock: systemClock,
      log,
    }),
  ],
});
/** The one statement that stores a message, which dies around it. */
const store = {
  ...hub,
  sql: new Proxy(hub.sql, {
    apply(target, self, given: unknown[]) {
      at('before it stores a message');
      const storing: PromiseLike<unknown> = Reflect.apply(target, self, given);
      // Sent by now, or about to be: whether it is committed nobody here will know.
      setImmediate(() => at('while it is being stored'));
      return storing.then((stored) => {
        at('after that commit, before the answer');
        return stored;
      });
    },
  }),
};
const exchange = openExchange({ connection: store, config, clock: systemClock, log });
const server = await startMllpServer({ ...exchange, port: 0, log });
process.stdout.write(`${server.port}\n`);
