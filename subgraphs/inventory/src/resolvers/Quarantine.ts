import type { QuarantineResolvers } from '../generated/graphql.ts';

export const Quarantine: QuarantineResolvers = {
  since: ({ at }) => at.toString(),
  substitutionRequest: ({ substitutionId: id }) => ({ id }),
};
