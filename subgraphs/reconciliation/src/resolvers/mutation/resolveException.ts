import type { MutationResolvers } from '../../generated/graphql.ts';
import { resolveException as resolve } from '../../services/handle-exception.ts';

export const resolveException: NonNullable<MutationResolvers['resolveException']> = (_, { input }, context) =>
  resolve(context, input);
