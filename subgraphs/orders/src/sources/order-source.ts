import type { SourceContractBroken } from '@supply-hub/errors';
import type { SourceKey } from '@supply-hub/subgraph-kit';
import type { Invoice } from '../domain/invoice.ts';
import type { PurchaseOrder } from '../domain/purchase-order.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { Requisition } from '../domain/requisition.ts';
import type { OrderCommands } from './order-commands.ts';

/** What the subgraph needs of a system that buys: four kinds of documents, each read by key and by change. */
export interface OrderSource {
  /** The configured system. */
  readonly system: { readonly id: string; readonly name: string };
  /** Keys are `[number]`. */
  readonly orders: DocumentSource<PurchaseOrder>;
  /** Keys are `[number]`. */
  readonly requisitions: DocumentSource<Requisition>;
  /** Keys are `[year, number]`. */
  readonly receipts: DocumentSource<Receipt>;
  /** Keys are `[number, year]`. */
  readonly invoices: DocumentSource<Invoice>;
  /** What it can be asked to do. */
  readonly commands: OrderCommands;
  /** Lets running requests finish. */
  close(): Promise<void>;
}

/** One kind of document in one system. */
export interface DocumentSource<V> {
  /**
   * Documents by key, in as few calls as the system's limits allow: one entry a key, under `keyText`. Null where the
   * system has no such document, an Error where it could not be told or the document makes no sense.
   */
  read(
    keys: readonly (readonly string[])[],
    deadline: AbortSignal,
  ): Promise<ReadonlyMap<string, SourceDocument<V> | null | Error>>;
  /**
   * All of them, page by page.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken while iterating
   */
  all(deadline: AbortSignal): AsyncIterable<DocumentPage<V>>;
  /**
   * Which documents may have changed at or after an instant, page by page, without the documents. One may be named
   * more than once.
   * @throws as `all`
   */
  changes(since: Temporal.Instant, deadline: AbortSignal): AsyncIterable<readonly DocumentChange[]>;
}

/** That a document is not what it was, or may not be. */
export interface DocumentChange {
  readonly key: readonly string[];
  /** Another text for each change: who has read the document since it had this stamp need not read it again. */
  readonly stamp: string;
  /** By the system's clock; null when it does not tell. */
  readonly changedAt: Temporal.Instant | null;
}

/** A document and what it names. */
export interface SourceDocument<V> {
  readonly key: readonly string[];
  readonly value: V;
  /** The keys behind every hub id in `value` that the system itself has, its own lines included. */
  readonly references: readonly SourceKey[];
}

/** A page of documents. */
export interface DocumentPage<V> {
  readonly documents: readonly SourceDocument<V>[];
  /** Those that make no sense: what the hub holds of them is no longer known to be true. */
  readonly unreadable: readonly { readonly key: readonly string[]; readonly error: SourceContractBroken }[];
  /** The latest change on the page, by the system's clock; null when it tells none. */
  readonly changedAt: Temporal.Instant | null;
}
