import type { PurchaseOrderResolvers } from '../generated/graphql.ts';
import { statusOf } from '../services/read-answers.ts';
import { documentsOfOrder } from '../services/supplier-documents.ts';
import { visibleLines } from '../services/visible-lines.ts';
import { loadAll } from './load-all.ts';

export const PurchaseOrder: PurchaseOrderResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.order.load(id),
  number: ({ value }) => value.number,
  supplier: ({ value }) => ({ id: value.supplierId }),
  status: (order, _, context) => statusOf(order, context),
  orderedOn: ({ value }) => value.orderedOn,
  currency: ({ value }) => value.currency,
  lines: (document, _, { viewer }) => visibleLines(viewer, document.value.lines).map((line) => ({ document, line })),
  receipts: async ({ id }, _, { documents, loaders }) => loadAll(await documents.receiptsOfOrder(id), loaders.receipt),
  invoices: async ({ id }, _, { documents, loaders }) => loadAll(await documents.invoicesOfOrder(id), loaders.invoice),

  transmissions: async ({ id }, _, { loaders }) => {
    const transmission = await loaders.transmission.load(id);
    return transmission === null || transmission.messageId === null ? [] : [{ id: transmission.messageId }];
  },
  transmissionProblem: async ({ id }, _, { loaders, viewer }) => {
    const transmission = await loaders.transmission.load(id);
    if (transmission === null || transmission.messageId !== null || viewer.role === 'partner') return null;
    const { partner, reason, remedy } = transmission;
    return { partner, reason, remedy };
  },
  isAnswered: async (order, _, { loaders }) => (await loaders.orderLife.load(order)).hasAnswer,
  isRejected: async (order, _, { loaders }) => (await loaders.orderLife.load(order)).isRejected,
  supplierOrderNumber: async (order, _, { loaders }) => (await loaders.orderLife.load(order)).supplierOrderNumber,
  acknowledgements: ({ id }, _, context) => documentsOfOrder('ACKNOWLEDGEMENT', id, context),
  async changes(order, _, { loaders }) {
    const told = await loaders.toldChanges.load(order.id);
    if (told.length === 0) return [];
    const { changes } = await loaders.orderLife.load(order);
    return told.map((change) => ({
      order,
      change,
      life: changes.find(({ sequence }) => sequence === change.sequence) ?? null,
    }));
  },
  changeAnswers: ({ id }, _, context) => documentsOfOrder('CHANGE_ANSWER', id, context),
  shipNotices: ({ id }, _, context) => documentsOfOrder('SHIP_NOTICE', id, context),
  supplierInvoices: ({ id }, _, context) => documentsOfOrder('INVOICE', id, context),
};
