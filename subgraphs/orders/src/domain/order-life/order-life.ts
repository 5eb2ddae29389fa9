/**
 * What an order's life is folded from, and what comes of it. Plain values: the facts are kept, the life is derived from
 * them again whenever one of them changes. All amounts of a life are decimals as text in the item's base unit, by the
 * factor of the order line itself (R6).
 */
import type { OrderStatus, PurchaseOrder } from '../purchase-order.ts';
import type { TradePart } from '../sent-values.ts';
import type { ArrivalFact } from './arrivals.ts';
import type { Acknowledgement, ChangeAnswer, ShipNotice } from '../supplier-document.ts';

/** Everything known of one order. No list has an order: the fold makes its own. */
export interface OrderFacts {
  /** Hub id of the order. */
  readonly id: string;
  /** The copy of it, as its system last gave it. */
  readonly order: PurchaseOrder;
  /** 855 and 865 that name it. */
  readonly answers: readonly AnswerFact[];
  /** 856 that name it, whole: lines of other orders are passed over. */
  readonly shipNotices: readonly ShipNoticeFact[];
  /** 860 that were sent of it. */
  readonly changes: readonly SentChange[];
  readonly decisions: readonly SubstitutionDecision[];
  /** What was received on its lines. */
  readonly arrivals: readonly ArrivalFact[];
  readonly terms: AnswerTerms;
  /** What stewards said that the partner's part numbers mean: number → item id. */
  readonly itemsByPart: ReadonlyMap<string, string>;
}

/** A supplier's document, with what tells which of two is the later: what they say themselves, never when they came. */
export interface DocumentFact<D> {
  /** Hub id. */
  readonly documentId: string;
  /** Of its content without its envelope; in hexadecimal. Documents that have one hash are one document. */
  readonly contentHash: string;
  /** The day it names itself. */
  readonly dated: string | null;
  /** When its sender wrote it, in the partner's zone: `2026-03-05T13:45:00`. */
  readonly sentAt: string | null;
  readonly document: D;
}
export type AnswerFact = DocumentFact<Acknowledgement | ChangeAnswer>;
export type ShipNoticeFact = DocumentFact<ShipNotice>;

/** An 860 as it was sent (R37). */
export interface SentChange {
  /** 1, 2, 3 … of its order. */
  readonly sequence: number;
  readonly lines: readonly SentLineChange[];
}

/** What it changed of a line. Amounts are in the ordered unit. */
export interface SentLineChange {
  readonly orderLineId: string;
  readonly kind: 'ADDED' | 'CANCELLED' | 'CHANGED';
  /** As it was told before; null of a line that is added. */
  readonly from: ToldLine | null;
  /** As it is to be; null of a line that is cancelled. */
  readonly to: ToldLine | null;
}

/** What a supplier was told of a line: by the 850, then by each 860. */
export interface ToldLine {
  /** In the ordered unit. */
  readonly quantity: string;
  readonly unit: string;
  /** Of one ordered unit; a fraction as text. */
  readonly price: string;
  /** The days asked for, the earliest first. */
  readonly schedule: readonly { readonly on: string | null; readonly quantity: string }[];
}

/** A person's word on a substitute (R42). */
export interface SubstitutionDecision {
  /** `SubstitutionFact.key`. */
  readonly key: string;
  readonly state: 'APPROVED' | 'REFUSED';
  /** The item that comes instead; null where it was refused. */
  readonly itemId: string | null;
}

/** How a partner's answers are read: of its profile. */
export interface AnswerTerms {
  /** How far an answered price may be from the order’s; both limits hold, and are allowed themselves (R43). Null: only the amount counts. */
  readonly pricePercent: string | null;
  /** Of one ordered unit, in the order's currency; null: only the percentage counts. */
  readonly priceAmount: string | null;
  /** What the rest of a line is whose only answer is a backorder of a part (R40). */
  readonly besideBackorder: 'ACCEPTED' | 'UNSAID';
  /** What the quantity of a lone "part shipped, rest backordered" counts (R40). */
  readonly partialCounts: 'SHIPPED' | 'BACKORDERED';
}

/** How orders without a trading partner are read: they have no documents. */
export const plainTerms: AnswerTerms = {
  pricePercent: '0',
  priceAmount: null,
  besideBackorder: 'ACCEPTED',
  partialCounts: 'SHIPPED',
};

export interface OrderLife {
  /** In the order's own order of lines. */
  readonly lines: readonly LineLife[];
  readonly troubles: readonly OrderTrouble[];
  /** A supplier's document answers it; a 997 does not (R44). */
  readonly hasAnswer: boolean;
  /** The supplier refused it as a whole, and has not said otherwise since. */
  readonly isRejected: boolean;
  readonly supplierOrderNumber: string | null;
  readonly changes: readonly ChangeLife[];
}

/** What became of an 860. */
export interface ChangeLife {
  readonly sequence: number;
  /** REFUSED: of some line at least; then `orderLineIds` says of which. */
  readonly state: 'AWAITED' | 'ACCEPTED' | 'REFUSED';
  readonly orderLineIds: readonly string[];
  /** The 865. */
  readonly documentId: string | null;
}

/** `ordered` is always `cancelled` + `received` + `promised` + `unpromised`. */
export interface LineLife {
  readonly orderLineId: string;
  readonly ordered: string;
  readonly cancelled: string;
  /** As far as it counts for the order: never more than was ordered. */
  readonly received: string;
  /** What came beyond what was ordered. */
  readonly surplus: string;
  /** Still to come, by the supplier's word. */
  readonly promised: string;
  /** Still wanted, and nobody stands by it: unanswered, backordered without a day, held, refused … */
  readonly unpromised: string;
  /** The part of `unpromised` that the supplier or a person refused: its need is open again (R43). */
  readonly refused: string;
  /** What ship notices say has left; some of it may have been received. */
  readonly shipped: string;
  /** What is expected, the earliest first, unknown days last: `promised` + `unpromised` − `refused`. */
  readonly promises: readonly LinePromise[];
  /** Open ones, and those that were. */
  readonly backorders: readonly Backorder[];
  readonly substitutions: readonly SubstitutionFact[];
  /** What came of them that nobody approved. */
  readonly quarantines: readonly Quarantine[];
  /** The supplier took it and has not said at what price (IE). */
  readonly pricePending: boolean;
  /** What the supplier or a price waits for, in words; null: nothing. */
  readonly heldReason: string | null;
  /** What the supplier last said one ordered unit costs, exact, a fraction as text; null: it said nothing. */
  readonly answeredPrice: string | null;
  readonly status: OrderStatus;
}

export interface LinePromise {
  /** Null: it may come at any time or never. */
  readonly promisedOn: string | null;
  readonly quantity: string;
  /** The supplier said so; otherwise it is only the day the order asks for. */
  readonly isConfirmed: boolean;
  /** The approved substitute that comes instead; null: the line's own item. */
  readonly itemId: string | null;
  /** What says so; null: the order's own system. */
  readonly documentId: string | null;
}

/** A part of a line that the supplier owes and does not send with the rest (R41). */
export interface Backorder {
  /** Natural: the line, and which of its backorders it is. */
  readonly key: string;
  /** How much is owed; what it was, once it is no longer open. */
  readonly quantity: string;
  readonly promisedOn: string | null;
  /** Every day that was ever given, the oldest first; the last is the one of now. `saidOn` is the document's day. */
  readonly promises: readonly {
    readonly on: string | null;
    readonly documentId: string | null;
    readonly saidOn: string | null;
  }[];
  /** Days from the first day that was given to the one of now; null where either is unknown. */
  readonly slipDays: number | null;
  readonly reason: { readonly code: string | null; readonly words: string };
  readonly isOpen: boolean;
}

/** The supplier wants to send another part (R42). */
export interface SubstitutionFact {
  /** Natural: the line and the part. */
  readonly key: string;
  readonly orderLineId: string;
  /** How much of what was ordered it stands for, in that item's base unit. */
  readonly quantity: string;
  /** As sent; empty where the supplier names none. */
  readonly parts: readonly TradePart[];
  /** The unit the supplier counts it in, as sent; null where it says none. */
  readonly unitCode: string | null;
  readonly state: 'REQUESTED' | 'APPROVED' | 'REFUSED';
  /** A ship notice names it, or it has come. */
  readonly isShipped: boolean;
  readonly documentId: string;
}

/** A lot that came instead of what was ordered, and is not to be used (R42). */
export interface Quarantine {
  /** Natural: the substitute, and the lot at its facility. */
  readonly key: string;
  readonly substitutionKey: string;
  /** What it was received as. */
  readonly itemId: string;
  readonly facilityId: string;
  /** Null: it is not kept by lot. */
  readonly lot: string | null;
  /** In that item's base unit. */
  readonly quantity: string;
  /** HELD: until a person decides. TO_RETURN: a person refused it. */
  readonly state: 'HELD' | 'TO_RETURN';
}

export type OrderTroubleKind =
  | 'BACKORDERED'
  | 'NOT_ON_ACKNOWLEDGEMENT'
  | 'UNKNOWN_ANSWER_CODE'
  | 'QUANTITY_UNEXPLAINED'
  | 'ORDER_REJECTED'
  | 'LINE_REJECTED'
  | 'LINE_HELD'
  | 'SUBSTITUTION_REQUESTED'
  | 'SUBSTITUTE_UNAPPROVED'
  | 'PRICE_CHANGED'
  | 'PRICE_PENDING'
  | 'SUPPLIER_CHANGE_PROPOSED'
  | 'CHANGE_REFUSED';

/** Something a person must look at. */
export interface OrderTrouble {
  readonly kind: OrderTroubleKind;
  /** Natural, and of its kind and order alone. */
  readonly key: string;
  readonly orderLineIds: readonly string[];
  readonly sentence: string;
  readonly remedy: string;
  /** The document that says so; null where none does. */
  readonly documentId: string | null;
}
