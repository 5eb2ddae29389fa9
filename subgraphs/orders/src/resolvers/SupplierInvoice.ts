import type { SupplierInvoiceResolvers } from '../generated/graphql.ts';
import { documentById, linesOf, seesAll } from '../services/supplier-documents.ts';
import { optionalCode, shownBeyond } from './coded.ts';
import { messageOf } from './reference.ts';

export const SupplierInvoice: SupplierInvoiceResolvers = {
  __resolveReference: ({ id }, context) => documentById('INVOICE', id, context),
  number: ({ value }) => value.number,
  supplier: ({ value }) => ({ id: value.supplierId }),
  invoicedOn: ({ value }) => value.invoicedOn,
  purchaseOrder: ({ value: { orderIds } }, _, { loaders }) => loaders.order.load(orderIds[0] ?? ''),
  type: ({ value }) => optionalCode(640, value.type),
  isCreditMemo: ({ value }) => value.isCreditMemo,
  total: (document, _, context) => {
    const { total, currency } = document.value;
    return total !== null && seesAll(document, context) ? { amount: total, currency } : null;
  },
  lines: (document, _, context) => linesOf(document, context),
  charges: (document, _, context) => {
    const { charges, currency } = document.value;
    if (!seesAll(document, context)) return null;
    return charges.map(({ isAllowance, code, description, amount }) => ({
      isAllowance,
      code: optionalCode(1300, code),
      description,
      amount: amount === null ? null : { amount, currency },
    }));
  },
  beyondGuide: (document, _, context) =>
    seesAll(document, context) ? shownBeyond(document.value.beyondGuide, context.viewer.scopes) : null,
  warnings: (document, _, context) => (seesAll(document, context) ? [...document.value.warnings] : null),
  message: messageOf,
  receivedAt: ({ receivedAt }) => receivedAt.toString(),
};
