import type { MutationResolvers } from '../../generated/graphql.ts';
import { addPartnerRule as add } from '../../services/partner-rules.ts';

export const addPartnerRule: NonNullable<MutationResolvers['addPartnerRule']> = (_, { input }, context) =>
  add(context, input);
