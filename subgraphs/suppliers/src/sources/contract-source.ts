import type { HubError } from '@supply-hub/errors';
import type { ReadByKeys } from '@supply-hub/subgraph-kit';
import type { Contract } from '../domain/contract.ts';
import type { SupplierItem } from '../domain/supplier-item.ts';

/** What the subgraph needs of the system that keeps purchase contracts. */
export interface ContractSource {
  /** The configured system. */
  readonly system: { readonly id: string; readonly name: string };
  /**
   * Contracts by their numbers (`key[0]`), whole, in as few calls as the system's limits allow. Null where there is no
   * such contract, or it is deleted, not released yet, or for nobody here; an Error where it could not be told.
   */
  readonly readContracts: ReadByKeys<Contract>;
  /** How suppliers sell items, by supplier and item number (`key[0]`, `key[1]`); null where no contract says. */
  readonly readSupplierItems: ReadByKeys<SupplierItem>;
  /**
   * Contracts that changed at or after an instant, page by page; all of them when it is null.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken while iterating
   */
  changedContracts(since: Temporal.Instant | null, deadline: AbortSignal): AsyncIterable<readonly ChangedContract[]>;
  /**
   * Numbers of items of which anything changed at or after an instant, units among it, page by page.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken while iterating
   */
  changedItems(since: Temporal.Instant, deadline: AbortSignal): AsyncIterable<readonly ChangedItem[]>;
}

export interface ChangedContract {
  readonly number: string;
  /** Null when it is deleted or not released; an error when no sense could be made of it. */
  readonly contract: Contract | null | HubError;
  /** Null when the system does not say. */
  readonly changedAt: Temporal.Instant | null;
  /** When the last of its items changed whose units it was read with; null when the system does not say. */
  readonly itemsChangedAt: Temporal.Instant | null;
}

export interface ChangedItem {
  readonly number: string;
  readonly changedAt: Temporal.Instant | null;
}
