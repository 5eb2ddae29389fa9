/** What suppliers send of orders: answers (855), of changes too (865), ship notices (856), claims (810). Plain JSON: this is what is kept. */
import type { BeyondGuide, SentDate, SentPrice, SentQuantity, TradePart } from './sent-values.ts';

/** A line of a document, and the order line it is about. */
export interface SupplierDocumentLine {
  /** Hub id, as are all that end in `Id`. */
  readonly id: string;
  readonly orderId: string;
  readonly orderLineId: string;
  /** Of the order line. Null for a place that is none of hub.yaml's (R17). */
  readonly facilityId: string | null;
  /** The line's number as it was sent. */
  readonly number: string | null;
  readonly parts: readonly TradePart[];
}

interface SupplierDocumentBase {
  readonly supplierId: string;
  /** X12 element 353: 00 original, 01 cancellation, 04 change, 05 replacement and others. */
  readonly purpose: string;
  /** Every order it names, lines or not. */
  readonly orderIds: readonly string[];
  readonly beyondGuide: readonly BeyondGuide[];
  /** What does not agree in it and stops nobody: its counts and its lines. */
  readonly warnings: readonly string[];
  readonly lines: readonly SupplierDocumentLine[];
}

export interface LineAnswer {
  /** X12 element 668, as sent (R39). */
  readonly status: string;
  readonly quantity: SentQuantity | null;
  readonly dates: readonly SentDate[];
  readonly parts: readonly TradePart[];
  /** In the supplier's words; absent of an 855, which has none. */
  readonly reason?: string;
}

export interface AcknowledgementLine extends SupplierDocumentLine {
  readonly ordered: SentQuantity | null;
  readonly price: SentPrice | null;
  readonly answers: readonly LineAnswer[];
  /** The days it names for the line itself, or for parts of it; absent of what was kept before they were read. */
  readonly schedule?: readonly SentSchedule[];
}

export interface SentSchedule {
  readonly on: string;
  /** Null: of the whole line. */
  readonly quantity: SentQuantity | null;
}

export interface Acknowledgement extends SupplierDocumentBase {
  readonly kind: 'ACKNOWLEDGEMENT';
  readonly orderNumber: string;
  /** X12 element 587, as sent (R38). */
  readonly type: string;
  readonly acknowledgedOn: string | null;
  readonly supplierOrderNumber: string | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly lines: readonly AcknowledgementLine[];
}

/** What an 865 says of a line, its answers aside: what the supplier makes of it. */
export interface ChangeAnswerLine extends AcknowledgementLine {
  /** X12 element 670, as sent: AI added, DI deleted, PC price, QD fewer, RC the change is refused … */
  readonly change: string;
}

/** What a supplier makes of the hub's change (860), or changes of its own accord: 865 (R37). */
export interface ChangeAnswer extends SupplierDocumentBase {
  readonly kind: 'CHANGE_ANSWER';
  readonly orderNumber: string;
  /** X12 element 587, as sent; null where it says none. */
  readonly type: string | null;
  /** The change that is answered, as sent; null: the supplier's own. */
  readonly changeNumber: string | null;
  readonly acknowledgedOn: string | null;
  readonly supplierOrderNumber: string | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly lines: readonly ChangeAnswerLine[];
}

export interface Carrier {
  readonly qualifier: string | null;
  readonly code: string | null;
  readonly routing: string | null;
}

/** Which units of a thing they are, as sent; more than one lot or day where the supplier did not split them (R49). */
export interface SentTraces {
  readonly lots: readonly string[];
  readonly serials: readonly string[];
  readonly expiryDates: readonly string[];
}

export interface KitComponent extends SentTraces {
  readonly parts: readonly TradePart[];
  readonly quantity: SentQuantity | null;
}

export interface ShipNoticeLine extends SupplierDocumentLine, SentTraces {
  readonly shipped: SentQuantity | null;
  /** X12 element 668, as sent; null when none was. */
  readonly status: string | null;
  /** SSCC of what it is packed in and of what is packed for it. */
  readonly packages: readonly string[];
  /** What is in it, when it is a kit. */
  readonly components: readonly KitComponent[];
}

export interface ShipNotice extends SupplierDocumentBase {
  readonly kind: 'SHIP_NOTICE';
  readonly number: string;
  readonly noticedOn: string | null;
  readonly dates: readonly SentDate[];
  readonly carriers: readonly Carrier[];
  readonly references: readonly { readonly qualifier: string; readonly value: string }[];
  readonly lines: readonly ShipNoticeLine[];
}

export interface SupplierInvoiceLine extends SupplierDocumentLine {
  readonly quantity: SentQuantity | null;
  readonly price: SentPrice | null;
}

export interface SupplierInvoiceCharge {
  readonly isAllowance: boolean;
  readonly code: string | null;
  readonly description: string | null;
  /** Null when only a rate was sent. */
  readonly amount: string | null;
}

export interface SupplierInvoice extends SupplierDocumentBase {
  readonly kind: 'INVOICE';
  readonly number: string;
  readonly invoicedOn: string;
  /** X12 element 640, as sent. */
  readonly type: string | null;
  readonly isCreditMemo: boolean;
  readonly currency: string;
  readonly total: string | null;
  readonly lines: readonly SupplierInvoiceLine[];
  readonly charges: readonly SupplierInvoiceCharge[];
}

export type SupplierDocument = Acknowledgement | ChangeAnswer | ShipNotice | SupplierInvoice;
export type SupplierDocumentKind = SupplierDocument['kind'];

/** Of every line. Null is a place that is none of hub.yaml's. */
export function facilitiesOf({ lines }: Pick<SupplierDocument, 'lines'>): (string | null)[] {
  return [...new Set(lines.map(({ facilityId }) => facilityId))];
}
