import { orderStatus } from '../domain/purchase-order.ts';
import type { PurchaseOrderResolvers } from '../generated/graphql.ts';
import { visibleLines } from '../services/visible-lines.ts';
import { loadAll } from './load-all.ts';

export const PurchaseOrder: PurchaseOrderResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.order.load(id),
  number: ({ value }) => value.number,
  supplier: ({ value }) => ({ id: value.supplierId }),
  status: ({ value }, _, { viewer }) => orderStatus(value, visibleLines(viewer, value.lines)),
  orderedOn: ({ value }) => value.orderedOn,
  currency: ({ value }) => value.currency,
  lines: (document, _, { viewer }) => visibleLines(viewer, document.value.lines).map((line) => ({ document, line })),
  receipts: async ({ id }, _, { documents, loaders }) => loadAll(await documents.receiptsOfOrder(id), loaders.receipt),
  invoices: async ({ id }, _, { documents, loaders }) => loadAll(await documents.invoicesOfOrder(id), loaders.invoice),
};
