import type { QuantityJson } from '@supply-hub/quantities';

/** What arrived, counted. Posted once and never changed: a correction is a receipt of its own (R53). */
export interface Receipt {
  /** With the year: numbers begin anew each year. */
  readonly number: string;
  readonly postedOn: string;
  /** The supplier's ship notice or packing slip. */
  readonly shipNoticeNumber: string | null;
  readonly lines: readonly ReceiptLine[];
}

export interface ReceiptLine {
  /** Hub id, as are all that end in `Id`. */
  readonly id: string;
  readonly number: string;
  /** Both null when it refers to no order. */
  readonly purchaseOrderId: string | null;
  readonly purchaseOrderLineId: string | null;
  readonly itemId: string | null;
  /** Null for a place that is none of hub.yaml's (R17). */
  readonly facilityId: string | null;
  readonly supplierId: string | null;
  /** In the unit it was counted in; never negative. */
  readonly quantity: QuantityJson;
  /** The same in the item's base unit, by the document itself (R6); null when it does not say. */
  readonly baseQuantity: QuantityJson | null;
  readonly lot: string | null;
  readonly expiresOn: string | null;
  /** Takes an earlier receipt back, or returns goods. */
  readonly isReversal: boolean;
}
