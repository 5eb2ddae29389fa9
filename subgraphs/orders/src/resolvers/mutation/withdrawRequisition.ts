import type { MutationResolvers } from '../../generated/graphql.ts';
import { withdrawRequisitionLine } from '../../services/replenishment/ask-by-person.ts';

export const withdrawRequisition: NonNullable<MutationResolvers['withdrawRequisition']> = (_, { input }, context) =>
  withdrawRequisitionLine(context, input);
