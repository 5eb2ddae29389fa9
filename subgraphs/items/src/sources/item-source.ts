import type { HubError } from '@supply-hub/errors';
import type { ReadByKeys } from '@supply-hub/subgraph-kit';
import type { Item } from '../domain/item.ts';

/** What the subgraph needs of an item master. */
export interface ItemSource {
  /** The configured system. */
  readonly system: { readonly id: string; readonly name: string };
  /**
   * Items by their numbers (`key[0]`), in as few calls as the system's limits allow. Null where the master has no
   * such item, an Error where it could not be told; items a reader cannot make sense of are SourceContractBroken.
   */
  readonly readItems: ReadByKeys<Item>;
  /**
   * Items that changed at or after an instant, page by page; all of them when it is null.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken while iterating
   */
  changedItems(since: Temporal.Instant | null, deadline: AbortSignal): AsyncIterable<readonly ChangedItem[]>;
  /** Lets running requests finish. */
  close(): Promise<void>;
}

/** An item of the item master and when it last changed there. */
export interface ChangedItem {
  readonly number: string;
  /** An error when no sense could be made of it. */
  readonly item: Item | HubError;
  /** Null when the system does not say. */
  readonly changedAt: Temporal.Instant | null;
}
