import type { AllocationDecided } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { readPairs } from '../db/queries/pair-state.ts';
import { publishDecisions, saveOutcomes } from '../db/queries/save-outcome.ts';
import { decidePair, type DecidedDemand, type Names } from '../domain/decide-pair.ts';
import type { DemandOutcome, Pair, PairState } from '../domain/pair-state.ts';

/** Decides these pairs anew and writes what is different. @returns the demands whose outcome is another */
export async function decideAllocations(
  tx: Tx,
  pairs: readonly Pair[],
  { now, names }: { now: Temporal.Instant; names: Names },
): Promise<readonly DecidedDemand[]> {
  if (pairs.length === 0) return [];
  const states = await readPairs(tx, pairs);
  const decided = states.map((state) => ({ state, demands: decidePair(state, now, names) }));
  const changed = decided
    .flatMap(({ demands }) => demands)
    .filter(({ demand, outcome }) => !isSame(demand.outcome, outcome));
  await saveOutcomes(tx, changed);
  await publishDecisions(
    tx,
    decided.flatMap(({ state, demands }) => decision(state, demands)),
    now,
  );
  return changed;
}

/** Of an item that the item master does not have there is nothing to tell anybody. */
function decision({ itemId, facilityId, baseUnit }: PairState, demands: readonly DecidedDemand[]): AllocationDecided[] {
  if (baseUnit === null) return [];
  const allocations = demands.map(({ demand, outcome: { shares, short, holdShort, readiness } }) => ({
    demandId: demand.id,
    caseId: demand.caseId,
    lots: [...shares.lots],
    inbound: shares.inbound.map(({ orderLineId, isConfirmed, quantity, for: purpose }) => ({
      orderLineId,
      isConfirmed,
      quantity,
      for: purpose,
    })),
    short,
    holdShort,
    readiness,
  }));
  return [{ itemId, facilityId, unit: baseUnit, allocations }];
}

function isSame(a: DemandOutcome, b: DemandOutcome): boolean {
  return (
    a.neededBy === b.neededBy &&
    a.actBy === b.actBy &&
    a.usable === b.usable &&
    a.short === b.short &&
    a.holdShort === b.holdShort &&
    a.readiness === b.readiness &&
    a.reason === b.reason &&
    haveSameShares(a, b)
  );
}

/** Whether a demand is given the same parts of the same lots and deliveries. */
export function haveSameShares({ shares: a }: DemandOutcome, { shares: b }: DemandOutcome): boolean {
  return (
    a.lots.length === b.lots.length &&
    a.inbound.length === b.inbound.length &&
    a.lots.every((each, index) => {
      const other = b.lots[index];
      return each.lotId === other?.lotId && each.quantity === other.quantity && each.for === other.for;
    }) &&
    a.inbound.every((each, index) => {
      const other = b.inbound[index];
      return (
        each.orderLineId === other?.orderLineId &&
        each.on === other.on &&
        each.isConfirmed === other.isConfirmed &&
        each.quantity === other.quantity &&
        each.for === other.for
      );
    })
  );
}
