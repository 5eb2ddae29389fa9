import type { SurgicalCaseResolvers } from '../generated/graphql.ts';

export const SurgicalCase: SurgicalCaseResolvers = {
  exceptions: ({ id }, _, { loaders }) => loaders.openExceptionsByCase.load(id),
};
