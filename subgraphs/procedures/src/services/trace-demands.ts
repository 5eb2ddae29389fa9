import { endEdges, recordEdges, type Edge } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import type { DecidedDemand } from '../domain/decide-pair.ts';
import type { DemandsMade } from './make-demands.ts';

/**
 * What led to what: a case needs its demands, its card caused them, and lots and order lines cover them for as long as
 * they are given to them. A demand that a substitute takes the place of caused the substitute's.
 */
export async function traceDemands(
  tx: Tx,
  made: DemandsMade,
  decided: readonly DecidedDemand[],
  at: Temporal.Instant,
): Promise<void> {
  const { added, changed, gone } = made;
  const edge = (from: string, to: string, kind: Edge['kind'], facilityId: string): Edge => ({
    from,
    to,
    kind,
    facilityIds: [facilityId],
    supplierIds: [],
  });
  const asked = [...added, ...changed];
  const needs = asked.map(({ id, caseId, facilityId }) => edge(caseId, id, 'needs', facilityId));
  const causes = asked.map(({ id, cardId, facilityId }) => edge(cardId, id, 'causes', facilityId));
  const standsIn = asked.flatMap(({ id, substitutes, facilityId }) =>
    substitutes === null ? [] : [edge(substitutes, id, 'causes', facilityId)],
  );
  const covers = decided.flatMap(({ demand: { id, facilityId }, outcome: { shares } }) => [
    ...shares.lots.map(({ lotId }) => edge(lotId, id, 'covers', facilityId)),
    ...shares.inbound.map(({ orderLineId }) => edge(orderLineId, id, 'covers', facilityId)),
    ...(shares.transfers ?? []).map(({ transferId }) => edge(transferId, id, 'covers', facilityId)),
  ]);
  await recordEdges(tx, [...needs, ...causes, ...standsIn, ...covers], at);
  await endEdges(tx, gone, 'needs', [], at);
  await endEdges(tx, [...gone, ...changed.map(({ id }) => id)], 'causes', [...causes, ...standsIn], at);
  await endEdges(tx, [...gone, ...decided.map(({ demand }) => demand.id)], 'covers', covers, at);
}
