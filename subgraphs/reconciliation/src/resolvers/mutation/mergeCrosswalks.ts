import type { MutationResolvers } from '../../generated/graphql.ts';
import { mergeCrosswalks as merge } from '../../services/decide-crosswalk.ts';

export const mergeCrosswalks: NonNullable<MutationResolvers['mergeCrosswalks']> = (_, { input }, context) =>
  merge(context, input);
