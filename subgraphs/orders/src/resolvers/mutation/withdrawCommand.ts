import type { MutationResolvers } from '../../generated/graphql.ts';
import { takeBackCommand } from '../../services/replenishment/take-back-command.ts';

export const withdrawCommand: NonNullable<MutationResolvers['withdrawCommand']> = (_, { input }, context) =>
  takeBackCommand(context, input);
