import { documentType } from './layout/document-type.ts';
import { date, decimal, pairs, required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf, type DraftOf } from './layout/layout.ts';
import { lineDetailMembers, lineTermMembers, orderHeaderMembers } from './order-members.ts';
import { amount } from './prices.ts';
import { totals } from './totals.ts';

const orderLine = loop(
  segment('PO1', {
    /** The buyer's line number; what answers the line repeats it. */
    number: text(1, 20),
    quantity: decimal(2),
    unit: text(3, 2),
    unitPrice: decimal(4),
    /** Element 639: CT contract, PE per each, UM per unit, CA catalogue, HP per hundred. */
    priceBasis: text(5, 2),
    productIds: pairs(6, 25),
  }),
  { ...lineTermMembers, ...lineDetailMembers },
);

const layout = loop(
  segment('BEG', {
    /** Element 353: 00 original, 05 replace, 06 confirmation, 07 duplicate (R36). */
    purpose: required(text(1, 2)),
    /** Element 92: NE new, SA stand-alone, RL release, RO rush, EO emergency, CN consigned … */
    orderType: required(text(2, 2)),
    number: required(text(3, 22)),
    release: text(4, 30),
    orderedOn: required(date(5)),
    contractNumber: text(6, 30),
    acknowledgementType: text(7, 2),
  }),
  {
    ...orderHeaderMembers,
    lines: many(orderLine),
    totals: maybe(totals),
    amounts: many(amount),
  },
);

/** 850: what a buyer orders. Quantities, units and prices as sent; ISO dates; totals are counted when absent. */
export type PurchaseOrder850 = DocumentOf<typeof layout>;
/** An order to write: empty lists may be left out. */
export type PurchaseOrderDraft850 = DraftOf<typeof layout>;
export type PurchaseOrderLine850 = DocumentOf<typeof orderLine>;

export const purchaseOrder850 = documentType({
  type: '850',
  functionalId: 'PO',
  name: 'purchase order',
  layout,
  counts: {
    what: 'lines',
    stated: ({ totals }) => totals,
    quantities: ({ lines }) => lines?.map(({ quantity }) => quantity),
  },
});

export const readPurchaseOrder850 = purchaseOrder850.read;
export const writePurchaseOrder850 = purchaseOrder850.write;
