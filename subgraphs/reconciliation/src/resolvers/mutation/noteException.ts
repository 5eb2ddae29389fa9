import type { MutationResolvers } from '../../generated/graphql.ts';
import { noteException as note } from '../../services/handle-exception.ts';

export const noteException: NonNullable<MutationResolvers['noteException']> = (_, { input }, context) =>
  note(context, input);
