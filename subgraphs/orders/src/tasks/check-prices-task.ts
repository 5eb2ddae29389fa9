import type { Clock } from '@supply-hub/clock';
import type { Db } from '@supply-hub/postgres';
import type { Task } from '@supply-hub/subgraph-kit';
import { agreedPricesState } from '../db/queries/agreed-prices.ts';
import { heldOrders } from '../db/queries/known-orders.ts';
import { notePriceChecksDue, pricesDue, stoppedAndRelied, takePriceChecksDue } from '../db/queries/price-checks.ts';
import { noteTransmissionsDue } from '../db/queries/transmissions.ts';
import { policyBook } from '../services/policies/policy-book.ts';
import { checkOrderPrices } from '../services/price-check/check-order-prices.ts';

const ordersAStep = 100;
/** How long what a price stops may have become urgent before it is noticed. */
const urgencyNoticedInMinutes = 1;

/**
 * Holds open orders against what is agreed (R59), whoever sends them, whenever either changes. What a price stops goes to
 * who sends, also when time alone has made it urgent.
 */
export function checkPricesTask({ db, clock }: { db: Db; clock: Clock }): Task {
  return {
    name: 'orders.check-prices',
    wakesOn: pricesDue,
    everyMs: 5000,
    step: () =>
      db.transaction(async (tx) => {
        const at = clock.now();
        const state = await agreedPricesState(tx);
        if (state === 'UNREAD') return false;
        const since = at.subtract({ minutes: urgencyNoticedInMinutes });
        const due = await takePriceChecksDue(tx, ordersAStep);
        const stopped = [...due.stopped, ...(await stoppedAndRelied(tx, since, ordersAStep))];
        await noteTransmissionsDue(
          tx,
          [...new Set(stopped)].map((id) => ({ id, isToBeSent: true })),
        );
        if (due.checked.length === 0) return false;
        const orders = await heldOrders(tx, due.checked);
        const checked = await checkOrderPrices(tx, orders, await policyBook(tx), at, { isLeaving: false });
        await notePriceChecksDue(
          tx,
          orders.flatMap(({ id }) => (checked.has(id) ? [] : [id])),
          { isTold: false },
        );
        return due.checked.length + due.stopped.length === ordersAStep && checked.size === orders.length;
      }),
  };
}
