import type { MutationResolvers } from '../../generated/graphql.ts';
import { confirmCrosswalk as confirm } from '../../services/decide-crosswalk.ts';

export const confirmCrosswalk: NonNullable<MutationResolvers['confirmCrosswalk']> = async (_, { input }, context) => {
  const { crosswalks, ...decided } = await confirm(context, input);
  return { ...decided, crosswalk: crosswalks?.[0] ?? null };
};
