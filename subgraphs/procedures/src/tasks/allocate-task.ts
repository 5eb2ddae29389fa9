import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import type { Task } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { refreshCases } from '../db/queries/case-standings.ts';
import { lockAlone } from '../db/queries/copies-lock.ts';
import { takeDueCases, takeDuePairs } from '../db/queries/due.ts';
import type { Names } from '../domain/decide-pair.ts';
import { pairKey } from '../domain/pair-state.ts';
import { decideAllocations } from '../services/decide-allocations.ts';
import { followClock } from '../services/follow-clock.ts';
import { makeDemands } from '../services/make-demands.ts';
import { traceDemands } from '../services/trace-demands.ts';

const everyMs = 15_000;
/** Whoever writes a case waits for the step that holds it, so a step is short. */
const casesAStep = 40;
const pairsAStep = 300;

/**
 * Works off what is due: cases whose demands must be made anew, then items at facilities whose allocation must be
 * decided anew, and with that how ready the cases are. A step is one transaction, so a case is seen with all that
 * follows from it or as it was before, and a step that was cut off leaves everything due.
 *
 * One step at a time, in whatever process: two that decide about the same lots would give them twice. Whoever finds
 * another at work has nothing to do: what comes after the other's last look is told to all.
 */
export function allocateTask({
  db,
  clock,
  config,
  names,
}: {
  db: Db;
  clock: Clock;
  config: HubConfig;
  names: Names;
}): Task {
  return {
    name: 'procedures.allocate',
    wakesOn: 'procedures_due',
    everyMs,
    step: () =>
      db.transaction(async (tx) => {
        const [lock] = await tx.execute<{ is_ours: boolean }>(
          sql`select pg_try_advisory_xact_lock(hashtext('procedures.allocate')) as is_ours`,
        );
        if (lock?.is_ours !== true) return false;
        const now = clock.now().round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
        await followClock(tx, now);
        const caseIds = await takeDueCases(tx, casesAStep);
        const due = await takeDuePairs(tx, pairsAStep);
        if (caseIds.length === 0 && due.length === 0) return false;
        await lockAlone(tx);
        const made = await makeDemands(tx, caseIds, { config, now });
        const pairs = new Map([...made.pairs, ...due].map((pair) => [pairKey(pair), pair]));
        const decided = await decideAllocations(tx, [...pairs.values()], { now, names });
        const touched = decided.filter(({ demand, outcome }) => demand.outcome.readiness !== outcome.readiness);
        const cases = new Set([...caseIds, ...touched.map(({ demand }) => demand.caseId)]);
        await refreshCases(tx, [...cases], made.standings, now);
        await traceDemands(tx, made, decided, now);
        return true;
      }),
  };
}
