import { StateConflict } from '@supply-hub/errors';
import type { DemandRow } from '../db/queries/demands.ts';
import type { SourcedCase } from '../loaders/case-by-id.ts';
import type { ProceduresLoaders } from '../loaders/loaders.ts';

/** The case a demand is of. @throws StateConflict it has just gone out of the viewer's reach */
export async function caseOfDemand(
  { caseId }: DemandRow,
  { caseById }: Pick<ProceduresLoaders, 'caseById'>,
): Promise<SourcedCase> {
  const found = await caseById.load(caseId);
  if (found === null) throw new StateConflict('The case of this demand has just gone elsewhere: ask again.');
  return found;
}
