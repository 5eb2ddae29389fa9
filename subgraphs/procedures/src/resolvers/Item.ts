import type { ItemResolvers } from '../generated/graphql.ts';

export const Item: ItemResolvers = {
  demands: ({ id }, { facilityId, first, after }, { demands }) => demands.ofItem(id, facilityId, { first, after }),
};
