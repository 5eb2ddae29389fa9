import type { InvoiceLineResolvers } from '../generated/graphql.ts';

export const InvoiceLine: InvoiceLineResolvers = {
  match: ({ id }, _, { loaders }) => loaders.matchByInvoiceLine.load(id),
};
