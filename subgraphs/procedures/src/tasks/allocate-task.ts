import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Db, Tx } from '@supply-hub/postgres';
import type { Task } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { refreshCases } from '../db/queries/case-standings.ts';
import { lockAlone } from '../db/queries/copies-lock.ts';
import { noteDuePairs, takeDueCases, takeDuePairs } from '../db/queries/due.ts';
import { noteUntold, tellDecisions } from '../db/queries/save-outcome.ts';
import type { Names } from '../domain/decide-pair.ts';
import { pairKey } from '../domain/pair-state.ts';
import { decideAllocations } from '../services/decide-allocations.ts';
import { followClock } from '../services/follow-clock.ts';
import { makeDemands } from '../services/make-demands.ts';
import { traceDemands } from '../services/trace-demands.ts';

const everyMs = 15_000;
/** Whoever writes a case or a copy waits for the step that holds it, so a step is short. */
const casesAStep = 100;
const pairsAStep = 100;
const casesToldAStep = 200;
/** After so many steps that only made demands, what they made due is decided, whatever else has come. */
const longestDeferral = 10;
/** And after so many that only decided, cases are taken again, however much is still to be decided. */
const longestDecision = 40;
/** What changes without pause is told this often. */
const longestUntoldMs = 500;

/**
 * Works off what is due: cases whose demands must be made anew, then items at facilities whose allocation must be
 * decided anew, and with that how ready the cases are. A step is one transaction, so a step that was cut off leaves
 * everything due.
 *
 * Where few things are due, a case's demands are made and decided in one step. Where many are, the demands of all cases
 * are made first: an item that a thousand new cases ask for is then decided once, and not a thousand times. What was
 * decided is told when nothing is due any more, or has been waiting for too long.
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
  let deferrals = 0;
  let decisions = 0;

  function beginTurn(): void {
    deferrals = 0;
    decisions = 0;
  }

  /** @returns whether anything was due */
  async function workOff(tx: Tx, now: Temporal.Instant): Promise<boolean> {
    const onlyDecides = deferrals >= longestDeferral;
    const caseIds = onlyDecides ? [] : await takeDueCases(tx, casesAStep);
    const areMore = caseIds.length === casesAStep;
    const due = areMore ? [] : await takeDuePairs(tx, pairsAStep);
    if (caseIds.length === 0 && due.length === 0) return false;
    await lockAlone(tx);
    const made = await makeDemands(tx, caseIds, { config, now });
    await noteUntold(tx, caseIds, now);
    const pairs = [...new Map([...made.pairs, ...due].map((pair) => [pairKey(pair), pair])).values()];
    const isDeferred = areMore || pairs.length > 2 * pairsAStep;
    if (isDeferred) {
      deferrals += 1;
      await noteDuePairs(tx, pairs);
    }
    if (onlyDecides) {
      decisions += 1;
      if (due.length < pairsAStep || decisions >= longestDecision) beginTurn();
    }
    const decided = isDeferred ? [] : await decideAllocations(tx, pairs, { now, names });
    const touched = decided.filter(({ demand, outcome }) => demand.readiness !== outcome.readiness);
    const cases = new Set([...caseIds, ...touched.map(({ demand }) => demand.caseId)]);
    await refreshCases(tx, [...cases], made.standings, now);
    await traceDemands(tx, made, decided, now);
    return true;
  }

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
        if (await workOff(tx, now)) {
          await tellDecisions(tx, casesToldAStep, now.subtract({ milliseconds: longestUntoldMs }), now);
          return true;
        }
        const wereDeferred = deferrals > 0;
        beginTurn();
        return (await tellDecisions(tx, casesToldAStep, now, now)) > 0 || wereDeferred;
      }),
  };
}
