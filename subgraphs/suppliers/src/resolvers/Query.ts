import { loadPage } from '@supply-hub/subgraph-kit';
import type { QueryResolvers } from '../generated/graphql.ts';

export const Query: QueryResolvers = {
  supplier: (_, { id }, { loaders }) => loaders.supplier.load(id),
  suppliers: async (_, { filter, ...page }, { loaders, supplierPage }) =>
    loadPage(await supplierPage(filter ?? {}, page), (id) => loaders.supplier.load(id)),
  contract: (_, { id }, { loaders }) => loaders.contract.load(id),
};
