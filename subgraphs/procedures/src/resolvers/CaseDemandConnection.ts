import { loadPage } from '@supply-hub/subgraph-kit';
import type { CaseDemandConnectionResolvers } from '../generated/graphql.ts';

export const CaseDemandConnection: CaseDemandConnectionResolvers = {
  edges: async (page, _, { loaders }) => (await loadPage(page, (id) => loaders.demandById.load(id))).edges,
};
