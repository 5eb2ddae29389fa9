import type { MutationResolvers } from '../../generated/graphql.ts';
import { holdPartner as hold } from '../../services/hold-partner.ts';

export const holdPartner: NonNullable<MutationResolvers['holdPartner']> = (_, { input }, context) =>
  hold(context, input);
