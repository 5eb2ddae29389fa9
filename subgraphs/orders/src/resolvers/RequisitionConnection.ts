import { loadPage } from '@supply-hub/subgraph-kit';
import type { RequisitionConnectionResolvers } from '../generated/graphql.ts';

export const RequisitionConnection: RequisitionConnectionResolvers = {
  edges: async (page, _, { loaders }) => (await loadPage(page, (id) => loaders.requisition.load(id))).edges,
};
