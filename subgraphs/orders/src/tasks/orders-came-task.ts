import type { Clock } from '@supply-hub/clock';
import { redrive } from '@supply-hub/exchange';
import type { Db } from '@supply-hub/postgres';
import type { Task } from '@supply-hub/subgraph-kit';
import { messagesWhoseOrdersCame, ordersCame } from '../db/queries/awaited-orders.ts';

const messagesAStep = 100;

/**
 * Has documents applied that were parked because the hub did not know their orders, once it knows them. Looked for again
 * and again: a document may be parked at the very moment its order comes.
 */
export function ordersCameTask({ db, clock }: { db: Db; clock: Clock }): Task {
  return {
    name: 'orders.came',
    wakesOn: ordersCame,
    everyMs: 5000,
    step: () =>
      db.transaction(async (tx) => {
        const ids = await messagesWhoseOrdersCame(tx, messagesAStep);
        if (ids.length === 0) return false;
        await redrive(tx, ids, clock.now());
        return ids.length === messagesAStep;
      }),
  };
}
