/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export const BackorderChangedDocument = new TypedDocumentString(`
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
export const BackordersDocument = new TypedDocumentString(`
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
export const OpenOrdersDocument = new TypedDocumentString(`
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