import { loadPage } from '@supply-hub/subgraph-kit';
import type { SubstitutionRequestConnectionResolvers } from '../generated/graphql.ts';

export const SubstitutionRequestConnection: SubstitutionRequestConnectionResolvers = {
  edges: async (page, _, { loaders }) => (await loadPage(page, (id) => loaders.substitution.load(id))).edges,
  totalCount: (page) => page.totalCount(),
};
