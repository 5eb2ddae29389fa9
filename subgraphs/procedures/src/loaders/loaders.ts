import type { RequestContext } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { CaseLoader, type CaseLoaderDeps } from './case-by-id.ts';
import { demandLoaders, type DemandLoaders } from './demand-loaders.ts';
import { impactLoaders, type ImpactLoaders } from './impact-loaders.ts';
import { historyByCase, scheduleChangeById, type ScheduleEntry } from './history-by-case.ts';

/** Fresh for each request. */
export interface ProceduresLoaders extends DemandLoaders, ImpactLoaders {
  readonly caseById: CaseLoader;
  /** What was said of a case, the newest first. */
  readonly historyByCase: DataLoader<string, readonly ScheduleEntry[]>;
  readonly scheduleChangeById: DataLoader<string, ScheduleEntry | null>;
}

export function createLoaders(deps: CaseLoaderDeps, { viewer, deadline }: RequestContext): ProceduresLoaders {
  return {
    ...demandLoaders(deps.db, viewer),
    ...impactLoaders(deps, viewer),
    caseById: new CaseLoader(deps, viewer, deadline),
    historyByCase: historyByCase(deps, viewer),
    scheduleChangeById: scheduleChangeById(deps, viewer),
  };
}
