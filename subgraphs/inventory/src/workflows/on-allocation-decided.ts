import { allocationDecided, handler, type AllocationDecided } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { Decimal } from '@supply-hub/quantities';
import { keepDecision, type Decision } from '../db/queries/reservations.ts';

/**
 * What procedures gave to cases is kept as reservations. Stock is not touched by it and nothing is published: were
 * stock told without what is reserved, procedures would decide again, for ever.
 */
export const onAllocationDecided = handler(allocationDecided, 'inventory.reservations', async (event, { tx }) => {
  const { itemId, facilityId } = event.data;
  await keepDecision(tx, {
    allocationId: event.subject,
    version: event.aggregateversion,
    itemId,
    facilityId,
    at: event.time,
    reservations: reservationsIn(event.data),
  });
});

/** Parts of one lot for one demand and purpose are one. */
function reservationsIn({ allocations }: AllocationDecided): Decision['reservations'] {
  const byId = new Map<string, Decision['reservations'][number]>();
  for (const { demandId, caseId, lots } of allocations) {
    for (const { lotId, quantity, for: purpose } of lots) {
      const id = hubId('reservation', 'hub', [lotId, demandId, purpose]);
      const total = Decimal.of(quantity).plus(Decimal.of(byId.get(id)?.quantity ?? '0'));
      if (total.sign > 0) byId.set(id, { id, lotId, demandId, caseId, quantity: total.toString(), purpose });
    }
  }
  return [...byId.values()];
}
