import { sourceHttp, type SubgraphDeps } from '@supply-hub/subgraph-kit';
import type { CaseSource } from './case-source.ts';
import { fhirCaseSource } from './fhir-r4/fhir-case-source.ts';

/** A case source for each configured system that keeps a schedule. */
export function caseSources(deps: SubgraphDeps): ReadonlyMap<string, CaseSource> {
  const { config, clock } = deps;
  const ehrs = Object.values(config.systems).filter((system) => system.kind === 'fhir-r4');
  return new Map(
    ehrs.map((system) => [system.id, fhirCaseSource(sourceHttp(deps, system), { system, config, clock })]),
  );
}
