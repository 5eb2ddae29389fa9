/** What can be wrong with an order, an answer to one, a need or a command: the kinds that others are told. */
export const troubleKinds = [
  'BACKORDERED',
  'BACKORDER_WITHOUT_DATE',
  'NOT_ON_ACKNOWLEDGEMENT',
  'UNKNOWN_ANSWER_CODE',
  'QUANTITY_UNEXPLAINED',
  'ORDER_REJECTED',
  'LINE_REJECTED',
  'LINE_HELD',
  'SUBSTITUTION_REQUESTED',
  'SUBSTITUTE_UNAPPROVED',
  'PRICE_CHANGED',
  'PRICE_PENDING',
  'PROMISE_OVERDUE',
  'SUPPLIER_CHANGE_PROPOSED',
  'CHANGE_REFUSED',
  'CHANGE_REFUSED_SHIPPED',
  'OFF_CONTRACT',
  'PRICE_EXPIRED',
  'ORDER_PRICE_NOT_CONTRACT',
  'COMMAND_REFUSED',
  'COMMAND_STUCK',
  'NEED_NOT_ORDERED',
  'DECISION_ORDER_NOT_NEEDED',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** Something that is wrong now and that a person must look at. */
export interface Trouble {
  readonly kind: TroubleKind;
  /** Tells it from others of its kind in its scope, and stays while the trouble does: a line's number, a document's. */
  readonly key?: string;
  /** What is wrong and what to do, for a person; without patient data. */
  readonly sentence: string;
  readonly remedy: string;
  readonly orderId?: string | null;
  readonly orderNumber?: string | null;
  readonly orderLineIds?: readonly string[];
  readonly itemId?: string | null;
  /** Absent: several, or none the hub knows. */
  readonly facilityId?: string | null;
  readonly supplierId?: string | null;
  /** Cases it endangers beyond those that rely on its order. */
  readonly caseIds?: readonly string[];
  /** Absent: that of its kind. */
  readonly severity?: 'CRITICAL' | 'WARNING' | 'NOTICE' | null;
}
