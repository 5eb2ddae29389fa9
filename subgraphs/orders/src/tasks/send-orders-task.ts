import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import type { Task } from '@supply-hub/subgraph-kit';
import { lockPartners } from '../db/queries/partner-copies.ts';
import { takeTransmissionsDue } from '../db/queries/transmissions.ts';
import { sendOrders } from '../services/send-orders.ts';

const ordersAStep = 100;

/**
 * Sends orders that have become due: by a change of theirs, or of their supplier's partner. What is taken, what is queued
 * and what is marked commit together, so whatever is cut off is due again and nothing goes twice.
 */
export function sendOrdersTask({ db, clock, config }: { db: Db; clock: Clock; config: HubConfig }): Task {
  return {
    name: 'orders.send',
    wakesOn: 'orders_transmission',
    everyMs: 2000,
    step: () =>
      db.transaction(async (tx) => {
        await lockPartners(tx);
        const due = await takeTransmissionsDue(tx, ordersAStep);
        if (due.length === 0) return false;
        const { areEarly } = await sendOrders(tx, due, config, clock.now());
        return due.length === ordersAStep && !areEarly;
      }),
  };
}
