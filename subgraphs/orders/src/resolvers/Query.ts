import type { QueryResolvers } from '../generated/graphql.ts';

export const Query: QueryResolvers = {
  purchaseOrder: (_, { id }, { loaders }) => loaders.order.load(id),
  purchaseOrderByNumber: (_, { system, number }, { documents }) => documents.orderByNumber(system ?? 'erp', number),
  purchaseOrders: (_, { filter, ...page }, { documents }) => documents.orders(filter ?? {}, page),
  requisition: (_, { id }, { loaders }) => loaders.requisition.load(id),
  requisitions: (_, { filter, ...page }, { documents }) => documents.requisitions(filter ?? {}, page),
  receipt: (_, { id }, { loaders }) => loaders.receipt.load(id),
  invoice: (_, { id }, { loaders }) => loaders.invoice.load(id),
  invoices: (_, { filter, ...page }, { documents }) => documents.invoices(filter ?? {}, page),
};
