import type { MutationResolvers } from '../../generated/graphql.ts';
import { splitCrosswalk as split } from '../../services/decide-crosswalk.ts';

export const splitCrosswalk: NonNullable<MutationResolvers['splitCrosswalk']> = async (_, { input }, context) => {
  const { crosswalks, ...decided } = await split(context, input);
  return { ...decided, crosswalk: crosswalks?.[0] ?? null };
};
