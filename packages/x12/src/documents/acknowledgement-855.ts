import { documentType } from './layout/document-type.ts';
import { date, decimal, expected, pairs, required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { lineStatus } from './line-status.ts';
import { lineDetailMembers, lineTermMembers, orderHeaderMembers } from './order-members.ts';
import { amount } from './prices.ts';
import { totals } from './totals.ts';

const acknowledgedLine = loop(
  segment('PO1', {
    /** The buyer's line number. */
    number: text(1, 20),
    /** The quantity ordered, as the seller has it. */
    quantity: decimal(2),
    unit: text(3, 2),
    unitPrice: decimal(4),
    priceBasis: text(5, 2),
    productIds: pairs(6, 25),
  }),
  {
    ...lineTermMembers,
    /** Empty where the seller says nothing of the line: BAK02 decides what that means (R38). */
    statuses: many(lineStatus),
    ...lineDetailMembers,
  },
);

const layout = loop(
  segment('BAK', {
    purpose: required(text(1, 2)),
    /** Element 587: AC with detail and change, AD no change, AE exceptions only, AT accepted, RD, RJ rejected … (R38). */
    acknowledgementType: required(text(2, 2)),
    orderNumber: required(text(3, 22)),
    orderedOn: expected(date(4)),
    release: text(5, 30),
    requestReference: text(6, 45),
    contractNumber: text(7, 30),
    /** The seller's number of the order. */
    sellerOrderNumber: text(8, [30, 80]),
    acknowledgedOn: date(9),
    transactionType: text(10, 2),
  }),
  {
    ...orderHeaderMembers,
    lines: many(acknowledgedLine),
    totals: maybe(totals),
    amounts: many(amount),
  },
);

/** 855: what a seller makes of an order. All codes as sent, units with their quantities. */
export type Acknowledgement855 = DocumentOf<typeof layout>;
export type AcknowledgedLine855 = DocumentOf<typeof acknowledgedLine>;

export const acknowledgement855 = documentType({
  type: '855',
  functionalId: 'PR',
  name: 'purchase order acknowledgement',
  layout,
  counts: {
    what: 'lines',
    stated: ({ totals }) => totals,
    quantities: ({ lines }) => lines?.map(({ quantity }) => quantity),
  },
});

export const readAcknowledgement855 = acknowledgement855.read;
export const writeAcknowledgement855 = acknowledgement855.write;
