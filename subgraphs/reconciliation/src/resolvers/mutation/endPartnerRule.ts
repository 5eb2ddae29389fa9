import type { MutationResolvers } from '../../generated/graphql.ts';
import { endPartnerRule as end } from '../../services/partner-rules.ts';

export const endPartnerRule: NonNullable<MutationResolvers['endPartnerRule']> = (_, { input }, context) =>
  end(context, input);
