import { loadPage } from '@supply-hub/subgraph-kit';
import type { PurchaseOrderConnectionResolvers } from '../generated/graphql.ts';

export const PurchaseOrderConnection: PurchaseOrderConnectionResolvers = {
  edges: async (page, _, { loaders }) => (await loadPage(page, (id) => loaders.order.load(id))).edges,
  totalCount: (page) => page.totalCount(),
};
