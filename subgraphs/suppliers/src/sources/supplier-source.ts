import type { ReadByKeys } from '@supply-hub/subgraph-kit';
import type { Supplier } from '../domain/supplier.ts';

/** What the subgraph needs of a supplier master. */
export interface SupplierSource {
  /** The configured system. */
  readonly system: { readonly id: string; readonly name: string };
  /**
   * Suppliers by their numbers (`key[0]`), in as few calls as the system's limits allow. Null where the master has no
   * such supplier, an Error where it could not be told.
   */
  readonly readSuppliers: ReadByKeys<Supplier>;
  /**
   * All suppliers, page by page: supplier masters are small, and do not say what changed.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken while iterating
   */
  allSuppliers(deadline: AbortSignal): AsyncIterable<readonly FoundSupplier[]>;
}

export interface FoundSupplier {
  readonly number: string;
  readonly supplier: Supplier;
}
