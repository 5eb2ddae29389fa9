import type { NeedingCaseResolvers } from '../generated/graphql.ts';

export const NeedingCase: NeedingCaseResolvers = {
  case: ({ caseId }) => ({ id: caseId }),
  short: ({ short, unit }) => ({ value: short, unit }),
};
