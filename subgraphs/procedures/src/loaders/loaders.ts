import type { RequestContext, Sourced, SourcedLoader, SourcedReader } from '@supply-hub/subgraph-kit';
import type { SurgicalCase } from '../domain/surgical-case.ts';

/** A case as resolvers see it. */
export type SourcedCase = Sourced<SurgicalCase>;

/** Fresh for each request. */
export interface ProceduresLoaders {
  readonly caseById: SourcedLoader<SurgicalCase>;
}

export function createLoaders(
  cases: SourcedReader<SurgicalCase>,
  { viewer, deadline }: RequestContext,
): ProceduresLoaders {
  return { caseById: cases.loader(viewer, deadline) };
}
