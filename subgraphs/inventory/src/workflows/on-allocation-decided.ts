import { allocationDecided, batchHandler, type AllocationDecided, type EventOf } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { Decimal } from '@supply-hub/quantities';
import { keepDecisions, type Decision } from '../db/queries/reservations.ts';

/**
 * What procedures gave to cases is kept as reservations. Stock is not touched by it and nothing is published: were
 * stock told without what is reserved, procedures would decide again, for ever.
 */
export const onAllocationDecided = batchHandler(allocationDecided, 'inventory.reservations', async (events, { tx }) => {
  const ofCase = new Map<string, number>();
  const rounds = Map.groupBy(events, ({ subject }) => {
    const round = (ofCase.get(subject) ?? 0) + 1;
    ofCase.set(subject, round);
    return round;
  });
  // The first decision on each case, then the second: a reservation's time is that of the decision that made it.
  for (const round of rounds.values()) await keepDecisions(tx, round.map(decisionOf));
});

function decisionOf({ subject, aggregateversion, time, data }: EventOf<typeof allocationDecided>): Decision {
  return {
    allocationId: subject,
    version: aggregateversion,
    caseId: data.caseId,
    at: time,
    shortages: shortagesIn(data),
    reservations: reservationsIn(data),
  };
}

/** What stock is short of; what is held in case it is wanted is not lacking (R31). */
function shortagesIn({ facilityId, allocations }: AllocationDecided): Decision['shortages'] {
  if (facilityId === null) return [];
  return allocations.flatMap(({ itemId, short }) =>
    Decimal.of(short).sign > 0 ? { itemId, facilityId, quantity: short } : [],
  );
}

/** Parts of one lot for one demand and purpose are one. */
function reservationsIn({ caseId, facilityId, allocations }: AllocationDecided): Decision['reservations'] {
  if (facilityId === null) return [];
  const byId = new Map<string, Decision['reservations'][number]>();
  for (const { demandId, itemId, lots } of allocations) {
    for (const { lotId, quantity, for: purpose } of lots) {
      const id = hubId('reservation', 'hub', [lotId, demandId, purpose]);
      const total = Decimal.of(quantity).plus(Decimal.of(byId.get(id)?.quantity ?? '0'));
      if (total.sign > 0)
        byId.set(id, { id, lotId, demandId, caseId, itemId, facilityId, quantity: total.toString(), purpose });
    }
  }
  return [...byId.values()];
}
