/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The kinds of refusal of an answer to an order. */
export type AnswerOrderErrorCode =
  /** The supplier answers by 855: send that. */
  | 'ANSWERED_BY_DOCUMENT'
  /** The quantities are not what was ordered (R40). */
  | 'DOES_NOT_ADD_UP'
  /** The idempotency key was used for another answer. */
  | 'KEY_USED_BEFORE'
  /** There is no such order or line, or it is not the viewer's to see. */
  | 'NOT_FOUND'
  /** The order or line waits for no answer: not released, cancelled, or nothing more is to come. */
  | 'NOT_OPEN'
  /** A value is none that it may have. */
  | 'NOT_POSSIBLE'
  /** What the status needs is not said: a day, a price or a part. */
  | 'NOT_SAID';

/** A supplier's answer to an order. */
export type AnswerOrderInput = {
  /** The day of the answer, where it is not given on the day it was made: of two answers the later one counts. */
  readonly answeredOn?: string | null | undefined;
  /** Chosen by the caller, once for each answer (R35). */
  readonly idempotencyKey: string;
  /** What is answered: 1 to 200 lines, each once. */
  readonly lines: ReadonlyArray<OrderLineAnswerInput>;
  /** The hub's id of the order. */
  readonly orderId: string;
  /** The supplier's own number of the order: 1 to 80 characters; absent: it has none, or gave it before. */
  readonly supplierOrderNumber?: string | null | undefined;
};

/** What became of a backorder. */
export type BackorderChangeKind =
  /** Something else of it is another: its quantity, its reason. */
  | 'CHANGED'
  /** It is owed no more: it came, was cancelled, or was promised with the rest. */
  | 'ENDED'
  /** It is promised for another day, or for none any more. */
  | 'MOVED'
  /** It is owed from now on, or is again. */
  | 'RAISED';

/** What a supplier makes of a quantity that was ordered of it (R39). */
export type OrderAnswerStatus =
  /** It comes as ordered: 668 IA. */
  | 'ACCEPTED'
  /** It comes later than the rest; without a day, nobody knows when: 668 IB (R41). */
  | 'BACKORDERED'
  /** It comes on another day than was asked for: 668 DR. */
  | 'CHANGED_DATE'
  /** It comes at another price: 668 IP (R43). */
  | 'CHANGED_PRICE'
  /** Only so much comes, and the rest of the line does not: 668 IQ. */
  | 'CHANGED_QUANTITY'
  /** It comes, on a day yet to be told: 668 SP. */
  | 'DATE_PENDING'
  /** The supplier waits for something before it sends it: 668 IH. */
  | 'HELD'
  /** It does not come: 668 IR (R43). */
  | 'REJECTED'
  /** Another part would come instead, when the hospital approves it: 668 IS (R42). */
  | 'SUBSTITUTED';

/** What a supplier answers for one line. */
export type OrderLineAnswerInput = {
  /** What becomes of what was ordered: 1 to 20 parts that add up to it (R40). */
  readonly answers: ReadonlyArray<QuantityAnswerInput>;
  /** The hub's id of the line. */
  readonly orderLineId: string;
};

/** How far an order or a line of one is. */
export type PurchaseOrderStatus =
  /** Cancelled. */
  | 'CANCELLED'
  /** Promised by the supplier, in whole or in part. */
  | 'CONFIRMED'
  /** Not yet released by the hospital. */
  | 'NOT_RELEASED'
  /** Some of it has arrived. */
  | 'PARTLY_RECEIVED'
  /** All of it has arrived, or the rest is no longer expected. */
  | 'RECEIVED'
  /** Sent, and not promised yet. */
  | 'SENT';

/** What a supplier answers for a quantity of a line. */
export type QuantityAnswerInput = {
  /** The price of one ordered unit, in the order's currency: one price a line. Needed of CHANGED_PRICE, and said with nothing else. */
  readonly price?: string | null | undefined;
  /** The day it is to be there. Needed of CHANGED_DATE; not for what is held or rejected, and what is accepted without is as asked for. */
  readonly promisedOn?: string | null | undefined;
  /** Of how much, above zero; absent, in one answer of a line: of all that its others leave. */
  readonly quantity?: string | null | undefined;
  /** Why, without patient data: 1 to 300 characters. */
  readonly reason?: string | null | undefined;
  /** What becomes of it. */
  readonly status: OrderAnswerStatus;
  /** The supplier's number of the part that would come, 1 to 48 characters. Needed of SUBSTITUTED, and said with nothing else. */
  readonly substitutePart?: string | null | undefined;
  /** The unit of the quantity: the line's, which is meant when absent, or the item's base unit. */
  readonly unit?: string | null | undefined;
};

export type AnswerOrderMutationVariables = Exact<{
  input: AnswerOrderInput;
}>;


export type AnswerOrderMutation = { readonly answerOrder: { readonly acknowledgement: { readonly id: string, readonly type: { readonly code: string }, readonly purchaseOrder: { readonly id: string, readonly status: PurchaseOrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly promises: ReadonlyArray<{ readonly promisedOn: string | null, readonly isConfirmed: boolean, readonly quantity: { readonly value: string, readonly unit: string } }> }> } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: AnswerOrderErrorCode, readonly path: ReadonlyArray<string>, readonly sentence: string }> } };

export type BackorderChangedSubscriptionVariables = Exact<{
  itemIds?: ReadonlyArray<string> | string | null | undefined;
  kinds?: ReadonlyArray<BackorderChangeKind> | BackorderChangeKind | null | undefined;
}>;


export type BackorderChangedSubscription = { readonly backorderChanged: { readonly kind: BackorderChangeKind, readonly previouslyPromisedOn: string | null, readonly changedAt: string, readonly backorder: { readonly id: string, readonly promisedOn: string | null, readonly slipDays: number | null, readonly reason: string, readonly isOpen: boolean, readonly quantity: { readonly value: string, readonly unit: string }, readonly purchaseOrderLine: { readonly id: string, readonly number: string, readonly supplierPartNumber: string | null, readonly purchaseOrder: { readonly id: string, readonly number: string } } | null } } };

export type BackordersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BackordersQuery = { readonly backorders: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly promisedOn: string | null, readonly slipDays: number | null, readonly reason: string, readonly isOpen: boolean, readonly quantity: { readonly value: string, readonly unit: string }, readonly purchaseOrderLine: { readonly id: string, readonly number: string, readonly supplierPartNumber: string | null, readonly purchaseOrder: { readonly id: string, readonly number: string } } | null } }> } | null };

export type OpenOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OpenOrdersQuery = { readonly purchaseOrders: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: string, readonly status: PurchaseOrderStatus, readonly orderedOn: string, readonly lines: ReadonlyArray<{ readonly id: string, readonly number: string, readonly description: string | null, readonly supplierPartNumber: string | null, readonly status: PurchaseOrderStatus, readonly outstanding: { readonly value: string, readonly unit: string }, readonly promises: ReadonlyArray<{ readonly promisedOn: string | null, readonly isConfirmed: boolean, readonly quantity: { readonly value: string, readonly unit: string } }> }> } }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AnswerOrderDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AnswerOrder($input: AnswerOrderInput!) {
  answerOrder(input: $input) {
    acknowledgement {
      id
      type {
        code
      }
      purchaseOrder {
        id
        status
        lines {
          id
          promises {
            promisedOn
            isConfirmed
            quantity {
              value
              unit
            }
          }
        }
      }
    }
    userErrors {
      code
      path
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<AnswerOrderMutation, AnswerOrderMutationVariables>;
export const BackorderChangedDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription BackorderChanged($itemIds: [ID!], $kinds: [BackorderChangeKind!]) {
  backorderChanged(itemIds: $itemIds, kinds: $kinds) {
    kind
    previouslyPromisedOn
    changedAt
    backorder {
      id
      promisedOn
      slipDays
      reason
      isOpen
      quantity {
        value
        unit
      }
      purchaseOrderLine {
        id
        number
        supplierPartNumber
        purchaseOrder {
          id
          number
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BackorderChangedSubscription, BackorderChangedSubscriptionVariables>;
export const BackordersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Backorders($first: Int, $after: String) {
  backorders(first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        promisedOn
        slipDays
        reason
        isOpen
        quantity {
          value
          unit
        }
        purchaseOrderLine {
          id
          number
          supplierPartNumber
          purchaseOrder {
            id
            number
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BackordersQuery, BackordersQueryVariables>;
export const OpenOrdersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OpenOrders($first: Int, $after: String) {
  purchaseOrders(
    filter: {status: [SENT, CONFIRMED, PARTLY_RECEIVED]}
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        number
        status
        orderedOn
        lines {
          id
          number
          description
          supplierPartNumber
          status
          outstanding {
            value
            unit
          }
          promises {
            promisedOn
            isConfirmed
            quantity {
              value
              unit
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenOrdersQuery, OpenOrdersQueryVariables>;