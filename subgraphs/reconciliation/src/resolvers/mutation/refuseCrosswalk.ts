import type { MutationResolvers } from '../../generated/graphql.ts';
import { refuseCrosswalk as refuse } from '../../services/decide-crosswalk.ts';

export const refuseCrosswalk: NonNullable<MutationResolvers['refuseCrosswalk']> = async (_, { input }, context) => {
  const { crosswalks, ...decided } = await refuse(context, input);
  return { ...decided, crosswalk: crosswalks?.[0] ?? null };
};
