import type { MutationResolvers } from '../../generated/graphql.ts';
import { redriveMessages as redrive } from '../../services/redrive-messages.ts';

export const redriveMessages: NonNullable<MutationResolvers['redriveMessages']> = (_, { input }, context) =>
  redrive(context, input);
