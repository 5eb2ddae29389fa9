import { loadPage } from '@supply-hub/subgraph-kit';
import type { QueryResolvers } from '../generated/graphql.ts';
import { findStockLevel } from '../services/find-stock.ts';
import { pageOfFacilities } from '../services/page-of-facilities.ts';

export const Query: QueryResolvers = {
  facility: (_, { id }, { facility }) => facility(id),
  facilities: (_, page, { facilities }) => pageOfFacilities(facilities, page),
  stockLevels: async (_, { filter, ...page }, context) =>
    loadPage(await context.stockLevelPage(filter ?? {}, page), (id) => findStockLevel(id, context)),
  stockTransfer: (_, { id }, { loaders }) => loaders.transfer.load(id),
  stockTransfers: (_, { filter, ...page }, { transferPage }) => transferPage(filter ?? {}, page),
  stockAlert: (_, { id }, { loaders }) => loaders.alert.load(id),
  stockAlerts: (_, { filter, ...page }, { alertPage }) => alertPage(filter ?? { isOpen: true }, page),
};
