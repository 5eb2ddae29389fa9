import { loadPage } from '@supply-hub/subgraph-kit';
import type { InvoiceConnectionResolvers } from '../generated/graphql.ts';

export const InvoiceConnection: InvoiceConnectionResolvers = {
  edges: async (page, _, { loaders }) => (await loadPage(page, (id) => loaders.invoice.load(id))).edges,
};
