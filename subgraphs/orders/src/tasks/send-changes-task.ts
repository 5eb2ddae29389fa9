import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import type { Task } from '@supply-hub/subgraph-kit';
import { changesDueNow } from '../db/queries/orders-told.ts';
import { lockPartners } from '../db/queries/partner-copies.ts';
import { sendChanges } from '../services/send-changes.ts';

const ordersAStep = 100;

/** Tells suppliers what changed of the orders they have (R37). What is queued and what is kept as told commit together. */
export function sendChangesTask({ db, clock, config }: { db: Db; clock: Clock; config: HubConfig }): Task {
  return {
    name: 'orders.send-changes',
    wakesOn: 'orders_change',
    everyMs: 5000,
    step: () =>
      db.transaction(async (tx) => {
        const due = await changesDueNow(tx, ordersAStep);
        if (due.length === 0) return false;
        await lockPartners(tx);
        await sendChanges(tx, due, config, clock.now());
        return due.length === ordersAStep;
      }),
  };
}
