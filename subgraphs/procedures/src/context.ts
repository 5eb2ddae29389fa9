import type { RequestContext } from '@supply-hub/subgraph-kit';
import type { ProceduresLoaders } from './loaders/loaders.ts';
import type { ReadCases } from './services/read-cases.ts';
import type { ReadDemands } from './services/read-demands.ts';

/** What procedures' resolvers have at hand. */
export interface ProceduresContext extends RequestContext {
  readonly loaders: ProceduresLoaders;
  readonly cases: ReadCases;
  readonly demands: ReadDemands;
}
