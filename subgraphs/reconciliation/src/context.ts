import type { Clock } from '@supply-hub/clock';
import type { Db } from '@supply-hub/postgres';
import type { RequestContext } from '@supply-hub/subgraph-kit';
import type { ReconciliationLoaders } from './loaders/loaders.ts';
import type { Redrive } from './services/redrive-messages.ts';

/** What reconciliation's resolvers have at hand. */
export interface ReconciliationContext extends RequestContext {
  readonly db: Db;
  readonly clock: Clock;
  readonly loaders: ReconciliationLoaders;
  readonly redrive: Redrive;
}

/** One possible meaning of one key; not the graph's type of that name. */
export type { Crosswalk as CrosswalkRow } from '@supply-hub/crosswalk';

/** A thing that another subgraph owns. */
export interface Reference {
  readonly id: string;
}
