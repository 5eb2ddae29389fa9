import type { Reference } from '../context.ts';
import type { LineageNodeKind, LineageThing } from '../domain/lineage-node.ts';
import type { LineageNodeResolvers } from '../generated/graphql.ts';

const referenceOf =
  (kind: LineageNodeKind) =>
  (thing: LineageThing): Reference | null =>
    thing.kind === kind ? { id: thing.id } : null;

export const LineageNode: LineageNodeResolvers = {
  message: ({ id, kind }, _, { loaders }) => (kind === 'MESSAGE' ? loaders.message.load(id) : null),
  surgicalCase: referenceOf('CASE'),
  demand: referenceOf('DEMAND'),
  preferenceCard: referenceOf('CARD'),
  lot: referenceOf('LOT'),
  purchaseOrderLine: referenceOf('ORDER_LINE'),
  purchaseOrder: referenceOf('ORDER'),
  item: referenceOf('ITEM'),
  requisition: referenceOf('REQUISITION'),
  requisitionLine: referenceOf('REQUISITION_LINE'),
  receipt: referenceOf('RECEIPT'),
  receiptLine: referenceOf('RECEIPT_LINE'),
  invoice: referenceOf('INVOICE'),
  invoiceLine: referenceOf('INVOICE_LINE'),
  acknowledgement: referenceOf('ACKNOWLEDGEMENT'),
  acknowledgementLine: referenceOf('ACKNOWLEDGEMENT_LINE'),
  changeAnswer: referenceOf('CHANGE_ANSWER'),
  changeAnswerLine: referenceOf('CHANGE_ANSWER_LINE'),
  shipNotice: referenceOf('SHIP_NOTICE'),
  shipNoticeLine: referenceOf('SHIP_NOTICE_LINE'),
  supplierInvoice: referenceOf('SUPPLIER_INVOICE'),
  supplierInvoiceLine: referenceOf('SUPPLIER_INVOICE_LINE'),
  backorder: referenceOf('BACKORDER'),
  substitutionRequest: referenceOf('SUBSTITUTION_REQUEST'),
  command: referenceOf('COMMAND'),
  transfer: referenceOf('TRANSFER'),
  stockAlert: referenceOf('STOCK_ALERT'),
};
