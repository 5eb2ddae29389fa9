import type { SentQuantityResolvers } from '../generated/graphql.ts';

export const SentQuantity: SentQuantityResolvers = {
  quantity: ({ value, unit }) => ({ value, unit }),
  unitCode: ({ code }) => code,
};
