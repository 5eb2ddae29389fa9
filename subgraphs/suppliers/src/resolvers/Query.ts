import { loadPage } from '@supply-hub/subgraph-kit';
import type { QueryResolvers } from '../generated/graphql.ts';
import { kindOf } from './TradingPartner.ts';

export const Query: QueryResolvers = {
  supplier: (_, { id }, { loaders }) => loaders.supplier.load(id),
  suppliers: async (_, { filter, ...page }, { loaders, supplierPage }) =>
    loadPage(await supplierPage(filter ?? {}, page), (id) => loaders.supplier.load(id)),
  contract: (_, { id }, { loaders }) => loaders.contract.load(id),
  tradingPartner: (_, { id }, { loaders }) => loaders.tradingPartner.load(id),
  async tradingPartners(_, { filter, ...page }, { loaders, tradingPartnerPage }) {
    const conditions = { ...filter, kinds: filter?.kinds?.map((kind) => kindOf[kind]) };
    return loadPage(await tradingPartnerPage(conditions, page), (id) => loaders.tradingPartner.load(id));
  },
};
