import type { TroubleChanged } from '@supply-hub/events';
import { findings, type Findings } from './supply-exception.ts';

/** A trouble of orders: one exception as long as it holds, however often its words change. */
export function ofTrouble(trouble: TroubleChanged): Findings {
  const { id, kind, sentence, remedy, team, severity, orderId, orderNumber, caseIds, ...about } = trouble;
  const { orderLineIds, itemId, facilityId, supplierId, endedAt } = about;
  return findings(
    id,
    endedAt !== null
      ? []
      : [
          {
            kind,
            ...(severity !== null && { severity }),
            sentence,
            remedy,
            team,
            facilityId,
            itemId,
            supplierId,
            caseId: caseIds.length === 1 ? (caseIds[0] ?? null) : null,
            caseIds,
            businessKey: orderNumber === null ? null : `po:${orderNumber}`,
            orderIds: orderId === null ? [] : [orderId],
            orderLineIds,
          },
        ],
  );
}
