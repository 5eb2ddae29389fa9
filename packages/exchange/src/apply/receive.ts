import { nameCause } from '@supply-hub/audit';
import type { Log } from '@supply-hub/log';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Reception } from '../receiver.ts';
import type { StoredMessage } from './stored-message.ts';
import type { Taker } from './taker.ts';

/** No document has as many parts; a receiver that never ends would hold its key for ever. */
const mostPartsOfATest = 10_000;

/**
 * Has a message taken in a savepoint. What was written of one that is then parked or came before is undone, and whatever
 * a test wrote (R46); not the opening of an interchange that came before.
 */
export async function receive(
  tx: Tx,
  taker: Taker,
  { message, progress, log }: { message: StoredMessage; progress: unknown; log: Log },
): Promise<Reception> {
  const own = log.child({ receiver: taker.route, message: message.id });
  try {
    return await tx.transaction(async (savepoint) => {
      // Sent ahead of the receiver's own statements: the session does them in turn.
      const [, first] = await Promise.all([
        nameCause(savepoint, message.id),
        taker.take({ tx: savepoint, log: own }, progress),
      ]);
      let reception = first;
      for (let part = 1; message.is_test && reception.kind === 'continues'; part += 1) {
        if (part === mostPartsOfATest) throw new Error('A receiver did not come to an end.');
        reception = await taker.take({ tx: savepoint, log: own }, reception.progress);
      }
      const isRefused = reception.kind === 'parked' || (reception.kind === 'duplicate' && taker.isOpening !== true);
      if (isRefused || message.is_test) throw new Undone(reception);
      // What is checked only at commit would fail without a word of why: let it fail here.
      await savepoint.execute(sql`set constraints all immediate`);
      return reception;
    });
  } catch (error) {
    if (error instanceof Undone) return error.reception;
    throw error;
  }
}

/** Carries a reception out of the savepoint that its throwing undoes. */
class Undone extends Error {
  readonly reception: Reception;
  constructor(reception: Reception) {
    super('undone');
    this.reception = reception;
  }
}
