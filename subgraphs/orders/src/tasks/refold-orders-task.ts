import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import type { Task } from '@supply-hub/subgraph-kit';
import { takeRefoldsDue } from '../db/queries/order-lives.ts';
import { refoldOrders } from '../services/refold-orders.ts';

/** As many as one transaction folds in a moment. */
const ordersAStep = 200;

/**
 * Folds orders again that changed by no fact of their own: by the clock, when the day of a promise is over (R44), and where
 * something was learnt that their documents name.
 */
export function refoldOrdersTask({ db, clock, config }: { db: Db; clock: Clock; config: HubConfig }): Task {
  return {
    name: 'orders.refold',
    wakesOn: 'orders_refold',
    everyMs: 15_000,
    step: () =>
      db.transaction(async (tx) => {
        const at = clock.now();
        const { orderIds, areMore } = await takeRefoldsDue(tx, ordersAStep, at);
        await refoldOrders(tx, orderIds, config, at);
        return areMore;
      }),
  };
}
