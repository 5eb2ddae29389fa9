import { appendFileSync, readFileSync } from 'node:fs';
import { systemClock } from '@supply-hub/clock';
import { startWorkers } from '@supply-hub/jobs';
import { silentLog as log } from '@supply-hub/log';
import { connect, type Connection, type Db } from '@supply-hub/postgres';
import { applyWork, openExchange, startOutbox, type ReceiveContext, type X12Received } from '../src/exchange.ts';
import type { DocumentCrashPoint } from './crash-points.ts';
import { receiverOf855 } from './orders.ts';

/**
 * An exchange that takes one file, applies it and sends what goes back, and kills itself without a word at one point.
 * What leaves is written into a file, as a partner would have it. Ends with 0 when it came through alive.
 */
const [url = '', crashAt = '', inbound = '', delivered = ''] = process.argv.slice(2);

function at(point: DocumentCrashPoint): void {
  if (point === crashAt) process.kill(process.pid, 'SIGKILL');
}

interface Points {
  readonly before?: DocumentCrashPoint;
  readonly uncommitted?: DocumentCrashPoint;
  readonly committed?: DocumentCrashPoint;
}

/** A connection whose transactions die at points. */
function mined(connection: Connection, points: Points): Connection {
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

const hub = connect({ url, schema: 'hub', name: 'documents-process' });
const intake = mined(hub, {
  before: 'before it stores a file',
  uncommitted: 'after it stored one, before the commit',
  committed: 'after that commit, before the file is put away',
});
const exchange = openExchange({ connection: intake, config: { senders: [] }, clock: systemClock, log });
await exchange.takeDocument({
  bytes: readFileSync(inbound),
  name: 'inbound',
  arrivalId: 'the-file',
  via: { partner: 'apex', transport: 'main', kind: 'folder' },
});

const clinic = mined(connect({ url, schema: 'clinic', name: 'clinic' }), {
  uncommitted: 'after the effect, before its commit',
  committed: 'after that commit, before the job is finished',
});
const receiver = receiverOf855();
const workers = await startWorkers({
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
            async receive(message: X12Received, context: ReceiveContext) {
              const reception = await receiver.receive(message, context);
              at('in the midst of the effect');
              return reception;
            },
          },
        },
      ],
      config: { senders: [] },
      clock: systemClock,
      log,
    }),
  ],
});
await workers.idle();

const sender = connect({ url, schema: 'hub', name: 'outbox' });
const outbox = await startOutbox({
  connection: {
    ...sender,
    db: new Proxy(sender.db, {
      get(target, name) {
        if (name !== 'transaction') return Reflect.get(target, name);
        const wrapped: Db['transaction'] = (work, config) =>
          target.transaction(async (tx) => {
            const outcome = await work(tx);
            // Its passes have transactions too; that which renders a document gives it.
            if (isDocument(outcome)) at('after it has them, before they are committed');
            return outcome;
          }, config);
        return wrapped;
      },
    }),
  },
  clock: systemClock,
  log,
  pollMs: 20,
  transportOf(_, name) {
    at('before a document has its bytes');
    return {
      via: { partner: 'apex', transport: name, kind: 'folder' },
      async deliver(document) {
        at('after that commit, before it leaves');
        appendFileSync(delivered, `${document.fileName} ${Buffer.from(document.bytes).toString('hex')}\n`);
        at('after it has left, before that is noted');
        return { kind: 'delivered', evidence: 'written' };
      },
      close: async () => undefined,
    };
  },
});
await outbox.idle();
at('after it is noted');
process.exit(0);

function isDocument(outcome: unknown): boolean {
  return typeof outcome === 'object' && outcome !== null && 'fileName' in outcome;
}
