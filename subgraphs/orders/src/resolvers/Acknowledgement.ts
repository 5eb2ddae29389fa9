import type { AcknowledgementResolvers } from '../generated/graphql.ts';
import { documentById, linesOf, seesAll } from '../services/supplier-documents.ts';
import { coded, shownBeyond } from './coded.ts';
import { reference } from './reference.ts';

export const Acknowledgement: AcknowledgementResolvers = {
  __resolveReference: ({ id }, context) => documentById('ACKNOWLEDGEMENT', id, context),
  purchaseOrder: ({ value: { orderIds } }, _, { loaders }) => loaders.order.load(orderIds[0] ?? ''),
  supplier: ({ value }) => ({ id: value.supplierId }),
  purpose: ({ value }) => coded(353, value.purpose),
  type: ({ value }) => coded(587, value.type),
  acknowledgedOn: ({ value }) => value.acknowledgedOn,
  supplierOrderNumber: ({ value }) => value.supplierOrderNumber,
  lines: (document, _, context) => linesOf(document, context),
  beyondGuide: (document, _, context) =>
    seesAll(document, context) ? shownBeyond(document.value.beyondGuide, context.viewer.scopes) : null,
  warnings: (document, _, context) => (seesAll(document, context) ? [...document.value.warnings] : null),
  source: ({ messageId }) => (messageId === null ? 'GRAPH' : 'DOCUMENT'),
  message: ({ messageId }) => reference(messageId),
  answeredBy: ({ answeredBy }) => answeredBy,
  receivedAt: ({ receivedAt }) => receivedAt.toString(),
};
