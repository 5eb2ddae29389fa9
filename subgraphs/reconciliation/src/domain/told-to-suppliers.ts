import type { SupplyExceptionKind } from './exception-kinds.ts';

/**
 * What a supplier is told of too, and what it can do about it: trouble with what it said of its own orders, what it owes of
 * them, and what it sends that cannot be read. Its words name nothing but its order and its document. What the hospital has
 * to settle for itself, such as contracts, unknown keys or a partner that is held, is told to nobody outside (R72).
 */
const remedies = {
  BACKORDERED: 'Send what is owed earlier if you can, and answer the order again with the new day.',
  BACKORDER_WITHOUT_DATE: 'Answer the order again with a day for what is owed, or refuse it.',
  NOT_ON_ACKNOWLEDGEMENT: 'Answer the order again, with every line of it.',
  UNKNOWN_ANSWER_CODE: 'Answer the order again in codes of X12 element 668.',
  QUANTITY_UNEXPLAINED: 'Answer the line again so that its parts add up to what was ordered.',
  ORDER_REJECTED: 'Say what stands in the way, or answer the order again.',
  LINE_REJECTED: 'Answer the line again if it can be delivered after all.',
  LINE_HELD: 'Say what you wait for, and answer the line again when it goes on.',
  SUBSTITUTION_REQUESTED: 'Send nothing instead before it is approved.',
  SUBSTITUTE_UNAPPROVED: 'It is kept apart and may come back: send what was ordered.',
  PRICE_CHANGED: 'Answer the line again at the price of the order, or agree on another with the buyer.',
  PRICE_PENDING: 'Say the price of the line.',
  PROMISE_OVERDUE: 'Send what was promised, or answer the order again with another day.',
  SUPPLIER_CHANGE_PROPOSED: 'Wait for the order to be changed, or deliver as it stands.',
  CHANGE_REFUSED: 'Deliver as before, or agree on the change with the buyer.',
  ACKNOWLEDGEMENT_OVERDUE: 'Send the answer that is missing.',
  DELIVERY_REJECTED: 'Say what of the document cannot be read.',
  DOCUMENT_UNREADABLE: 'Correct the document and send it again.',
  MESSAGE_REJECTED: 'Correct the document and send it again.',
} as const satisfies Partial<Record<SupplyExceptionKind, string>>;

const byKind: ReadonlyMap<string, string> = new Map(Object.entries(remedies));

export const isToldToSuppliers = (kind: SupplyExceptionKind): boolean => byKind.has(kind);

/** What the supplier can do, in words; null: it is not told. */
export const supplierRemedyOf = (kind: SupplyExceptionKind): string | null => byKind.get(kind) ?? null;
