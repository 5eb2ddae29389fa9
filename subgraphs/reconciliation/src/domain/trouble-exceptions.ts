import type { Severity, SupplyExceptionKind } from './exception-kinds.ts';
import { findings, type Findings } from './supply-exception.ts';

/** Something that is wrong with an order, a need or a command. */
export interface TroubleFacts {
  readonly id: string;
  readonly kind: SupplyExceptionKind;
  readonly sentence: string;
  readonly remedy: string;
  readonly team: string;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly orderLineIds: readonly string[];
  readonly itemId: string | null;
  readonly facilityId: string | null;
  readonly supplierId: string | null;
  readonly caseIds: readonly string[];
  /** Null: that of its kind. */
  readonly severity: Severity | null;
  /** Null: it holds. */
  readonly endedAt: string | null;
}

/** A trouble of orders: one exception as long as it holds, however often its words change. */
export function ofTrouble(trouble: TroubleFacts): Findings {
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
