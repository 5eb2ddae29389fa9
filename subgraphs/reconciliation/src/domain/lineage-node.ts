import { hubIdType, type HubIdType } from '@supply-hub/identifiers';

const kinds = {
  message: 'MESSAGE',
  case: 'CASE',
  demand: 'DEMAND',
  card: 'CARD',
  lot: 'LOT',
  orderline: 'ORDER_LINE',
  order: 'ORDER',
  item: 'ITEM',
  requisition: 'REQUISITION',
  requisitionline: 'REQUISITION_LINE',
  receipt: 'RECEIPT',
  receiptline: 'RECEIPT_LINE',
  invoice: 'INVOICE',
  invoiceline: 'INVOICE_LINE',
  acknowledgement: 'ACKNOWLEDGEMENT',
  acknowledgementline: 'ACKNOWLEDGEMENT_LINE',
  changeanswer: 'CHANGE_ANSWER',
  changeanswerline: 'CHANGE_ANSWER_LINE',
  shipnotice: 'SHIP_NOTICE',
  shipnoticeline: 'SHIP_NOTICE_LINE',
  supplierinvoice: 'SUPPLIER_INVOICE',
  supplierinvoiceline: 'SUPPLIER_INVOICE_LINE',
  backorder: 'BACKORDER',
  substitution: 'SUBSTITUTION_REQUEST',
  command: 'COMMAND',
  transfer: 'TRANSFER',
  stockalert: 'STOCK_ALERT',
} as const satisfies { readonly [T in HubIdType]?: string };

/** The kinds of thing a lineage can refer to. */
export type LineageNodeKind = (typeof kinds)[keyof typeof kinds] | 'OTHER';

/** A thing in a lineage, as its id tells it. */
export interface LineageThing {
  readonly id: string;
  readonly kind: LineageNodeKind;
}

export function lineageThing(id: string): LineageThing {
  const type = hubIdType(id);
  return { id, kind: type !== null && isReferred(type) ? kinds[type] : 'OTHER' };
}

function isReferred(type: HubIdType): type is keyof typeof kinds {
  return type in kinds;
}
