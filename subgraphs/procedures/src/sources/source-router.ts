import type { SubgraphDeps } from '@supply-hub/subgraph-kit';
import type { CaseSource } from './case-source.ts';
import { fhirCaseSource } from './fhir-r4/fhir-case-source.ts';

/** A case source for each configured system that keeps a schedule. */
export function caseSources({ config, clock, log, onSourceCall }: SubgraphDeps): ReadonlyMap<string, CaseSource> {
  const ehrs = Object.values(config.systems).filter((system) => system.kind === 'fhir-r4');
  return new Map(
    ehrs.map((system) => [system.id, fhirCaseSource({ system, config, clock, log, onCall: onSourceCall })]),
  );
}
