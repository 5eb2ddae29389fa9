import type { MutationResolvers } from '../../generated/graphql.ts';
import { submitRequisition as askForRequisition } from '../../services/replenishment/ask-by-person.ts';

export const submitRequisition: NonNullable<MutationResolvers['submitRequisition']> = (_, { input }, context) =>
  askForRequisition(context, input);
