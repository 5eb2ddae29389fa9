import { loadPage } from '@supply-hub/subgraph-kit';
import type { QueryResolvers } from '../generated/graphql.ts';
import { findItem } from '../services/find-item.ts';

export const Query: QueryResolvers = {
  item: (_, { id }, { loaders }) => loaders.item.load(id),
  itemByIdentifier: (_, identifier, context) => findItem(identifier, context),
  items: async (_, { filter, ...page }, { loaders, itemPage }) =>
    loadPage(await itemPage(filter ?? {}, page), (id) => loaders.item.load(id)),
};
