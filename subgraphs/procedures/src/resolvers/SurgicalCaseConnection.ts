import { loadPage } from '@supply-hub/subgraph-kit';
import type { SurgicalCaseConnectionResolvers } from '../generated/graphql.ts';

export const SurgicalCaseConnection: SurgicalCaseConnectionResolvers = {
  edges: async (page, _, { loaders }) => (await loadPage(page, (id) => loaders.caseById.load(id))).edges,
  totalCount: (page) => page.totalCount(),
};
