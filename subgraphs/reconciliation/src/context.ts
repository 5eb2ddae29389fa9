import type { Db } from '@supply-hub/postgres';
import type { RequestContext } from '@supply-hub/subgraph-kit';
import type { ReconciliationLoaders } from './loaders/loaders.ts';

/** What reconciliation's resolvers have at hand. */
export interface ReconciliationContext extends RequestContext {
  readonly db: Db;
  readonly loaders: ReconciliationLoaders;
}

/** A thing that another subgraph owns. */
export interface Reference {
  readonly id: string;
}
