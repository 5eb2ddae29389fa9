import { Decimal, type QuantityJson } from '@supply-hub/quantities';

/** An internal request for supplies. Plain JSON: this is what a copy holds. */
export interface Requisition {
  readonly number: string;
  readonly description: string | null;
  /** The day the first of its lines was made; null when its system does not keep it. */
  readonly requestedOn: string | null;
  readonly lines: readonly RequisitionLine[];
}

/** One item for one facility. */
export interface RequisitionLine {
  /** Hub id, as are all that end in `Id`. */
  readonly id: string;
  readonly number: string;
  readonly itemId: string | null;
  /** Null for a place that is none of hub.yaml's (R17). */
  readonly facilityId: string | null;
  /** In the item's base unit: its system asks in no other. */
  readonly quantity: QuantityJson;
  /** In the same unit. */
  readonly orderedQuantity: string;
  readonly neededOn: string | null;
  readonly isReleased: boolean;
  readonly isCancelled: boolean;
  /** Closed by hand, cancelled, or ordered in full: nothing more is to be ordered for it. */
  readonly isClosed: boolean;
  /** Whom it asks for; null: purchasing decides. */
  readonly supplierId: string | null;
  readonly contractId: string | null;
  /** The order made from it. */
  readonly purchaseOrderId: string | null;
}

export type RequisitionStatus = 'NOT_RELEASED' | 'RELEASED' | 'PARTLY_ORDERED' | 'ORDERED' | 'CANCELLED';

/** How far it is as a whole, for those who are told. */
export function requisitionStatus({ lines }: Requisition): RequisitionStatus {
  const live = lines.filter(({ isCancelled }) => !isCancelled);
  if (lines.length > 0 && live.length === 0) return 'CANCELLED';
  if (live.length > 0 && live.every(({ isClosed }) => isClosed)) return 'ORDERED';
  if (live.some(({ orderedQuantity }) => Decimal.of(orderedQuantity).sign > 0)) return 'PARTLY_ORDERED';
  return live.every(({ isReleased }) => isReleased) ? 'RELEASED' : 'NOT_RELEASED';
}
