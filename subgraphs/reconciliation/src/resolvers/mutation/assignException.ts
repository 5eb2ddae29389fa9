import type { MutationResolvers } from '../../generated/graphql.ts';
import { assignException as assign } from '../../services/handle-exception.ts';

export const assignException: NonNullable<MutationResolvers['assignException']> = (_, { input }, context) =>
  assign(context, input);
