import type { MutationResolvers } from '../../generated/graphql.ts';
import { cancelLineOfOrder } from '../../services/replenishment/ask-by-person.ts';

export const cancelOrderLine: NonNullable<MutationResolvers['cancelOrderLine']> = (_, { input }, context) =>
  cancelLineOfOrder(context, input);
