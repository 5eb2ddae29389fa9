import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { seesFacility, type SourcedLoader } from '@supply-hub/subgraph-kit';
import type { KeptPrice } from '../db/queries/contract-prices.ts';
import type { Contract, ContractPrice } from '../domain/contract.ts';

/**
 * Prices are kept beside their contracts, so that one price does not cost a whole contract; a price whose contract's
 * copy has grown old is taken from the contract, as its system gives it now.
 */
export interface PriceDeps {
  readonly db: Db;
  readonly contract: SourcedLoader<Contract>;
  readonly oldest: () => Temporal.Instant;
}

export const isRecent = ({ confirmedAt }: KeptPrice, oldest: Temporal.Instant): boolean =>
  Temporal.Instant.compare(confirmedAt, oldest) >= 0;

/** A facility's own price is that facility's to see, and its supplier's (R72); whoever sees the contract sees the rest. */
export const seesPrice = (viewer: Viewer, { facilityId }: ContractPrice): boolean =>
  viewer.role === 'partner' || seesFacility(viewer, facilityId);

export const pricesOf = ({ lines }: Contract): ContractPrice[] => lines.flatMap(({ prices }) => prices);
