import { loadPage } from '@supply-hub/subgraph-kit';
import type { BackorderConnectionResolvers } from '../generated/graphql.ts';

export const BackorderConnection: BackorderConnectionResolvers = {
  edges: async (page, _, { loaders }) => (await loadPage(page, (id) => loaders.backorder.load(id))).edges,
  totalCount: (page) => page.totalCount(),
};
