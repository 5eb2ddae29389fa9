import type { InvoiceResolvers } from '../generated/graphql.ts';
import { seesTotal, visibleLines } from '../services/visible-lines.ts';

export const Invoice: InvoiceResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.invoice.load(id),
  number: ({ value }) => value.number,
  supplier: ({ value }) => ({ id: value.supplierId }),
  invoicedOn: ({ value }) => value.invoicedOn,
  total: ({ value }, _, { viewer }) => (seesTotal(viewer, value) ? value.total : null),
  isCreditMemo: ({ value }) => value.isCreditMemo,
  isBlocked: ({ value }) => value.isBlocked,
  lines: (document, _, { viewer }) => visibleLines(viewer, document.value.lines).map((line) => ({ document, line })),
};
