import type { ItemResolvers } from '../generated/graphql.ts';

export const Item: ItemResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  onOrder: ({ id }, { facilityId }, { documents }) => documents.onOrder(id, facilityId ?? null),
};
