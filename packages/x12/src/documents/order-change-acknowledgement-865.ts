import { documentType } from './layout/document-type.ts';
import { date, expected, required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { lineStatus } from './line-status.ts';
import { changedLineHead } from './order-change-860.ts';
import { lineDetailMembers, lineTermMembers, orderHeaderMembers } from './order-members.ts';
import { amount } from './prices.ts';
import { totals } from './totals.ts';

const answeredLine = loop(changedLineHead, {
  ...lineTermMembers,
  statuses: many(lineStatus),
  ...lineDetailMembers,
});

const layout = loop(
  segment('BCA', {
    purpose: required(text(1, 2)),
    /** Element 587, as BAK02. */
    acknowledgementType: text(2, 2),
    orderNumber: required(text(3, 22)),
    release: text(4, 30),
    /** The change that is answered; empty when the seller changes of its own accord. */
    changeNumber: text(5, 8),
    orderedOn: expected(date(6)),
    requestReference: text(7, 45),
    contractNumber: text(8, 30),
    sellerOrderNumber: text(9, [30, 80]),
    acknowledgedOn: date(10),
    changedOn: date(11),
  }),
  {
    ...orderHeaderMembers,
    lines: many(answeredLine),
    totals: maybe(totals),
    amounts: many(amount),
  },
);

/** 865: what a seller makes of a change, or changes itself. */
export type OrderChangeAcknowledgement865 = DocumentOf<typeof layout>;
export type AnsweredLine865 = DocumentOf<typeof answeredLine>;

export const orderChangeAcknowledgement865 = documentType({
  type: '865',
  functionalId: 'CA',
  name: 'purchase order change acknowledgement',
  layout,
  counts: {
    what: 'lines',
    stated: ({ totals }) => totals,
    quantities: ({ lines }) => lines?.map(({ quantity }) => quantity),
  },
});

export const readOrderChangeAcknowledgement865 = orderChangeAcknowledgement865.read;
export const writeOrderChangeAcknowledgement865 = orderChangeAcknowledgement865.write;
