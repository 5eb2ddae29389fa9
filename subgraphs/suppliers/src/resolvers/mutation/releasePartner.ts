import type { MutationResolvers } from '../../generated/graphql.ts';
import { releasePartner as release } from '../../services/hold-partner.ts';

export const releasePartner: NonNullable<MutationResolvers['releasePartner']> = (_, { input }, context) =>
  release(context, input);
