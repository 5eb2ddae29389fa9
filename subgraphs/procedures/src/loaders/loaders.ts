import type { RequestContext, Sourced, SourcedReader } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import type { SurgicalCase } from '../domain/surgical-case.ts';

/** A case as resolvers see it. */
export type SourcedCase = Sourced<SurgicalCase>;

/** Fresh for each request. */
export interface ProceduresLoaders {
  readonly caseById: DataLoader<string, SourcedCase | null>;
}

export function createLoaders(
  cases: SourcedReader<SurgicalCase>,
  { viewer, deadline }: RequestContext,
): ProceduresLoaders {
  return { caseById: cases.loader(viewer, deadline) };
}
