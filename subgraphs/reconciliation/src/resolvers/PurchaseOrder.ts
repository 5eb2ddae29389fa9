import type { PurchaseOrderResolvers } from '../generated/graphql.ts';

export const PurchaseOrder: PurchaseOrderResolvers = {
  exceptions: ({ id }, _, { loaders }) => loaders.openExceptionsByOrder.load(id),
};
