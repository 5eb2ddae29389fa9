import type { PurchaseOrderLineResolvers } from '../generated/graphql.ts';

export const PurchaseOrderLine: PurchaseOrderLineResolvers = {
  match: ({ id }, _, { loaders }) => loaders.matchByOrderLine.load(id),
};
