import { caseOfDemand } from '../services/case-of-demand.ts';
import type { AffectedCaseResolvers } from '../generated/graphql.ts';

export const AffectedCase: AffectedCaseResolvers = {
  surgicalCase: ({ demand }, _, { loaders }) => caseOfDemand(demand, loaders),
  actBy: ({ demand }) => demand.actBy,
};
