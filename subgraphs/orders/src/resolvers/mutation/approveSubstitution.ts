import type { MutationResolvers } from '../../generated/graphql.ts';
import { decideSubstitution } from '../../services/decide-substitution.ts';

export const approveSubstitution: NonNullable<MutationResolvers['approveSubstitution']> = (_, { input }, context) =>
  decideSubstitution(context, 'APPROVED', input);
