import type { MutationResolvers } from '../../generated/graphql.ts';
import { changeLineOfOrder } from '../../services/replenishment/ask-by-person.ts';

export const changeOrderLine: NonNullable<MutationResolvers['changeOrderLine']> = (_, { input }, context) =>
  changeLineOfOrder(context, input);
