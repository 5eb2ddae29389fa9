import type { MoneyJson, QuantityJson } from '@supply-hub/quantities';

/** What a supplier claims. Plain JSON: this is what a copy holds. */
export interface Invoice {
  /** The supplier's number for it; the hospital's own where the supplier's was not entered. */
  readonly number: string;
  /** Hub id. */
  readonly supplierId: string;
  readonly invoicedOn: string;
  readonly postedOn: string;
  /** Tax and freight included. */
  readonly total: MoneyJson;
  readonly isCreditMemo: boolean;
  readonly isBlocked: boolean;
  /** Entered and taken back: it claims nothing. */
  readonly isCancelled: boolean;
  /** Claims for goods. Freight that names an order is part of the total alone (R58). */
  readonly lines: readonly InvoiceLine[];
  /** Of everything on it, freight too: who may see the total. Null is a place that is none of hub.yaml's. */
  readonly facilityIds: readonly (string | null)[];
}

export interface InvoiceLine {
  /** Hub id, as are all that end in `Id`. */
  readonly id: string;
  readonly number: string;
  readonly purchaseOrderId: string | null;
  readonly purchaseOrderLineId: string | null;
  readonly itemId: string | null;
  readonly facilityId: string | null;
  /** In the order's unit; zero for a claim that changes only what was invoiced before. */
  readonly quantity: QuantityJson;
  readonly amount: MoneyJson;
}

/** So many days after it is posted an invoice is still looked at without being asked for. */
export const recentDays = 7;
