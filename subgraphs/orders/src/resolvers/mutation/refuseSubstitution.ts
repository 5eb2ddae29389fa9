import type { MutationResolvers } from '../../generated/graphql.ts';
import { decideSubstitution } from '../../services/decide-substitution.ts';

export const refuseSubstitution: NonNullable<MutationResolvers['refuseSubstitution']> = (_, { input }, context) =>
  decideSubstitution(context, 'REFUSED', input);
