import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import type { Task } from '@supply-hub/subgraph-kit';
import { areFactsKnown } from '../db/queries/replenishment/is-ready.ts';
import { noteOpenNeedsDue } from '../db/queries/replenishment/needs-due.ts';
import { replenish } from '../services/replenishment/replenish.ts';

const readyAgainMs = 2_000;
/** How often what is still to be asked for is looked at though nothing was told of it. */
const lookAgainMs = 60_000;

/** Judges what is needed when something changes, and asks for it when its window closes. Waits until all that is configured was read once. */
export function replenishTask({ db, clock, config }: { db: Db; clock: Clock; config: HubConfig }): Task {
  let isKnown = false;
  let lookedAt: Temporal.Instant | null = null;
  return {
    name: 'orders.replenish',
    wakesOn: 'orders_need',
    everyMs: 5_000,
    step: () =>
      db.transaction(async (tx) => {
        const at = clock.now();
        isKnown ||= await areFactsKnown(tx, at);
        if (!isKnown) return readyAgainMs;
        if (lookedAt === null || at.epochMilliseconds - lookedAt.epochMilliseconds >= lookAgainMs) {
          await noteOpenNeedsDue(tx);
          lookedAt = at;
        }
        const next = await replenish(tx, config, at);
        if (next === null || next === true) return next === true;
        return Math.max(0, next.epochMilliseconds - at.epochMilliseconds);
      }),
  };
}
