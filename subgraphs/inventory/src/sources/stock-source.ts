import type { HubError } from '@supply-hub/errors';
import type { LotOnHand } from '../domain/stock.ts';

/** One item at one facility, in a system's own codes. */
export interface StockKey {
  readonly facilityCode: string;
  readonly item: string;
}

/** What there is, nothing included; or why it could not be told. A part of it is never told as if it were all. */
export type StockAnswer = readonly LotOnHand[] | HubError;

/** What the subgraph needs of any system that keeps stock. */
export interface StockSource {
  /** The configured system. */
  readonly system: { readonly id: string; readonly name: string };
  /**
   * One answer a key, in the order of the keys, however many facilities they are of, in as few calls as the
   * system's limits allow. Never throws for a source's failure: it is the answer of the keys it concerns.
   */
  readStock(keys: readonly StockKey[], deadline: AbortSignal): Promise<readonly StockAnswer[]>;
  /**
   * Everything at one facility, each item once and whole; an item that is not met has no stock there.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken while iterating
   */
  sweep(facilityCode: string, deadline: AbortSignal): AsyncIterable<readonly SweptItem[]>;
  /** Lets running requests finish. */
  close(): Promise<void>;
}

export interface SweptItem {
  readonly item: string;
  readonly lots: StockAnswer;
}
