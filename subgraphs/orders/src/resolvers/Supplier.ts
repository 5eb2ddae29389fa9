import type { SupplierResolvers } from '../generated/graphql.ts';

export const Supplier: SupplierResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  openOrders: ({ id }, page, { documents }) => documents.openOrders(id, page),
};
